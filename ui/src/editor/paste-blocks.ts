// Foreign HTML as blocks of our own. Only the structure and the four things that inline text may carry survive: classes,
// styles, fonts, colours, scripts, hidden text and remote pictures do not. The tree handed in is inert (it was parsed into a
// document that runs and loads nothing), and nothing of it is kept.
import type { Block, Span, Text } from "../ipc/types";
import { readInline, isHidden, styleOf } from "./paste-inline";
import { startOf } from "./schema";

export interface Pasted {
  blocks: Block[];
  /** `data:` addresses of pictures, in order; remote ones are left where they are. */
  pictures: string[];
}

const DROPPED = new Set(
  "SCRIPT STYLE TEMPLATE NOSCRIPT IFRAME OBJECT EMBED HEAD TITLE META LINK SVG MATH CANVAS AUDIO VIDEO BUTTON SELECT INPUT TEXTAREA XML".split(
    " ",
  ),
);
const CONTAINERS = new Set(
  "DIV SECTION ARTICLE MAIN HEADER FOOTER ASIDE NAV FIGURE CENTER ADDRESS DETAILS DL DD DT FORM FIELDSET BODY TBODY".split(
    " ",
  ),
);
const LEVELS: Record<string, number> = { H1: 1, H2: 1, H3: 2, H4: 3, H5: 3, H6: 3 };

export function readBlocks(root: ParentNode): Pasted {
  const pasted: Pasted = { blocks: [], pictures: [] };
  read(root, pasted);
  pasted.blocks = joinWordLists(pasted.blocks);
  return pasted;
}

function read(parent: ParentNode, into: Pasted): void {
  let loose: Node[] = [];
  const flush = () => {
    addParagraphs(loose, into);
    loose = [];
  };
  for (const node of parent.childNodes) {
    if (!(node instanceof Element)) {
      loose.push(node);
      continue;
    }
    if (dropped(node)) continue;
    if (!isBlock(node)) {
      loose.push(node);
      continue;
    }
    flush();
    readBlock(node, into);
  }
  flush();
}

function dropped(element: Element): boolean {
  return DROPPED.has(element.nodeName.toUpperCase()) || isHidden(element);
}

/** A block, or an inline wrapper around blocks (Google Docs wraps a whole paste in one <b>). */
function isBlock(element: Element): boolean {
  const name = element.nodeName;
  return (
    CONTAINERS.has(name) ||
    name in LEVELS ||
    ["P", "PRE", "BLOCKQUOTE", "UL", "OL", "LI", "TABLE", "HR", "FIGCAPTION"].includes(name) ||
    [...element.children].some((child) => !dropped(child) && isBlock(child))
  );
}

function readBlock(element: Element, into: Pasted): void {
  const name = element.nodeName;
  const level = LEVELS[name];
  if (level !== undefined) {
    const text = inlineOf(element, into);
    if (text.length > 0) into.blocks.push({ type: "subheading", level, text });
  } else if (name === "HR") into.blocks.push({ type: "rule" });
  else if (name === "P" || name === "FIGCAPTION") {
    const item = wordItem(element);
    if (item)
      into.blocks.push({
        type: "list",
        numbered_from: item.numbered ? 1 : null,
        items: [inlineOf(item.words, into)],
      });
    else if ([...element.children].some(isBlock)) read(element, into);
    else addParagraphs([...element.childNodes], into);
  } else if (name === "PRE") addLines(element.textContent, into);
  else if (name === "BLOCKQUOTE") {
    const inner: Pasted = { blocks: [], pictures: into.pictures };
    read(element, inner);
    const paragraphs = inner.blocks.flatMap(textsOf);
    if (paragraphs.length > 0) into.blocks.push({ type: "quote", paragraphs });
  } else if (name === "UL" || name === "OL") {
    const items = itemsOf(element, into);
    const numbered_from = name === "OL" ? startOf(element.getAttribute("start")) : null;
    if (items.length > 0) into.blocks.push({ type: "list", numbered_from, items });
  } else if (name === "TABLE") readTable(element, into);
  else read(element, into);
}

/** Inline nodes as paragraphs: two line breaks in a row begin a new one, as web pages write it. */
function addParagraphs(nodes: Node[], into: Pasted): void {
  const text = readInline(nodes, into.pictures);
  for (const part of splitText(text)) into.blocks.push({ type: "paragraph", text: part });
}

