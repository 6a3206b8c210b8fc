// Replacing the text of a line by transaction while touching as little as possible, so that carets, marks and undo elsewhere
// in the line stay right when the inspector writes into the page.
import type { Transaction } from "prosemirror-state";
import { schema } from "./schema";

/** Makes the text between `from` and `to` read `text`, by one replacement of the part that differs. */
export function writeText(tr: Transaction, from: number, to: number, text: string): Transaction {
  const old = tr.doc.textBetween(from, to);
  if (old === text) return tr;
  let head = 0;
  while (head < old.length && head < text.length && old[head] === text[head]) head++;
  let tail = 0;
  const most = Math.min(old.length, text.length) - head;
  while (tail < most && old.at(-1 - tail) === text.at(-1 - tail)) tail++;
  const middle = text.slice(head, text.length - tail);
  return middle === ""
    ? tr.delete(from + head, to - tail)
    : tr.replaceWith(from + head, to - tail, schema.text(middle));
}
