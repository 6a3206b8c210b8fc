// Prompts: what is to be written in a block that a template set up. They are no text of the story. They follow their block
// through every change, are shown while it is empty, and can neither be printed nor sent.
// See docs/decisions/prompts-are-not-text.md.
import type { Node } from "prosemirror-model";
import { Plugin, PluginKey, type EditorState, type Transaction } from "prosemirror-state";
import { Decoration, DecorationSet } from "prosemirror-view";
import type { Prompt } from "../model/manuscript";
import { holdsLines } from "./blocks";
import { part, startOfPart } from "./content";

import { schema } from "./schema";

const { nodes } = schema;

interface Anchor {
  /** Where the first line of the block begins, inside of it, so that it stays when the block becomes another; null for the dateline,
      which is always there. */
  pos: number | null;
  text: string;
}

const key = new PluginKey<Anchor[]>("prompts");

export function prompts(given: readonly Prompt[]): Plugin {
  return new Plugin<Anchor[]>({
    key,
    state: {
      init: (_config, { doc }) => given.flatMap((prompt) => anchorOf(doc, prompt)),
      apply(tr, anchors) {
        return tr.docChanged ? carried(anchors, tr) : anchors;
      },
    },
    props: {
      decorations(state) {
        const shown = (key.getState(state) ?? []).flatMap(({ pos, text }) => {
          return emptyAt(state.doc, pos ?? startOfPart(state.doc, "dateline")).map(([from, to]) =>
            Decoration.node(from, to, { class: "empty", "data-prompt": text }),
          );
        });
        return DecorationSet.create(state.doc, shown);
      },
    },
  });
}

/** The prompts that still have a line of their own. Of two lines that became one the first keeps its prompt. */
function carried(anchors: readonly Anchor[], { mapping, doc }: Transaction): Anchor[] {
  const taken = new Set<number>();
  return anchors.flatMap((anchor) => {
    if (anchor.pos === null) return [anchor];
    // What is put in where the line begins comes behind it.
    const { pos, deletedAcross } = mapping.mapResult(anchor.pos, -1);
    const $pos = doc.resolve(pos);
    if (deletedAcross || taken.has(pos) || !$pos.parent.isTextblock || $pos.parentOffset > 0) return [];
    taken.add(pos);
    return [{ ...anchor, pos }];
  });
}

/** The prompts there are, by the blocks they are at now: to be kept with the reader's place. */
export function promptsOf(state: EditorState): Prompt[] {
  const start = startOfPart(state.doc, "body");
  return (key.getState(state) ?? []).map(({ pos, text }) => [
    pos === null ? "dateline" : state.doc.resolve(Math.max(pos, start)).index(1),
    text,
  ]);
}

function anchorOf(doc: Node, [at, text]: Prompt): Anchor[] {
  if (at === "dateline") return [{ pos: null, text }];
  const body = part(doc, "body");
  if (at < 0 || at >= body.childCount) return [];
  const before = body.children.slice(0, at).reduce((sum, block) => sum + block.nodeSize, 0);
  let pos = startOfPart(doc, "body") + before;
  for (let node: Node | null = body.child(at); node; node = node.isTextblock ? null : node.firstChild)
    pos += 1;
  return doc.resolve(pos).parent.isTextblock ? [{ pos, text }] : [];
}

/** The line that begins at a position if nothing is written in it (of a quote or list, its only one). A figure needs no prompt,
    as it shows what it lacks, and neither does a table, which is seen to be empty. */
function emptyAt(doc: Node, pos: number): [number, number][] {
  const $pos = doc.resolve(pos);
  const { parent: line } = $pos;
  const written = !line.isTextblock || line.content.size > 0;
  if (written || line.type === nodes.figure || line.type === nodes.cell) return [];
  const wrapper = $pos.node(-1);
  const among = holdsLines(wrapper) && wrapper.childCount > 1;
  return among ? [] : [[pos - 1, pos - 1 + line.nodeSize]];
}
