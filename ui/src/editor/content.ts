// The one place where the page's document and story::Content are converted into each other. `fromDoc(toDoc(content))` is
// `content` for every valid Content, so that opening a story never changes it (content.test.ts proves it).
import { Fragment, type Mark, type Node } from "prosemirror-model";
import type { Author, Block, Content, Figure, Related, SignOff, Span, Text } from "../ipc/types";
import { isWordsLine, LAYOUT, WORDS_LINES, type PartName, type WordsLineName } from "../model/parts";
import { printAuthors, readAuthors } from "./authors";
import { blockKind, type Maker } from "./blocks";
import { figureOf } from "./facts";
import { schema } from "./schema";

const { nodes, marks } = schema;
const maker: Maker = { schema, inline, textOf };

export function toDoc(content: Content): Node {
  const { schema: version, slugline, source, keywords, genre, urgency, embargo, language, ednote } = content;
  const length = content.length ?? null;
  return nodes.doc.create(
    { schema: version, slugline, source, keywords, genre, urgency, embargo, language, ednote, length },
    LAYOUT.map((part) =>
      typeof part === "string"
        ? partNode(part, content)
        : nodes.byline.create(
            null,
            part.map((inner) => partNode(inner, content)),
          ),
    ),
  );
}

function partNode(name: PartName, content: Content): Node {
  if (isWordsLine(name)) return nodes[name].create(null, plain(content[name]));
  switch (name) {
    case "authors":
      return nodes.authors.create({ known: content.authors }, plain(printAuthors(content.authors)));
    case "body": {
      const bare = content.body.length === 0;
      return nodes.body.create({ bare }, bare ? nodes.paragraph.create() : content.body.map(blockNode));
    }
    case "sign_off":
      return nodes.sign_off.create({ place: content.sign_off.place }, plain(content.sign_off.text));
    case "related":
      return nodes.related.create(null, content.related.map(relatedNode));
    case "tray":
      return nodes.tray.create(null, content.tray.map(figureNode));
  }
}

export function fromDoc(doc: Node): Content {
  const attrs = doc.attrs as Omit<Content, "length"> & { length: Content["length"] | null };
  return {
    schema: attrs.schema,
    slugline: attrs.slugline,
    ...wordsOf(doc),
    authors: authorsOf(part(doc, "authors")),
    sign_off: signOffOf(part(doc, "sign_off")),
    source: attrs.source,
    keywords: attrs.keywords,
    genre: attrs.genre,
    urgency: attrs.urgency,
    embargo: attrs.embargo,
    language: attrs.language,
    ednote: attrs.ednote,
    // Without a value there is no such member: the bytes stay what they were.
    ...(attrs.length && { length: attrs.length }),
    related: part(doc, "related").children.map(relatedOf),
    body: bodyOf(part(doc, "body")),
    tray: part(doc, "tray").children.map(figureOf),
  };
}

/** The lines that are plain words. */
function wordsOf(doc: Node): Record<WordsLineName, string> {
  const words = WORDS_LINES.map((name) => [name, part(doc, name).textContent]);
  return Object.fromEntries(words) as Record<WordsLineName, string>;
}

/** Where each part of the page is: index in the document, and in the byline. */
const PARTS = Object.fromEntries(
  LAYOUT.flatMap((part, index): [PartName, [number, number?]][] =>
    typeof part === "string" ? [[part, [index]]] : part.map((inner, nth) => [inner, [index, nth]]),
  ),
) as Record<PartName, [number, number?]>;

export function part(doc: Node, name: PartName): Node {
  const [index, inner] = PARTS[name];
  return inner === undefined ? doc.child(index) : doc.child(index).child(inner);
}

/** Position of the first character in a part: one behind its opening. */
export function startOfPart(doc: Node, name: PartName): number {
  const [index, inner] = PARTS[name];
  let pos = 1;
  for (let i = 0; i < index; i++) pos += doc.child(i).nodeSize;
  if (inner === undefined) return pos;
  pos += 1;
  for (let i = 0; i < inner; i++) pos += doc.child(index).child(i).nodeSize;
  return pos;
}

export function authorsOf(node: Node): Author[] {
  return readAuthors(node.textContent, node.attrs.known as Author[]);
}

/** The paragraph whose end the sign-off is printed at: the sign-off's place is set to that, and the text ends with a paragraph.
 * `story::sign_off` has the rule: pictures are no text, and an empty block does not print. */
export function signedParagraph(doc: Node): Node | null {
  if (signOffOf(part(doc, "sign_off")).place !== "end_of_last_paragraph") return null;
  const last = part(doc, "body").children.findLast(
    (block) => block.type !== nodes.figure && isWritten(block),
  );
  return last?.type === nodes.paragraph ? last : null;
}

function isWritten(block: Node): boolean {
  return blockKind(block.type.name).printsBare || block.textBetween(0, block.content.size, "", "\n") !== "";
}

export function signOffOf(node: Node): SignOff {
  return { text: node.textContent, place: node.attrs.place as SignOff["place"] };
}

export function relatedOf(node: Node): Related {
  return { title: node.textContent, href: node.attrs.href as string };
}

export function relatedNode({ title, href }: Related): Node {
  return nodes.related_item.create({ href }, plain(title));
}

export function figureNode(figure: Figure): Node {
  return blockNode({ type: "figure", figure });
}

export function blockNode(block: Block): Node {
  return blockKind(block.type).node(block, maker);
}

function bodyOf(body: Node): Block[] {
  const only = body.childCount === 1 ? body.firstChild : null;
  const untouched = body.attrs.bare === true && only?.type === nodes.paragraph && only.content.size === 0;
  return untouched ? [] : body.children.map(blockOf);
}

/** The blocks read so far, by their nodes: a block that did not change has the same node, and is not read for every save. */
const read = new WeakMap<Node, Block>();

function blockOf(node: Node): Block {
  let block = read.get(node);
  if (!block) {
    block = blockKind(node.type.name).block(node, maker);
    read.set(node, block);
  }
  return block;
}

/** Marked runs in their normal form: no run is empty, no two neighbours carry the same marks. */
function textOf(node: Node): Text {
  const spans: Span[] = [];
  node.forEach((child) => {
    const span = spanOf(child);
    const last = spans.at(-1);
    if (last && sameMarks(last, span)) last.text += span.text;
    else spans.push(span);
  });
  return spans;
}

function spanOf(node: Node): Span {
  const span: Span = { text: node.text ?? "\n" };
  if (marks.strong.isInSet(node.marks)) span.strong = true;
  if (marks.emphasis.isInSet(node.marks)) span.emphasis = true;
  const link = marks.link.isInSet(node.marks);
  if (link) span.link = link.attrs.href as string;
  return span;
}

function sameMarks(a: Span, b: Span): boolean {
  return a.strong === b.strong && a.emphasis === b.emphasis && a.link === b.link;
}

export function inline(text: Text): Fragment {
  const out: Node[] = [];
  for (const span of text) {
    const carried = marksOf(span);
    span.text.split("\n").forEach((line, index) => {
      if (index > 0) out.push(nodes.hard_break.create(null, null, carried));
      if (line !== "") out.push(schema.text(line, carried));
    });
  }
  return Fragment.fromArray(out);
}

function marksOf(span: Span): readonly Mark[] {
  const set: Mark[] = [];
  if (span.link !== undefined) set.push(marks.link.create({ href: span.link }));
  if (span.strong) set.push(marks.strong.create());
  if (span.emphasis) set.push(marks.emphasis.create());
  return set;
}

function plain(text: string): Node | null {
  return text === "" ? null : schema.text(text);
}
