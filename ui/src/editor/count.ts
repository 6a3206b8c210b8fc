// 字数 on the page, as story::count counts and by the same table of characters. A block is counted once and kept by the node
// it is: ProseMirror makes a new node for a changed block and keeps all others, so a key costs one block and one sum.
// See docs/decisions/counting-twice.md.
import type { Node } from "prosemirror-model";
import type { Selection } from "prosemirror-state";
import type { Count } from "../ipc/types";
import type { Counts } from "../model/manuscript";
import { part, signedParagraph, signOffOf } from "./content";
import { KINDS } from "./count-kinds";
import { schema } from "./schema";

const { nodes } = schema;

/** Words read in a minute. */
const READING_SPEED = 400;

const LINE_FEED = 10;
const RETURN = 13;
const [HAN, FULL_WIDTH, RUN, BREAK] = Array.from("HFRB", (letter) => letter.charCodeAt(0));

/** Where each run of one kind begins. */
const starts: number[] = [];
const kinds: number[] = [];
/** The first 65,536 characters one by one: nearly all there are in any text. */
const near = new Uint8Array(0x10000);
let next = 0;
for (const [, kind = "B", length = ""] of KINDS.matchAll(/([A-Z])([0-9a-z]+)/g)) {
  starts.push(next);
  kinds.push(kind.charCodeAt(0));
  near.fill(kind.charCodeAt(0), next, (next += parseInt(length, 36)));
}

function kindOf(code: number): number | undefined {
  return near[code] ?? kinds[starts.findLastIndex((start) => start <= code)];
}

/** The counts of a text, and whether it ends inside a run. */
interface Tally {
  words: number;
  characters: number;
  han: number;
  open: boolean;
}

const NOTHING: Tally = { words: 0, characters: 0, han: 0, open: false };

function tally(text: string, open = false): Tally {
  let [words, characters, han] = [0, 0, 0];
  for (let at = 0; at < text.length; at++) {
    const code = text.codePointAt(at) ?? 0;
    if (code > 0xffff) at++;
    if (code !== LINE_FEED && code !== RETURN) characters++;
    const kind = kindOf(code);
    if (kind === HAN || kind === FULL_WIDTH) {
      words++;
      if (kind === HAN) han++;
      open = false;
    } else if (kind === RUN) {
      if (!open) words++;
      open = true;
    } else if (kind === BREAK) open = false;
  }
  return { words, characters, han, open };
}

function sum(one: Tally, other: Tally): Tally {
  return {
    words: one.words + other.words,
    characters: one.characters + other.characters,
    han: one.han + other.han,
    open: other.open,
  };
}

function counted({ words, characters, han }: Tally): Count {
  return { words, characters, han, minutes: Math.ceil(words / READING_SPEED) };
}

export function countText(text: string): Count {
  return counted(tally(text));
}

const known = new WeakMap<Node, Tally>();

/** A line, or a block of lines: each line ends its run. */
function tallyNode(node: Node): Tally {
  const kept = known.get(node);
  if (kept) return kept;
  const made = node.isTextblock
    ? tally(textIn(node, 0, node.content.size))
    : node.children.reduce((all, child) => sum(all, tallyNode(child)), NOTHING);
  known.set(node, made);
  return made;
}

function textIn(line: Node, from: number, to: number): string {
  return line.textBetween(from, to, null, "\n");
}

export function countsOf(doc: Node, selection: Selection): Counts {
  return {
    story: countStory(doc),
    selection: countSelection(doc, selection),
    here: countHere(selection),
    apart: countApart(doc),
  };
}

/** The count of the story's printed text: every block of the body but the figures, and the sign-off where it is printed. */
export function countStory(doc: Node): Count {
  const signOff = signOffOf(part(doc, "sign_off"));
  let all = NOTHING;
  for (const block of part(doc, "body").children)
    if (block.type !== nodes.figure) all = sum(all, tallyNode(block));
  const before = signedParagraph(doc);
  return counted(sum(all, tally(signOff.text, before !== null && tallyNode(before).open)));
}

/** The count of the selection, captions and fields included; null where nothing is selected. */
export function countSelection(doc: Node, { from, to, empty }: Selection): Count | null {
  if (empty) return null;
  let all = NOTHING;
  doc.nodesBetween(from, to, (node, pos) => {
    if (from <= pos && to >= pos + node.nodeSize) {
      all = sum(all, tallyNode(node));
      return false;
    }
    if (!node.isTextblock) return true;
    const [start, end] = [Math.max(0, from - pos - 1), Math.min(node.content.size, to - pos - 1)];
    all = sum(all, tally(textIn(node, start, end)));
    return false;
  });
  return counted(all);
}

/** The block of the body that has the caret, or the caption or field. */
export function countHere({ $head }: Selection): Count | null {
  return $head.parent.isTextblock ? counted(tallyNode($head.parent)) : null;
}

/** The counts that the story's own does not include: the headline, and the captions in the body. */
export function countApart(doc: Node): { headline: number; captions: number } {
  const figures = part(doc, "body").children.filter(({ type }) => type === nodes.figure);
  return {
    headline: tallyNode(part(doc, "headline")).words,
    captions: figures.reduce((words, figure) => words + tallyNode(figure).words, 0),
  };
}

/** A block's words: for the outline, which sums them by section. */
export function wordsOf(block: Node): number {
  return block.type === nodes.figure ? 0 : tallyNode(block).words;
}
