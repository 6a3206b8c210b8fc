// The blocks of a body, one entry each: its node in the page, how it becomes one and is read back, how it is shown where nobody
// writes, and how it behaves. The schema, content.ts, Backspace, the commands that put in a block without text, and what an older
// version and a comparison show follow from this list; a type of story::Block that is not in it does not compile.
import type { Attrs, DOMOutputSpec, Fragment, Node, NodeSpec, Schema } from "prosemirror-model";
import type { Block, Figure, Leaf, Text } from "../ipc/types";
import type { BodyLine } from "../model/manuscript";
import { factsFromJson, factsToJson, FIGURE_ATTRIBUTES, figureAttrs, figureOf } from "./facts";

/** The functions with which an entry makes nodes and reads words. */
export interface Maker {
  schema: Schema<string, string>;
  inline: (text: Text) => Fragment;
  textOf: (node: Node) => Text;
}

/** A block as it is shown where nobody writes: one shape for several types, as story::Shape. */
export type BlockShape =
  | {
      is: "lines";
      /** The element of each. */
      element: string;
      texts: readonly Text[];
      /** The element around all of them, if there is one. */
      around?: { element: string; attributes?: { start: number } };
    }
  | { is: "table"; header: boolean; rows: readonly (readonly Text[])[] }
  | { is: "figure"; figure: Figure }
  | { is: "leaf"; element: string };

interface BlockKind<Type extends Block["type"]> {
  /** Its node, which has the block's name, and those inside it. */
  nodes: Readonly<Record<string, NodeSpec>>;
  node: (block: Extract<Block, { type: Type }>, maker: Maker) => Node;
  block: (node: Node, maker: Maker) => Extract<Block, { type: Type }>;
  shape: (block: Extract<Block, { type: Type }>) => BlockShape;
  /** An object without text: Backspace beside it selects it first. */
  thing?: true;
  /** It prints even when it is empty. */
  printsBare?: true;
}

const HEADING_TAGS = ["h2", "h3", "h4"];

export type LeafName = Leaf["type"];

/** The blocks without text, each with the element that it is drawn as. */
export const LEAVES = { rule: "hr" } as const satisfies Record<LeafName, string>;

export const LEAF_NAMES = Object.keys(LEAVES) as LeafName[];

/** The element that a block without text of this name is drawn as; null for any other name. */
export function leafElement(name: string): string | null {
  return Object.hasOwn(LEAVES, name) ? LEAVES[name as LeafName] : null;
}

type LeafKinds = {
  [Type in LeafName]: Omit<BlockKind<Type>, "nodes"> & { nodes: Record<Type, NodeSpec> };
};

const leaves = Object.fromEntries(LEAF_NAMES.map((name) => [name, leaf(name)])) as unknown as LeafKinds;

function leaf(type: LeafName): BlockKind<LeafName> {
  const element = LEAVES[type];
  return {
    nodes: {
      [type]: { group: "block", parseDOM: [{ tag: element }], toDOM: (): DOMOutputSpec => [element] },
    },
    node: (_, { schema }) => schema.node(type),
    block: () => ({ type }),
    shape: () => ({ is: "leaf", element }),
    thing: true,
    printsBare: true,
  };
}

