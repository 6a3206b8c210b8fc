// Words put in at the caret as a person would have typed them: lines become paragraphs in the body, one line elsewhere.
import { Fragment, Slice } from "prosemirror-model";
import { NodeSelection, TextSelection, type EditorState, type Transaction } from "prosemirror-state";
import { part, startOfPart } from "./content";
import { clear, crossesRegions, inBody, isPlain } from "./regions";
import { schema } from "./schema";

const { nodes } = schema;

export function insertText(state: EditorState, text: string): Transaction | null {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  if (lines.length === 0) return null;
  const tr = crossesRegions(state.selection)
    ? clear(state.tr, state.selection.from, state.selection.to)
    : state.tr;
  const { $from, $to } = tr.selection;
  if (!(tr.selection instanceof NodeSelection)) {
    if (isPlain($from.parent) || $from.parent.type === nodes.cell)
      return tr.insertText(lines.join(" ")).scrollIntoView();
    if (inBody($from) && $from.parent.isTextblock) {
      if (lines.length === 1) return tr.insertText(lines[0] ?? "").scrollIntoView();
      return tr.replaceSelection(new Slice(paragraphs(lines), 1, 1)).scrollIntoView();
    }
  }
  // With a figure selected, or the caret where no text may be: behind it, or at the end of the body.
  const body = startOfPart(tr.doc, "body");
  const at = inBody($to) ? behind(tr) : body + part(tr.doc, "body").content.size;
  tr.insert(at, paragraphs(lines));
  const end = at + paragraphs(lines).size;
  return tr.setSelection(TextSelection.near(tr.doc.resolve(end), -1)).scrollIntoView();
}

/** The end of the block of the body that the selection ends in. */
function behind({ selection }: Transaction): number {
  return selection instanceof NodeSelection ? selection.to : selection.$to.after(2);
}

function paragraphs(lines: string[]): Fragment {
  return Fragment.fromArray(lines.map((line) => nodes.paragraph.create(null, schema.text(line))));
}
