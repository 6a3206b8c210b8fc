// Test support: pages written as text, so that a test reads as the page before and the page after. ‸ is the caret; two of
// them enclose a selection; ◆ in front of a line selects the whole block.
//
//   @headline 标题      # 小标题     > 引文     - 项目     1. 编号     [a] 图说     | 格 | 格 |     ---     tray [b] 图说
import { EditorState, NodeSelection, TextSelection, type Command, type Plugin } from "prosemirror-state";
import type { Node } from "prosemirror-model";
import type { Block, Content, Figure } from "../../ipc/types";
import { emptyContent, emptyFigure } from "../../testing/new-content";
import { fromDoc, toDoc } from "../content";
import type { PageHost } from "../host";
import { schema } from "../schema";

const CARET = "‸";
const WHOLE = "◆";

export const content = (parts: Partial<Content> = {}): Content => ({ ...emptyContent(), ...parts });

/** A host with empty answers, but for those that a test gives it. */
export function pageHost(parts: Partial<PageHost> = {}): PageHost {
  return {
    photoUrl: (digest, size) => `photo:${digest}/${size}`,
    photo: (digest) => ({ digest, kind: "jpeg", width: 600, height: 400, bytes: 1, file_name: "1.jpg" }),
    text: (key) => (key.startsWith("figure") ? `${key}：{caption}` : key),
    addFiles: () => Promise.resolve([]),
    addUris: () => Promise.resolve([]),
    foreign: () => () => Promise.resolve([]),
    keepIndents: () => false,
    offerStories: () => undefined,
    openLink: () => Promise.resolve(null),
    ...parts,
  };
}

export const figure = (id: string, caption: string, parts: Partial<Figure> = {}): Figure => ({
  ...emptyFigure(id),
  caption,
  ...parts,
});

function lines(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.replace(/^\s+/, ""))
    .filter((line) => line !== "");
}

/** Reads a page from its notation. */
export function read(text: string): Content {
  const story = content();
  for (const line of lines(text)) {
    const field = /^@(\w+) ?(.*)$/.exec(line);
    const tray = /^tray \[(\w+)\] ?(.*)$/.exec(line);
    if (field?.[1] === "sign_off") story.sign_off.text = field[2] ?? "";
    else if (field?.[1] === "related") story.related.push({ title: field[2] ?? "", href: "" });
    else if (field) Object.assign(story, { [field[1] ?? ""]: field[2] });
    else if (tray) story.tray.push(figure(tray[1] ?? "", tray[2] ?? ""));
    else addBlock(story.body, line);
  }
  return story;
}