export const BLOCKS = {
  // The first entry is the block that an empty body is filled with.
  paragraph: {
    nodes: {
      paragraph: {
        content: "inline*",
        group: "block",
        parseDOM: [{ tag: "p" }],
        toDOM: (): DOMOutputSpec => ["p", 0],
      },
    },
    node: ({ text }, { schema, inline }) => schema.node("paragraph", null, inline(text)),
    block: (node, { textOf }) => ({ type: "paragraph", text: textOf(node) }),
    shape: ({ text }) => ({ is: "lines", element: "p", texts: [text] }),
  },
  subheading: {
    nodes: {
      subheading: {
        content: "inline*",
        group: "block",
        defining: true,
        attrs: { level: { default: 1 } },
        parseDOM: HEADING_TAGS.map((tag, index) => ({ tag, attrs: { level: index + 1 } })),
        toDOM: (node): DOMOutputSpec => [HEADING_TAGS[(node.attrs.level as number) - 1] ?? "h4", 0],
      },
    },
    node: ({ level, text }, { schema, inline }) => schema.node("subheading", { level }, inline(text)),
    block: (node, { textOf }) => ({
      type: "subheading",
      level: node.attrs.level as number,
      text: textOf(node),
    }),
    shape: ({ text }) => ({ is: "lines", element: "h2", texts: [text] }),
  },
  quote: {
    nodes: {
      quote: {
        content: "paragraph+",
        group: "block",
        parseDOM: [{ tag: "blockquote" }],
        toDOM: (): DOMOutputSpec => ["blockquote", 0],
      },
    },
    node: ({ paragraphs }, { schema, inline }) =>
      schema.node(
        "quote",
        null,
        paragraphs.map((text) => schema.node("paragraph", null, inline(text))),
      ),
    block: (node, { textOf }) => ({ type: "quote", paragraphs: node.children.map(textOf) }),
    shape: ({ paragraphs }) => ({
      is: "lines",
      element: "p",
      texts: paragraphs,
      around: { element: "blockquote" },
    }),
  },
  list: {
    nodes: {
      list: {
        content: "item+",
        group: "block",
        attrs: { numbered_from: { default: null } },
        parseDOM: [
          { tag: "ul" },
          { tag: "ol", getAttrs: (dom) => ({ numbered_from: startOf(dom.getAttribute("start")) }) },
        ],
        toDOM: (node): DOMOutputSpec =>
          node.attrs.numbered_from === null
            ? ["ul", 0]
            : ["ol", { start: String(node.attrs.numbered_from) }, 0],
      },
      item: {
        content: "inline*",
        defining: true,
        parseDOM: [{ tag: "li" }],
        toDOM: (): DOMOutputSpec => ["li", 0],
      },
    },
    node: ({ numbered_from, items }, { schema, inline }) =>
      schema.node(
        "list",
        { numbered_from },
        items.map((text) => schema.node("item", null, inline(text))),
      ),
    block: (node, { textOf }) => ({
      type: "list",
      numbered_from: node.attrs.numbered_from as number | null,
      items: node.children.map(textOf),
    }),
    shape: ({ numbered_from, items }) => ({
      is: "lines",
      element: "li",
      texts: items,
      around:
        numbered_from === null ? { element: "ul" } : { element: "ol", attributes: { start: numbered_from } },
    }),
  },
  figure: {
    nodes: {
      // The picture is drawn by figure-view.ts; what is written here is what goes to the clipboard.
      figure: {
        content: "text*",
        marks: "",
        group: "block",
        isolating: true,
        defining: true,
        selectable: true,
        // Drags start on the picture alone (figure-view.ts), or words of the caption could not be selected by mouse.
        draggable: false,
        whitespace: "pre",
        attrs: FIGURE_ATTRIBUTES,
        parseDOM: [
          {
            tag: "figure[data-figure]",
            contentElement: "figcaption",
            preserveWhitespace: "full",
            getAttrs: (dom) => factsFromJson(dom.getAttribute("data-figure")),
          },
        ],
        toDOM: (node): DOMOutputSpec => [
          "figure",
          { "data-figure": factsToJson(node.attrs) },
          ["figcaption", 0],
        ],
      },
    },
    node: ({ figure }, { schema }) =>
      schema.node("figure", figureAttrs(figure), figure.caption === "" ? [] : schema.text(figure.caption)),
    block: (node) => ({ type: "figure", figure: figureOf(node) }),
    shape: ({ figure }) => ({ is: "figure", figure }),
    thing: true,
  },
  table: {
    nodes: {
      table: {
        allowGapCursor: false,
        content: "row*",
        group: "block",
        isolating: true,
        attrs: { header: { default: false } },
        parseDOM: [{ tag: "table", getAttrs: (dom) => ({ header: dom.hasAttribute("data-header") }) }],
        toDOM: (node): DOMOutputSpec => [
          "table",
          node.attrs.header ? { "data-header": "" } : {},
          ["tbody", 0],
        ],
      },
      row: {
        allowGapCursor: false,
        content: "cell*",
        parseDOM: [{ tag: "tr" }],
        toDOM: (): DOMOutputSpec => ["tr", 0],
      },
      cell: {
        content: "inline*",
        isolating: true,
        parseDOM: [{ tag: "td" }, { tag: "th" }],
        toDOM: (): DOMOutputSpec => ["td", 0],
      },
    },
    node: ({ header, rows }, { schema, inline }) => {
      const row = (cells: readonly Text[]) =>
        schema.node(
          "row",
          null,
          cells.map((text) => schema.node("cell", null, inline(text))),
        );
      return schema.node("table", { header }, rows.map(row));
    },
    block: (node, { textOf }) => ({
      type: "table",
      header: node.attrs.header as boolean,
      rows: node.children.map((row) => row.children.map(textOf)),
    }),
    shape: ({ header, rows }) => ({ is: "table", header, rows }),
    thing: true,
    printsBare: true,
  },
  ...leaves,
} satisfies { [Type in Block["type"]]: BlockKind<Type> };