function addLines(text: string, into: Pasted): void {
  for (const line of text.split(/\r\n?|\n/)) if (line.trim() !== "") into.blocks.push(paragraph(line));
}

function inlineOf(element: Element, into: Pasted): Text {
  return trim(readInline([...element.childNodes], into.pictures));
}

/** One level of items: what was nested stands in the same list, in reading order. */
function itemsOf(list: Element, into: Pasted): Text[] {
  return [...list.children]
    .filter((child) => !dropped(child))
    .flatMap((child) => {
      if (child.nodeName === "UL" || child.nodeName === "OL") return itemsOf(child, into);
      const inner: Pasted = { blocks: [], pictures: into.pictures };
      read(child, inner);
      return inner.blocks.flatMap(textsOf);
    });
}

/** Tables with one column or one row are how pages lay out text; they are read as their content. */
function readTable(table: Element, into: Pasted): void {
  const rows = [...table.querySelectorAll("tr")].filter((row) => row.closest("table") === table);
  const cells = rows.map((row) => [...row.children].filter((cell) => /^T[DH]$/.test(cell.nodeName)));
  if (cells.every((row) => row.length < 2) || cells.length < 2) {
    for (const cell of cells.flat()) read(cell, into);
    return;
  }
  const header = cells[0]?.every((cell) => cell.nodeName === "TH") ?? false;
  const texts = cells.map((row) =>
    row.map((cell) => {
      const inner: Pasted = { blocks: [], pictures: into.pictures };
      read(cell, inner);
      return inner.blocks
        .flatMap(textsOf)
        .reduce<Text>((all, text) => (all.length ? [...all, { text: "\n" }, ...text] : text), []);
    }),
  );
  into.blocks.push({ type: "table", header, rows: texts });
}

/** The texts of a block, in reading order, for places that hold lines only. */
function textsOf(block: Block): Text[] {
  switch (block.type) {
    case "paragraph":
    case "subheading":
      return [block.text];
    case "quote":
      return block.paragraphs;
    case "list":
      return block.items;
    case "table":
      return block.rows.flat();
    default:
      return [];
  }
}

/** Word writes list items as paragraphs with the marker typed in front; the style says which is which. */
function wordItem(element: Element): { words: Element; numbered: boolean } | null {
  if (!/mso-list:\s*l\d+/i.test(styleOf(element))) return null;
  const words = element.cloneNode(true) as Element;
  let marker = "";
  for (const span of words.querySelectorAll("span"))
    if (/mso-list:\s*ignore/i.test(styleOf(span))) {
      marker += span.textContent;
      span.remove();
    }
  return { words, numbered: /[\p{Nd}一二三四五六七八九十a-z]+\s*[.)、．）]/iu.test(marker) };
}

/** Items that Word wrote one after the other are one list. */
function joinWordLists(blocks: Block[]): Block[] {
  const joined: Block[] = [];
  for (const block of blocks) {
    const last = joined.at(-1);
    const one = block.type === "list" && block.items.length === 1;
    if (one && last?.type === "list" && last.numbered_from === block.numbered_from)
      last.items.push(...block.items);
    else joined.push(block);
  }
  return joined;
}

/** Plain text as paragraphs: each line is one, empty lines only separate. */
export function readPlain(text: string): Block[] {
  return text
    .split(/\r\n?|\n|\u2028|\u2029/)
    .map((line) => line.replace(/^[\u3000\t ]+|[\t ]+$/g, ""))
    .filter((line) => line !== "")
    .map(paragraph);
}

function paragraph(text: string): Block {
  return { type: "paragraph", text: [{ text }] };
}

function splitText(text: Text): Text[] {
  const parts: Text[] = [[]];
  for (const span of text)
    span.text.split(/\n{2,}/).forEach((piece, index) => {
      if (index > 0) parts.push([]);
      if (piece !== "") parts.at(-1)?.push({ ...span, text: piece });
    });
  return parts.map(trim).filter((part) => part.length > 0);
}

/** Without the space and the typed indent around it: the indent is a style here. */
function trim(text: Text): Text {
  const spans: Span[] = text.map((span) => ({ ...span }));
  for (let first = spans[0]; first; first = spans[0]) {
    first.text = first.text.replace(/^[\s\u3000]+/, "");
    if (first.text !== "") break;
    spans.shift();
  }
  for (let last = spans.at(-1); last; last = spans.at(-1)) {
    last.text = last.text.replace(/\s+$/, "");
    if (last.text !== "") break;
    spans.pop();
  }
  return spans;
}