function addBlock(body: Block[], line: string): void {
  const last = body.at(-1);
  const [, mark = "", rest = ""] = /^(# |> |- |\d+\. |\| |\[\w+\] ?|¶ ?|---)?(.*)$/.exec(line) ?? [];
  const text = rest === "" ? [] : [{ text: rest }];
  if (mark === "# ") body.push({ type: "subheading", level: 1, text });
  else if (mark === "> " && last?.type === "quote") last.paragraphs.push(text);
  else if (mark === "> ") body.push({ type: "quote", paragraphs: [text] });
  else if (mark === "- " && last?.type === "list" && last.numbered_from === null) last.items.push(text);
  else if (mark === "- ") body.push({ type: "list", numbered_from: null, items: [text] });
  else if (/^\d/.test(mark) && last?.type === "list" && last.numbered_from !== null) last.items.push(text);
  else if (/^\d/.test(mark)) body.push({ type: "list", numbered_from: parseInt(mark, 10), items: [text] });
  else if (mark === "| ") {
    const row = rest
      .split("|")
      .slice(0, -1)
      .map((cell) => (cell.trim() === "" ? [] : [{ text: cell.trim() }]));
    if (last?.type === "table") last.rows.push(row);
    else body.push({ type: "table", header: false, rows: [row] });
  } else if (mark.startsWith("["))
    body.push({ type: "figure", figure: figure(mark.replace(/[[\] ]/g, ""), rest) });
  else if (mark === "---") body.push({ type: "rule" });
  else body.push({ type: "paragraph", text });
}

/** A state with the page and the selection that the notation describes. */
export function page(text: string, plugins: Plugin[] = []): EditorState {
  const whole = lines(text.replaceAll(CARET, "")).filter((line) => !/^(@|tray )/.test(line));
  const doc = toDoc(read(text.replaceAll(WHOLE, "")));
  const carets: number[] = [];
  doc.descendants((node, pos) => {
    for (const found of (node.text ?? "").matchAll(/‸/g)) carets.push(pos + found.index);
  });
  let state = EditorState.create({ doc, plugins });
  const [first, second] = carets;
  if (first !== undefined) {
    const tr = state.tr;
    for (const pos of [...carets].reverse()) tr.delete(pos, pos + 1);
    tr.setSelection(TextSelection.create(tr.doc, first, second === undefined ? first : second - 1));
    state = EditorState.create({ doc: tr.doc, selection: tr.selection, plugins });
  }
  const index = whole.findIndex((line) => line.includes(WHOLE));
  if (index >= 0) {
    const id = /\[(\w+)\]/.exec(whole[index] ?? "")?.[1];
    const at = id ? findFigure(doc, id) : blockAt(doc, index);
    state = state.apply(state.tr.setSelection(NodeSelection.create(state.doc, at)));
  }
  return state;
}

function findFigure(doc: Node, id: string): number {
  let at = -1;
  doc.descendants((node, pos) => {
    if (node.type === schema.nodes.figure && node.attrs.id === id) at = pos;
  });
  return at;
}

function blockAt(doc: Node, index: number): number {
  let at = -1;
  doc.forEach((node, pos) => {
    if (node.type === schema.nodes.body)
      node.forEach((_, offset, i) => (at = i === index ? pos + 1 + offset : at));
  });
  return at;
}

/** Writes a state in the notation, selection and all. */
export function show(state: EditorState): string {
  const { selection } = state;
  let doc = state.doc;
  if (selection instanceof TextSelection) {
    const tr = state.tr;
    for (const pos of selection.empty ? [selection.head] : [selection.to, selection.from])
      tr.insert(pos, schema.text(CARET));
    doc = tr.doc;
  }
  const chosen = selection instanceof NodeSelection ? selection.node : null;
  return write(
    fromDoc(doc),
    chosen?.type === schema.nodes.figure ? (chosen.attrs.id as string) : chosen ? "" : null,
  );
}

function write(story: Content, chosen: string | null): string {
  const out: string[] = [];
  for (const name of ["kicker", "headline", "subheadline", "dateline"] as const)
    if (story[name] !== "") out.push(`@${name} ${story[name]}`);
  const flag = (id: string) => (id === chosen ? WHOLE : "");
  const plain = (text: { text: string }[]) =>
    text
      .map((span) => span.text)
      .join("")
      .replaceAll("\n", "⏎");
  for (const block of story.body) {
    if (block.type === "paragraph") out.push(plain(block.text) || "¶");
    if (block.type === "subheading") out.push(`# ${plain(block.text)}`);
    if (block.type === "quote") out.push(...block.paragraphs.map((text) => `> ${plain(text)}`));
    if (block.type === "list") {
      const from = block.numbered_from;
      out.push(...block.items.map((text, i) => `${from === null ? "-" : `${from + i}.`} ${plain(text)}`));
    }
    if (block.type === "figure")
      out.push(`${flag(block.figure.id)}[${block.figure.id}] ${block.figure.caption}`);
    if (block.type === "table") out.push(...block.rows.map((row) => `| ${row.map(plain).join(" | ")} |`));
    if (block.type === "rule") out.push(chosen === "" ? `${WHOLE}---` : "---");
  }
  if (story.sign_off.text !== "") out.push(`@sign_off ${story.sign_off.text}`);
  out.push(...story.related.map(({ title }) => `@related ${title}`));
  out.push(...story.tray.map(({ id, caption }) => `${flag(id)}tray [${id}] ${caption}`));
  return out.map((line) => line.trimEnd()).join("\n");
}

/** The page in its notation, to compare with. */
export function tidy(text: string): string {
  return lines(text)
    .map((line) => line.trimEnd())
    .join("\n");
}

/** Runs a command; the state is unchanged where the command declines. */
export function after(state: EditorState, command: Command): EditorState {
  let next = state;
  command(state, (tr) => (next = state.apply(tr)));
  return next;
}
