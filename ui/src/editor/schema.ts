// The grammar of the page: one ProseMirror document that holds the whole story. Everything that prints is a node, edited
// where it prints; what does not print is an attribute of the document, so that there is one undo and one autosave.
//
// It has the names of story::Content and nothing of the window. Nothing here may depend on the language shown.
import { Schema, type DOMOutputSpec, type NodeSpec } from "prosemirror-model";
import { LAYOUT, LINE_NAMES, type LineName } from "../model/parts";
import { BLOCK_NODES } from "./blocks";

/** A line that is printed and holds plain characters only: no marks, no breaks. */
function field(name: string, tag: string): NodeSpec {
  return {
    content: "text*",
    marks: "",
    isolating: true,
    defining: true,
    // A field may hold any characters that Content holds: re-reading it after a key must not change them.
    whitespace: "pre",
    parseDOM: [{ tag: `${tag}[data-field=${name}]`, priority: 60, preserveWhitespace: "full" }],
    toDOM: (): DOMOutputSpec => [tag, { class: name, "data-field": name }, 0],
  };
}

const lines = Object.fromEntries(
  LINE_NAMES.map((name) => [name, field(name, name === "headline" ? "h1" : "p")]),
) as Record<LineName, NodeSpec>;

export const schema = new Schema({
  nodes: {
    doc: {
      // Carets between blocks (prosemirror-gapcursor) are for the body: between two fields nothing can be written.
      allowGapCursor: false,
      content: LAYOUT.map((part) => (typeof part === "string" ? part : "byline")).join(" "),
      attrs: {
        schema: { default: 1 },
        slugline: { default: "" },
        source: { default: "" },
        keywords: { default: [] },
        genre: { default: "" },
        urgency: { default: null },
        embargo: { default: null },
        language: { default: "zh-CN" },
        ednote: { default: "" },
        length: { default: null },
        // The decisions on returns, beside the text they made: undone with it. Never part of the story.
        decided: { default: null },
      },
    },
    text: { group: "inline" },
    ...BLOCK_NODES,

    ...lines,
    byline: {
      allowGapCursor: false,
      content: LAYOUT.filter((part) => typeof part !== "string")
        .flat()
        .join(" "),
      parseDOM: [{ tag: "div[data-byline]" }],
      toDOM: (): DOMOutputSpec => ["div", { class: "byline", "data-byline": "" }, 0],
    },
    // The text is what prints; `known` is the list it was printed from. See authors.ts for why both are kept.
    authors: { ...lines.authors, attrs: { known: { default: [] } } },

    body: {
      content: "block+",
      isolating: true,
      // An empty body needs a paragraph to write in. `bare` marks this paragraph as the page's and not the writer's.
      attrs: { bare: { default: true } },
      parseDOM: [{ tag: "div[data-body]" }],
      toDOM: (): DOMOutputSpec => ["div", { class: "body", "data-body": "" }, 0],
    },
    sign_off: {
      ...lines.sign_off,
      attrs: { place: { default: "end_of_last_paragraph" } },
      toDOM: (node): DOMOutputSpec => [
        "p",
        { class: "sign_off", "data-field": "sign_off", "data-place": node.attrs.place as string },
        0,
      ],
    },
    related: {
      allowGapCursor: false,
      content: "related_item*",
      parseDOM: [{ tag: "ul[data-related]", priority: 60 }],
      toDOM: (): DOMOutputSpec => ["ul", { class: "related", "data-related": "" }, 0],
    },
    related_item: {
      ...field("related_item", "li"),
      attrs: { href: { default: "" } },
    },
    tray: {
      allowGapCursor: false,
      content: "figure*",
      isolating: true,
      parseDOM: [{ tag: "div[data-tray]" }],
      toDOM: (): DOMOutputSpec => ["div", { class: "tray", "data-tray": "" }, 0],
    },

    hard_break: {
      inline: true,
      group: "inline",
      selectable: false,
      parseDOM: [{ tag: "br" }],
      toDOM: (): DOMOutputSpec => ["br"],
    },
  },
  marks: {
    link: {
      attrs: { href: {} },
      inclusive: false,
      parseDOM: [
        {
          tag: "a[href]",
          getAttrs: (dom) => {
            const href = (dom.getAttribute("href") ?? "").trim();
            return isWebAddress(href) && { href };
          },
        },
      ],
      toDOM: (mark): DOMOutputSpec => ["a", { href: mark.attrs.href as string, rel: "noreferrer" }, 0],
    },
    strong: {
      parseDOM: [{ tag: "strong" }, { tag: "b" }],
      toDOM: (): DOMOutputSpec => ["strong", 0],
    },
    emphasis: {
      parseDOM: [{ tag: "em" }, { tag: "i" }],
      toDOM: (): DOMOutputSpec => ["em", 0],
    },
  },
});

/** Whether a pasted link may lead there: never to a script, never to a file. */
export function isWebAddress(href: string): boolean {
  return /^(https?|mailto):/i.test(href);
}
