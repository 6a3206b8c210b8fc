// Two pages with nothing around them: a bare ProseMirror with the blocks of the story, history and the base keys; and the
// same blocks in a plain contenteditable. They look like Galley's page, so that the same words are laid out.
import { baseKeymap } from "prosemirror-commands";
import { history, redo, undo } from "prosemirror-history";
import { keymap } from "prosemirror-keymap";
import { DOMSerializer, Schema } from "prosemirror-model";
import { EditorState } from "prosemirror-state";
import { EditorView } from "prosemirror-view";
import page from "../../../ui/src/editor/page.css?inline";
import scale from "../../../ui/src/style/scale.css?inline";
import tokens from "../../../ui/src/style/tokens.css?inline";
import type from "../../../ui/src/style/type.css?inline";

const schema = new Schema({
  nodes: {
    doc: { content: "block+" },
    text: {},
    paragraph: { content: "text*", group: "block", toDOM: () => ["p", 0] },
    figure: {
      content: "text*",
      group: "block",
      isolating: true,
      attrs: { src: {}, width: {}, height: {} },
      toDOM: ({ attrs }) => [
        "figure",
        ["div", { class: "shot", contenteditable: "false" }, ["img", { ...attrs, decoding: "async", loading: "lazy" }]],
        ["figcaption", 0],
      ],
    },
  },
});

/** Puts the story, a list of paragraphs (text) and figures (src, width, height, caption), into a place of this size. */
export function show(kind, blocks, place) {
  document.head.append(Object.assign(document.createElement("style"), { textContent: tokens + scale + type + page }));
  const scroll = document.body.appendChild(document.createElement("div"));
  scroll.style.cssText = `position: absolute; overflow: hidden auto; background: var(--paper);
    left: ${place.left}px; top: ${place.top}px; width: ${place.width}px; height: ${place.height}px`;
  const sheet = scroll.appendChild(document.createElement("div"));
  sheet.className = "page";
  const text = (words) => (words ? schema.text(words) : null);
  const doc = schema.nodes.doc.create(
    null,
    blocks.map(({ src, width, height, words }) =>
      src
        ? schema.nodes.figure.create({ src, width, height }, text(words))
        : schema.nodes.paragraph.create(null, text(words)),
    ),
  );
  const attributes = { class: "body", spellcheck: "false", autocorrect: "off", autocapitalize: "off" };
  if (kind === "prosemirror")
    new EditorView(sheet, {
      state: EditorState.create({
        doc,
        plugins: [keymap({ "Mod-z": undo, "Mod-y": redo }), keymap(baseKeymap), history()],
      }),
      attributes,
    });
  else {
    const plain = sheet.appendChild(document.createElement("div"));
    for (const [name, value] of Object.entries({ ...attributes, contenteditable: "true" }))
      plain.setAttribute(name, value);
    plain.append(DOMSerializer.fromSchema(schema).serializeFragment(doc.content));
  }
}
