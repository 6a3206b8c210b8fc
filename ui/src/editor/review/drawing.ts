// The differences that Rust found, as decorations over the clean text. Words that are there are dressed; words that are not
// are the one kind of widget there is, and none is ever in an empty line: WebKit would lose what an input method commits.
import type { Node } from "prosemirror-model";
import { Decoration } from "prosemirror-view";
import type { Comment, Paint } from "../../ipc/types";
import { part, startOfPart } from "../content";
import type { PageHost } from "../host";
import { schema } from "../schema";
import { ghost } from "./ghost";
import { blocksOf, lineAt, whereIs, type Spot, type PlacedNode } from "./spots";

const { nodes } = schema;

export interface Pencil {
  host: PageHost;
  /** The change or comment that is chosen. */
  chosen: string | null;
  choose(change: string): void;
}

/** What a decoration belongs to, to find it again. */
export interface Spec {
  change?: string | null;
  comment?: string;
}

export function decorate(
  doc: Node,
  paints: readonly Paint[],
  comments: readonly Comment[],
  pencil: Pencil,
): Decoration[] {
  const blocks = blocksOf(doc);
  return [
    ...paints.flatMap((paint) => one(doc, blocks, paint, pencil)),
    ...comments.flatMap((comment) => noted(doc, blocks, comment, pencil)),
  ];
}

function one(doc: Node, blocks: readonly PlacedNode[], paint: Paint, pencil: Pencil): Decoration[] {
  const { drawn, whole, text, change, from, to } = paint;
  const spec: Spec = { change };
  const attrs = (name: string) => ({
    class: name + (change !== null && change === pencil.chosen ? " chosen" : ""),
    ...(change === null ? {} : { "data-change": change }),
  });
  const absent = drawn === "went" || drawn === "comes" || drawn === "elsewhere";
  const there = whereIs(doc, blocks, paint);
  if (absent && whole) return [...block(doc, blocks, there, paint, pencil)];
  if (!there) return [];
  const line = lineAt(there, from);
  if (whole || !line) {
    const stands = line && there.node.type !== nodes.figure ? line : there;
    return [Decoration.node(stands.pos, stands.pos + stands.node.nodeSize, attrs(`drawn ${drawn}`), spec)];
  }
  const at = line.pos + 1 + line.at;
  if (absent) {
    // In an empty line a widget would swallow what is typed there: it is put before the line.
    if (line.node.content.size === 0) return [widget(before(line, there), { ...paint, whole: true }, pencil)];
    return [widget(at, paint, pencil)];
  }
  if (text === "\n")
    return [Decoration.node(line.pos, line.pos + line.node.nodeSize, attrs(`ends ${drawn}`), spec)];
  const end = lineAt(there, to);
  const until = end ? end.pos + 1 + end.at : at;
  return until > at ? [Decoration.inline(at, until, attrs(`drawn ${drawn}`), spec)] : [];
}

/** A whole line that is not in the text: between two blocks, or two lines of a list or quote. */
function block(
  doc: Node,
  blocks: readonly PlacedNode[],
  there: PlacedNode | null,
  paint: Paint,
  pencil: Pencil,
): Decoration[] {
  const body = part(doc, "body");
  const start = startOfPart(doc, "body");
  const inBody = there && there.pos >= start && there.pos < start + body.content.size;
  if (!there || !inBody) {
    const bare = blocks.length === 0 || blocks[0]?.pos !== start;
    return [widget(bare ? start : start + body.content.size, paint, pencil)];
  }
  const line = lineAt(there, paint.from);
  return [widget(line ? before(line, there) : there.pos, paint, pencil)];
}

/** In front of a line, outside of it; of a table's cell, in front of the table. */
function before(line: PlacedNode, there: PlacedNode): number {
  return line.node.type === nodes.cell || line.node.type === nodes.figure ? there.pos : line.pos;
}

function widget(pos: number, paint: Paint, pencil: Pencil): Decoration {
  const { change, drawn, text, whole } = paint;
  const chosen = change !== null && change === pencil.chosen;
  return Decoration.widget(pos, () => ghost(paint, pencil.host, chosen, (id) => pencil.choose(id)), {
    side: -1,
    ignoreSelection: true,
    stopEvent: () => true,
    key: [drawn, whole, change, chosen, text].join("\u0001"),
    change,
  });
}

function noted(doc: Node, blocks: readonly PlacedNode[], comment: Comment, pencil: Pencil): Decoration[] {
  const { place, from, to, lost } = comment.anchor;
  if (lost || comment.mark?.resolved) return [];
  const name = "noted" + (comment.id === pencil.chosen ? " chosen" : "");
  const attrs = { class: name, "data-comment": comment.id };
  const spec: Spec = { comment: comment.id };
  const figure =
    place.kind === "figure"
      ? blocks.find(({ node }) => node.type === nodes.figure && node.attrs.id === place.id)
      : undefined;
  const spot: Spot =
    place.kind === "field"
      ? { field: place.name, block: 0 }
      : { field: null, block: place.kind === "block" ? place.index : 0 };
  const there = place.kind === "figure" ? figure : whereIs(doc, blocks, spot);
  if (!there) return [];
  const [first, last] = [lineAt(there, from), lineAt(there, to)];
  const whole = from === to || !first || !last;
  return whole
    ? [
        Decoration.node(
          there.pos,
          there.pos + there.node.nodeSize,
          { ...attrs, class: `${name} whole` },
          spec,
        ),
      ]
    : [Decoration.inline(first.pos + 1 + first.at, last.pos + 1 + last.at, attrs, spec)];
}
