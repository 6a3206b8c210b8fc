// Enter: on to the next field, out of a caption, out of an empty item, or a new paragraph.
import { chainCommands, splitBlockAs } from "prosemirror-commands";
import { NodeSelection, TextSelection, type Command, type Transaction } from "prosemirror-state";
import { WALKED_LINES, type PartName } from "../model/parts";
import { part, startOfPart } from "./content";
import { kindAt, turnLines } from "./lines";
import { crossesRegions, deleteSelected, inBody } from "./regions";
import { schema } from "./schema";
import { paragraphAt } from "./typing";

const { nodes } = schema;
const WALK: PartName[] = [...WALKED_LINES, "body"];

/** Moves the caret to the next or previous printed field; beyond the last one there is the body, before the first nothing. */
export function stepField(direction: 1 | -1): Command {
  return (state, dispatch) => {
    const index = WALK.findIndex((name) => nodes[name] === state.selection.$head.parent.type);
    const next = WALK[index + direction];
    if (index < 0 || next === undefined) return false;
    dispatch?.(caretIn(state.tr, next).scrollIntoView());
    return true;
  };
}

/** The caret at the end of a field's words, or at the start of the body. */
export function caretIn(tr: Transaction, name: PartName): Transaction {
  const start = startOfPart(tr.doc, name);
  const at = name === "body" ? start : start + part(tr.doc, name).content.size;
  return tr.setSelection(TextSelection.near(tr.doc.resolve(at), 1));
}

/** With a figure, a rule or a table row selected: a paragraph after it. In a caption: a paragraph after the figure. */
const afterBlock: Command = (state, dispatch) => {
  const { selection } = state;
  const { $from } = selection;
  if (!inBody($from)) return selection instanceof NodeSelection;
  const node = selection instanceof NodeSelection;
  if (!node && $from.parent.type !== nodes.figure) return false;
  dispatch?.(paragraphAt(state.tr, node ? selection.to : $from.after()).scrollIntoView());
  return true;
};

/** Leaves the block under the caret, of any kind: a paragraph after it. */
export const paragraphAfter: Command = (state, dispatch) => {
  const { $to } = state.selection;
  if (!inBody($to) || $to.depth < 2) return false;
  dispatch?.(paragraphAt(state.tr, $to.after(2)).scrollIntoView());
  return true;
};

const leaveEmptyLine: Command = (state, dispatch) => {
  const kind = kindAt(state);
  if (!kind || kind === "paragraph" || state.selection.$head.parent.content.size > 0) return false;
  const tr = turnLines(state, "paragraph");
  if (!tr) return false;
  dispatch?.(tr.scrollIntoView());
  return true;
};

const inRelated: Command = (state, dispatch) => {
  const { $from, $to } = state.selection;
  if ($from.parent.type !== nodes.related_item || !$from.sameParent($to)) return false;
  // An empty title ends the list.
  if ($from.parent.content.size === 0) return true;
  // The address stays with the words before the caret; what follows is a title of its own.
  dispatch?.(
    state.tr.split($from.pos, 1, [{ type: nodes.related_item, attrs: { href: "" } }]).scrollIntoView(),
  );
  return true;
};

/** A line break inside a block; plain lines have none. */
export const lineBreak: Command = (state, dispatch) => {
  const { $from, $to } = state.selection;
  if (!$from.sameParent($to) || !$from.parent.inlineContent || $from.parent.type.spec.marks === "")
    return false;
  dispatch?.(state.tr.replaceSelectionWith(nodes.hard_break.create(), true).scrollIntoView());
  return true;
};

const inCell: Command = (state, dispatch) =>
  state.selection.$from.parent.type === nodes.cell && lineBreak(state, dispatch);

const acrossRegions: Command = (state, dispatch) => {
  if (!crossesRegions(state.selection)) return false;
  dispatch?.(deleteSelected(state).scrollIntoView());
  return true;
};

/** In a field that Enter does not lead out of (the sign-off) nothing happens, and surely no second line. */
const stayInField: Command = (state) => !inBody(state.selection.$from);

/** The second half of a subheading split at its end is a paragraph; of any other line, a line of its kind. */
const split = splitBlockAs((node, atEnd) =>
  node.type === nodes.subheading && atEnd ? { type: nodes.paragraph } : null,
);

export const enter: Command = chainCommands(
  acrossRegions,
  stepField(1),
  afterBlock,
  inRelated,
  stayInField,
  inCell,
  leaveEmptyLine,
  split,
);
