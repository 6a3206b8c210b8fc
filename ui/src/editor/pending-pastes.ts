// Pastes on their way through Rust. Cleaning takes a few milliseconds, and people type on: the place of each paste is carried
// through every change meanwhile, what was typed after it ends up behind it, and pastes go in in the order they were made.
// See docs/decisions/paste-through-rust.md.
import {
  NodeSelection,
  Plugin,
  PluginKey,
  TextSelection,
  type EditorState,
  type Selection,
} from "prosemirror-state";
import type { Node } from "prosemirror-model";
import type { Mapping } from "prosemirror-transform";
import type { EditorView } from "prosemirror-view";

interface Pending {
  id: number;
  from: number;
  to: number;
  /** A whole figure was selected, not text. */
  whole: boolean;
  /** The selection at the paste is still as it was, and will be replaced. */
  untouched: boolean;
}

type Step = { begun: Pending } | { done: number };

const key = new PluginKey<Pending[]>("pending pastes");
let ids = 0;

export function pendingPastes(): Plugin<Pending[]> {
  return new Plugin({
    key,
    state: {
      init: (): Pending[] => [],
      apply(tr, pending) {
        const step = tr.getMeta(key) as Step | undefined;
        const put = step && "done" in step ? step.done : null;
        const left = pending.filter(({ id }) => id !== put);
        const carried = tr.docChanged ? left.map((one) => carry(one, tr.mapping, put !== null)) : left;
        return step && "begun" in step ? [...carried, step.begun] : carried;
      },
    },
  });
}

/** An earlier paste goes before it, everything else that comes in at its place was typed later and goes behind. */
function carry(one: Pending, mapping: Mapping, earlierPaste: boolean): Pending {
  let touched = false;
  mapping.maps.forEach((map, index) => {
    const before = mapping.slice(0, index);
    const [from, to] = [before.map(one.from, -1), before.map(one.to, 1)];
    map.forEach((start, end) => {
      if (start < to && end > from) touched = true;
      if (!earlierPaste && start === end && start >= from && start <= to) touched = true;
    });
  });
  // What an earlier paste replaced belongs to that paste; this one follows behind it.
  const from = earlierPaste ? mapping.map(touched ? one.to : one.from, 1) : mapping.map(one.from, -1);
  const to = touched ? from : Math.max(from, mapping.map(one.to, earlierPaste ? 1 : -1));
  return { ...one, from, to, untouched: one.untouched && !touched };
}

/** Remembers where a paste was made. */
export function beginPaste(view: EditorView): number {
  const { selection, tr } = view.state;
  const id = ++ids;
  const whole = selection instanceof NodeSelection;
  const begun: Pending = { id, from: selection.from, to: selection.to, whole, untouched: true };
  view.dispatch(tr.setMeta(key, { begun } satisfies Step));
  return id;
}

/** Where a paste goes now, and whether the caret is still there. */
export function placeOfPaste(state: EditorState, id: number): { at: Selection; live: boolean } | null {
  const pending = key.getState(state)?.find((one) => one.id === id);
  if (!pending) return null;
  const { from, to, whole, untouched } = pending;
  const live = untouched && state.selection.from === from && state.selection.to === to;
  return {
    at: live ? state.selection : selectionAt(state.doc, from, untouched ? to : from, whole && untouched),
    live,
  };
}

function selectionAt(doc: Node, from: number, to: number, whole: boolean): Selection {
  const end = doc.content.size;
  const node = whole && from < end ? doc.nodeAt(from) : null;
  if (node && NodeSelection.isSelectable(node)) return NodeSelection.create(doc, from);
  return TextSelection.between(doc.resolve(Math.min(from, end)), doc.resolve(Math.min(to, end)));
}

/** Marks in a transaction that this paste is in. */
export function pasteDone<Tr extends { setMeta(key: PluginKey, value: unknown): Tr }>(
  tr: Tr,
  id: number,
): Tr {
  return tr.setMeta(key, { done: id } satisfies Step);
}
