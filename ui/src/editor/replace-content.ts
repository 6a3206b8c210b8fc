// Another content in the place of the one on the page, with what was decided about it: one transaction, and only as much of the
// document as differs, so that the caret, marks, prompts and places in the rest stay.
// See docs/decisions/small-steps.md.
import { ReplaceStep } from "prosemirror-transform";
import type { EditorState, Transaction } from "prosemirror-state";
import type { Content, Decisions } from "../ipc/types";
import { toDoc } from "./content";
import { lawful } from "./tray";

/** Replaces the content. `decided` is null where it has no decisions. Answers null where the document has all of it already. */
export function replaceContent(
  state: EditorState,
  content: Content,
  decided: Record<string, Decisions> | null,
): Transaction | null {
  const { doc } = state;
  const next = toDoc(content);
  const tr = state.tr;
  const start = doc.content.findDiffStart(next.content);
  const ends = start === null ? null : doc.content.findDiffEnd(next.content);
  if (start !== null && ends) {
    // Where the same words occur twice in a row the two ends may cross: the one found first, `start`, counts.
    const overlap = Math.max(0, start - Math.min(ends.a, ends.b));
    const [from, to] = [ends.a + overlap, ends.b + overlap];
    tr.step(new ReplaceStep(start, from, next.slice(start, to)));
  }
  for (const [name, value] of Object.entries(next.attrs))
    if (name !== "decided" && JSON.stringify(doc.attrs[name]) !== JSON.stringify(value))
      tr.setDocAttribute(name, value);
  if (JSON.stringify(doc.attrs.decided) !== JSON.stringify(decided)) tr.setDocAttribute("decided", decided);
  return tr.docChanged ? lawful(tr) : null;
}
