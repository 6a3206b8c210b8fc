// The grammar of the page: one ProseMirror document that holds the whole story. Everything that prints is a node, edited
// where it prints; what does not print is an attribute of the document, so that there is one undo and one autosave.
//
// It knows the names of story::Content and nothing of the window. Nothing here may depend on the language shown.
import { Schema, type DOMOutputSpec, type NodeSpec } from "prosemirror-model";
import { factsFromJson, factsToJson } from "./facts";

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

const HEADING_TAGS = ["h2", "h3", "h4"];

export const schema = new Schema({
  nodes: {
    doc: {
      // Carets between blocks (prosemirror-gapcursor) are for the body: between two fields nothing can be written.
      allowGapCursor: false,
      content: "kicker headline subheadline byline body sign_off related tray",
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
        // What was decided on returns, beside the text it made: undone with it. Never part of the story.
        decided: { default: null },
      },
    },
    text: { group: "inline" },
    paragraph: {
      content: "inline*",
      group: "block",
      parseDOM: [{ tag: "p" }],
      toDOM: (): DOMOutputSpec => ["p", 0],
    },

    kicker: field("kicker", "p"),
    headline: field("headline", "h1"),
    subheadline: field("subheadline", "p"),
    byline: {
      allowGapCursor: false,
      content: "authors dateline",
      parseDOM: [{ tag: "div[data-byline]" }],
      toDOM: (): DOMOutputSpec => ["div", { class: "byline", "data-byline": "" }, 0],
    },
    // The text is what prints; `known` is the list it was printed from. See authors.ts for why both are kept.
    authors: { ...field("authors", "p"), attrs: { known: { default: [] } } },
    dateline: field("dateline", "p"),

    body: {
      content: "block+",
      isolating: true,
      // An empty body needs a paragraph to write in. `bare` says that this paragraph is ours and not the writer's.
      attrs: { bare: { default: true } },
      parseDOM: [{ tag: "div[data-body]" }],
      toDOM: (): DOMOutputSpec => ["div", { class: "body", "data-body": "" }, 0],
    },
    subheading: {
      content: "inline*",
      group: "block",
      defining: true,
      attrs: { level: { default: 1 } },
      parseDOM: HEADING_TAGS.map((tag, index) => ({ tag, attrs: { level: index + 1 } })),
      toDOM: (node): DOMOutputSpec => [HEADING_TAGS[(node.attrs.level as number) - 1] ?? "h4", 0],
    },
    quote: {
      content: "paragraph+",
      group: "block",
      parseDOM: [{ tag: "blockquote" }],
      toDOM: (): DOMOutputSpec => ["blockquote", 0],
    },
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
      attrs: {
        id: { default: "" },
        photo: { default: null },
        file_name: { default: "" },
        alt: { default: "" },
        photographer: { default: "" },
        credit: { default: "" },
        source: { default: "" },
        copyright: { default: "" },
        usage: { default: "" },
        taken: { default: "" },
        place: { default: "" },
        event: { default: "" },
        digital_source: { default: "" },
        people: { default: [] },
        // How the photo is cropped and turned; null where it is shown as it is.
        framing: { default: null },
        // Stars and flag, as the photos were gone through.
        rating: { default: 0 },
        pick: { default: "open" },
      },
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
    table: {
      allowGapCursor: false,
      content: "row*",
      group: "block",
      isolating: true,
      attrs: { header: { default: false } },
      parseDOM: [{ tag: "table", getAttrs: (dom) => ({ header: dom.hasAttribute("data-header") }) }],
      toDOM: (node): DOMOutputSpec => ["table", node.attrs.header ? { "data-header": "" } : {}, ["tbody", 0]],
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
    rule: {
      group: "block",
      parseDOM: [{ tag: "hr" }],
      toDOM: (): DOMOutputSpec => ["hr"],
    },

    sign_off: {
      ...field("sign_off", "p"),
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

/** What a pasted link may lead to: never a script, never a file. */
export function isWebAddress(href: string): boolean {
  return /^(https?|mailto):/i.test(href);
}

/** First number of a list from HTML: a whole number from 0 up, else 1. */
export function startOf(text: string | null): number {
  return text !== null && /^\d{1,9}$/.test(text) ? Number(text) : 1;
}