type NodeName = { [Type in Block["type"]]: keyof (typeof BLOCKS)[Type]["nodes"] }[Block["type"]];

/** What a line of some kind is in: its block, and in one that holds several lines the node of each. */
export interface BodyLineNodes {
  block: NodeName;
  attrs?: Attrs;
  line?: NodeName;
}

/** The kinds of line, by the command that turns lines into them. */
export const BODY_LINES: Readonly<Record<BodyLine, BodyLineNodes>> = {
  paragraph: { block: "paragraph" },
  subheading: { block: "subheading", attrs: { level: 1 } },
  subheading_2: { block: "subheading", attrs: { level: 2 } },
  subheading_3: { block: "subheading", attrs: { level: 3 } },
  quote: { block: "quote", line: "paragraph" },
  bullets: { block: "list", attrs: { numbered_from: null }, line: "item" },
  // Counted from any number; this one is where a new list begins.
  numbers: { block: "list", attrs: { numbered_from: 1 }, line: "item" },
};

export const BODY_LINE_NAMES = Object.keys(BODY_LINES) as BodyLine[];

/** The kind of the lines in a block; null where it holds none. */
export function bodyLineOf(block: Node): BodyLine | null {
  const named = BODY_LINE_NAMES.filter((name) => BODY_LINES[name].block === block.type.name);
  const alike = ({ attrs = {} }: BodyLineNodes) =>
    Object.entries(attrs).every(([name, value]) => block.attrs[name] === value);
  return named.find((name) => alike(BODY_LINES[name])) ?? named.at(-1) ?? null;
}

/** Whether a block holds several lines, as a quote and a list do. */
export function holdsLines(block: Node): boolean {
  const kind = bodyLineOf(block);
  return kind !== null && BODY_LINES[kind].line !== undefined;
}

/** The nodes of all blocks, for the schema. */
export const BLOCK_NODES = Object.assign({}, ...Object.values(BLOCKS).map(({ nodes }) => nodes)) as Record<
  NodeName,
  NodeSpec
>;

/** The entry of a block by its name. One that is not here is refused: it would be saved as something else. */
export function blockKind(name: string): BlockKind<Block["type"]> {
  const kind = Object.hasOwn(BLOCKS, name) ? BLOCKS[name as Block["type"]] : undefined;
  if (!kind) throw new Error(`The page knows no block "${name}".`);
  return kind as BlockKind<Block["type"]>;
}

/** The block as it is shown where nobody writes. */
export function shapeOf(block: Block): BlockShape {
  return blockKind(block.type).shape(block);
}

/** First number of a list from HTML: a whole number from 0 up, else 1. */
export function startOf(text: string | null): number {
  return text !== null && /^\d{1,9}$/.test(text) ? Number(text) : 1;
}
