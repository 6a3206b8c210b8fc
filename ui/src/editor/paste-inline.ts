// Foreign inline HTML as marked runs: bold, emphasis and links by tag or by style, white space as a browser would show it.
import type { Span, Text } from "../ipc/types";
import { isWebAddress } from "./schema";

type Marks = Omit<Span, "text">;

export function styleOf(element: Element): string {
  return element.getAttribute("style") ?? "";
}

/** Hidden text is for machines: trackers, Word's own notes, screen tricks. */
export function isHidden(element: Element): boolean {
  return (
    element.hasAttribute("hidden") ||
    /display:\s*none|visibility:\s*hidden|mso-hide:\s*all/i.test(styleOf(element))
  );
}

export function readInline(nodes: readonly Node[], pictures: string[]): Text {
  const runs: Text = [];
  for (const node of nodes) walk(node, {}, runs, pictures);
  return collapse(runs);
}

function walk(node: Node, marks: Marks, into: Text, pictures: string[]): void {
  if (node instanceof Text_) {
    into.push({ text: node.data, ...marks });
    return;
  }
  if (!(node instanceof Element) || isHidden(node)) return;
  const name = node.nodeName.toUpperCase();
  if (/^(SCRIPT|STYLE|TEMPLATE|NOSCRIPT|IFRAME|OBJECT|SVG|MATH|BUTTON|SELECT|TEXTAREA|TITLE|XML)$/.test(name))
    return;
  if (name === "BR") into.push({ text: BREAK, ...marks });
  else if (name === "IMG") {
    const src = node.getAttribute("src") ?? "";
    if (/^data:image\//i.test(src)) pictures.push(src);
  } else {
    const inner = marksOf(node, name, marks);
    for (const child of node.childNodes) walk(child, inner, into, pictures);
  }
}

const Text_ = globalThis.Text;
/** A line break from <br>, kept apart from line feeds in the source, which are only white space. */
const BREAK = "\u0085";

function marksOf(element: Element, name: string, marks: Marks): Marks {
  const style = styleOf(element);
  const weight = /font-weight:\s*(\w+)/i.exec(style)?.[1]?.toLowerCase();
  const inner = { ...marks };
  if (name === "B" || name === "STRONG" || weight === "bold" || weight === "bolder" || Number(weight) >= 600)
    inner.strong = true;
  if (weight === "normal" || Number(weight) < 600) delete inner.strong;
  if (name === "I" || name === "EM" || /font-style:\s*italic/i.test(style)) inner.emphasis = true;
  if (/font-style:\s*normal/i.test(style)) delete inner.emphasis;
  const href = name === "A" ? (element.getAttribute("href") ?? "").trim() : "";
  if (isWebAddress(href)) inner.link = href;
  return inner;
}

const WIDE = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef“”‘’—…·]/u;

/**
 * White space as printed: one space for any run, none at a line's edge, and none where the source broke its line between
 * two Han characters or wide marks (Word wraps its HTML anywhere; a space there was never typed by anyone).
 */
function collapse(runs: Text): Text {
  const out: Text = [];
  let last = BREAK;
  runs.forEach((run, index) => {
    let text = "";
    const pieces = run.text.match(/[ \t\r\n\f]+|[^ \t\r\n\f]/gu) ?? [];
    pieces.forEach((piece, at) => {
      if (!/^[ \t\r\n\f]/.test(piece)) {
        text += piece === BREAK ? "\n" : piece === "\u00a0" ? " " : piece;
        last = piece;
        return;
      }
      const next = pieces[at + 1] ?? firstOf(runs, index + 1);
      const wrapped = /[\r\n]/.test(piece) && WIDE.test(last) && WIDE.test(next);
      if (last === BREAK || last === " " || next === BREAK || next === "" || wrapped) return;
      text += " ";
      last = " ";
    });
    const before = out.at(-1);
    if (text === "") return;
    if (
      before &&
      before.strong === run.strong &&
      before.emphasis === run.emphasis &&
      before.link === run.link
    )
      before.text += text;
    else out.push({ ...run, text });
  });
  return out;
}

function firstOf(runs: Text, from: number): string {
  for (const run of runs.slice(from)) {
    const first = /[^ \t\r\n\f]/u.exec(run.text)?.[0];
    if (first !== undefined) return first;
  }
  return "";
}
