// Prompts: what is to be written in a block that a template set up. They are no text of the story. They follow their block
// through every change, are shown while it is empty, and can neither be printed nor sent.
import type { Node } from "prosemirror-model";
import { Plugin, PluginKey, type EditorState } from "prosemirror-state";
import { Decoration, DecorationSet } from "prosemirror-view";
import { part, startOfPart } from "./content";
import type { Prompt } from "./place";
import { schema } from "./schema";

const { nodes } = schema;

interface Spot {
  /** Before the block of the body; null for the dateline, which is always there. */
  pos: number | null;
  text: string;
}

const key = new PluginKey<Spot[]>("prompts");

export function prompts(given: readonly Prompt[]): Plugin {
  return new Plugin<Spot[]>({
    key,
    state: {
      init: (_config, { doc }) => given.flatMap((prompt) => spotOf(doc, prompt)),
      apply(tr, spots) {
        if (!tr.docChanged) return spots;
        return spots.flatMap((spot) => {
          if (spot.pos === null) return [spot];
          const { pos, deletedAfter } = tr.mapping.mapResult(spot.pos, 1);
          return deletedAfter ? [] : [{ ...spot, pos }];
        });
      },
    },
    props: {
      decorations(state) {
        const shown = (key.getState(state) ?? []).flatMap(({ pos, text }) => {
          const at = pos ?? startOfPart(state.doc, "dateline") - 1;
          return emptyAt(state.doc, at).map(([from, to]) =>
            Decoration.node(from, to, { class: "empty", "data-prompt": text }),
          );
        });
        return DecorationSet.create(state.doc, shown);
      },
    },
  });
}

/** The prompts there are, by the blocks they have come to stand at: to be kept with the reader's place. */
export function promptsOf(state: EditorState): Prompt[] {
  const start = startOfPart(state.doc, "body");
  return (key.getState(state) ?? []).map(({ pos, text }) => [
    pos === null ? "dateline" : state.doc.resolve(Math.max(pos, start)).index(1),
    text,
  ]);
}

function spotOf(doc: Node, [at, text]: Prompt): Spot[] {
  if (at === "dateline") return [{ pos: null, text }];
  const body = part(doc, "body");
  if (at < 0 || at >= body.childCount) return [];
  const before = body.children.slice(0, at).reduce((sum, block) => sum + block.nodeSize, 0);
  return [{ pos: startOfPart(doc, "body") + before, text }];
}

/** The text block at a position (of a quote, its only one) if nothing is written in it. A figure says by itself what it lacks. */
function emptyAt(doc: Node, pos: number): [number, number][] {
  const block = doc.nodeAt(pos);
  if (!block || block.type === nodes.figure) return [];
  const inner = block.isTextblock ? block : block.childCount === 1 ? block.firstChild : null;
  if (!inner?.isTextblock || inner.content.size > 0) return [];
  const from = inner === block ? pos : pos + 1;
  return [[from, from + inner.nodeSize]];
}
