// Names and hints of the parts of the page: what a screen reader calls them, and what is shown where nothing is written yet.
// Hints are a class on the block and `::before` in the style sheet. A widget in an empty block loses the input method's text.
import type { Node } from "prosemirror-model";
import { Plugin } from "prosemirror-state";
import { Decoration, DecorationSet } from "prosemirror-view";
import { isLine, LINE_NAMES } from "../model/parts";
import { signedParagraph } from "./content";
import type { PageHost } from "./host";
import { schema } from "./schema";
import { PAGE_TEXT_KEYS, type PageTextKey } from "./texts";

const { nodes } = schema;

const NAMES = new Map<unknown, PageTextKey>(
  ([...LINE_NAMES, "related", "tray"] as const).map((name) => [nodes[name], name]),
);

export function hints(host: PageHost): Plugin {
  return new Plugin({
    props: {
      decorations(state) {
        const marks: Decoration[] = [];
        // The page has eight parts, and two of them two more: this is cheap enough to do for every state.
        const add = (node: Node, pos: number) =>
          marks.push(Decoration.node(pos, pos + node.nodeSize, attrsOf(node, host)));
        state.doc.forEach((node, pos) => {
          if (node.type === nodes.body) {
            const first = node.firstChild;
            if (node.childCount === 1 && first?.type === nodes.paragraph && first.content.size === 0)
              marks.push(Decoration.node(pos + 1, pos + 1 + first.nodeSize, { class: "empty" }));
            return;
          }
          add(node, pos);
          if (node.type === nodes.sign_off && signedParagraph(state.doc))
            marks.push(Decoration.node(pos, pos + node.nodeSize, { class: "joined" }));
          if (node.type === nodes.byline || node.type === nodes.related)
            node.forEach((inner, offset) => add(inner, pos + 1 + offset));
        });
        return DecorationSet.create(state.doc, marks);
      },
    },
  });
}

function attrsOf(node: Node, host: PageHost): Record<string, string> {
  const attrs: Record<string, string> = {};
  const name = NAMES.get(node.type);
  if (name) attrs["aria-label"] = host.text(name);
  if (isLine(node.type.name)) attrs["data-hint"] = host.text(`${node.type.name}_hint`);
  // A paragraph or a division may carry a name only with a role that takes one.
  if (name && node.type !== nodes.headline && node.type !== nodes.related) attrs.role = "group";
  if (node.content.size === 0) attrs.class = "empty";
  return attrs;
}

/** Writes the page's own texts into custom properties of the page, where the style sheet reads them. */
export function writeHints(page: HTMLElement, host: PageHost): void {
  for (const key of PAGE_TEXT_KEYS)
    page.style.setProperty(`--text-${key.replaceAll("_", "-")}`, JSON.stringify(host.text(key)));
}
