// The page's commands by name: what menus, palette and keys run, whether they can run, and whether they are on.
import { lift, toggleMark } from "prosemirror-commands";
import { redo, undo } from "prosemirror-history";
import type { MarkType, NodeType } from "prosemirror-model";
import { Selection, type Command, type EditorState } from "prosemirror-state";
import type { BodyLine, CommandName } from "../model/manuscript";
import { BODY_LINE_NAMES, LEAF_NAMES } from "./blocks";
import { part, startOfPart } from "./content";
import { toFigure } from "./figures";
import { canTurnLines, kindAt, turnLines } from "./lines";
import { moveBlocks } from "./move";
import { inBody } from "./regions";
import { schema } from "./schema";
import {
  columnAfter,
  columnBefore,
  deleteColumn,
  deleteRow,
  deleteTable,
  inTable,
  insertTable,
  rowAfter,
  rowBefore,
  toggleTitleRow,
} from "./table";

const { nodes, marks } = schema;

export interface CommandHost {
  newId: () => string;
  /** Asks for an address and then sets it; runs at once and finishes later. */
  askLink: () => void;
}

export function commandTable({ newId, askLink }: CommandHost): Record<CommandName, Command> {
  return {
    undo,
    redo,
    strong: toggleMark(marks.strong),
    emphasis: toggleMark(marks.emphasis),
    link: (state, dispatch) => {
      if (!canLink(state)) return false;
      if (dispatch) askLink();
      return true;
    },
    move_up: moveBlocks(-1),
    move_down: moveBlocks(1),
    figure: toFigure(newId),
    related: addRelated,
    table: insertTable,
    title_row: toggleTitleRow,
    row_before: rowBefore,
    row_after: rowAfter,
    column_before: columnBefore,
    column_after: columnAfter,
    delete_row: deleteRow,
    delete_column: deleteColumn,
    delete_table: deleteTable,
    ...byName(BODY_LINE_NAMES, line),
    ...byName(LEAF_NAMES, (name) => insertLeaf(nodes[name])),
  };
}

/** A command for each name of a list. */
function byName<Name extends string>(names: readonly Name[], make: (name: Name) => Command) {
  return Object.fromEntries(names.map((name) => [name, make(name)])) as Record<Name, Command>;
}

/** Turns the selected lines into a kind, or back into paragraphs where they are of it already. */
function line(name: BodyLine): Command {
  return (state, dispatch, view) => {
    if (!dispatch && canTurnLines(state)) return true;
    const tr = turnLines(state, isActive(state, name) ? "paragraph" : name);
    // A quote around a figure or table holds more than lines; taking it off is all that can be done there.
    if (!tr) return name === "paragraph" && lift(state, dispatch, view);
    dispatch?.(tr.scrollIntoView());
    return true;
  };
}

export function isActive(state: EditorState, name: CommandName): boolean {
  if (name === "strong" || name === "emphasis" || name === "link") return markActive(state, marks[name]);
  if (name === "table") return inTable(state);
  return kindAt(state) === name;
}

function markActive({ selection, storedMarks, doc }: EditorState, type: MarkType): boolean {
  const { from, to, $from, empty } = selection;
  if (empty) return type.isInSet(storedMarks ?? $from.marks()) !== undefined;
  return doc.rangeHasMark(from, to, type);
}

/** The address under the caret or selection; null where there is none. */
export function linkAt({ selection, doc }: EditorState): string | null {
  const { from, to, $from } = selection;
  let href: string | null = null;
  doc.nodesBetween(Math.max(0, from - ($from.parentOffset > 0 ? 1 : 0)), to, (node) => {
    const link = marks.link.isInSet(node.marks);
    if (link) href ??= link.attrs.href as string;
  });
  return href;
}

function canLink(state: EditorState): boolean {
  return (
    state.selection.$from.parent.type.allowsMarkType(marks.link) &&
    (!state.selection.empty || linkAt(state) !== null)
  );
}

/** Sets the address of the selection, or of the whole link around the caret; "" takes it off. */
export function setLink(href: string): Command {
  return (state, dispatch) => {
    const [from, to] = linkRange(state);
    if (from === to) return false;
    const tr = state.tr.removeMark(from, to, marks.link);
    dispatch?.(href === "" ? tr : tr.addMark(from, to, marks.link.create({ href })));
    return true;
  };
}

function linkRange({ selection }: EditorState): [number, number] {
  const { from, to, $from, empty } = selection;
  if (!empty) return [from, to];
  const start = $from.start();
  let range: [number, number] = [from, from];
  let open: [number, number, string] | null = null;
  $from.parent.forEach((node, offset) => {
    const href = marks.link.isInSet(node.marks)?.attrs.href as string | undefined;
    const [a, b] = [start + offset, start + offset + node.nodeSize];
    open = href === undefined ? null : open?.[2] === href ? [open[0], b, href] : [a, b, href];
    if (open && open[0] <= from && open[1] >= from) range = [open[0], open[1]];
  });
  return range;
}

/** Puts a block without text in, behind the block with the caret. */
const insertLeaf =
  (type: NodeType): Command =>
  (state, dispatch) => {
    const { $to } = state.selection;
    if (!inBody($to) || $to.depth < 2 || inTable(state)) return false;
    if (!dispatch) return true;
    const empty = $to.depth === 2 && $to.parent.type === nodes.paragraph && $to.parent.content.size === 0;
    const at = empty ? $to.before(2) : $to.after(2);
    const last = !empty && at === $to.end(1);
    const tr = state.tr.insert(at, last ? [type.create(), nodes.paragraph.create()] : type.create());
    dispatch(tr.setSelection(Selection.near(tr.doc.resolve(at + 1))).scrollIntoView());
    return true;
  };

/** One more title under 推荐阅读, with the caret in it. */
const addRelated: Command = (state, dispatch) => {
  if (dispatch) {
    const at = startOfPart(state.doc, "related") + part(state.doc, "related").content.size;
    const tr = state.tr.insert(at, nodes.related_item.create());
    dispatch(tr.setSelection(Selection.near(tr.doc.resolve(at + 1))).scrollIntoView());
  }
  return true;
};
