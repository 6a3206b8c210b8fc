// Paste and drop: text is taken at once, our own copies as they are; foreign HTML goes through Rust, which alone decides what
// of it becomes blocks of ours; files become figures.
import { Fragment, Slice, type Node } from "prosemirror-model";
import { closeHistory } from "prosemirror-history";
import {
  NodeSelection,
  Plugin,
  Selection,
  TextSelection,
  type EditorState,
  type Transaction,
} from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import type { Figure, FigureId } from "../ipc/types";
import { LINE_NAMES } from "../model/parts";
import { blockNode } from "./content";
import type { PageHost } from "./host";
import { isOwnCopy, ownParser, ownSerializer, putCopy } from "./own-copy";
import { readPlain } from "./paste-plain";
import { beginPaste, pasteDone, placeOfPaste } from "./pending-pastes";
import { fileUris, pictureFiles, readScreenshot, sorted } from "./pictures";
import { clear, crossesRegions, inBody, isPlain } from "./regions";
import { schema } from "./schema";
import { pasteCells } from "./table";

const { nodes } = schema;

export interface Incoming {
  host: PageHost;
  /** Puts figures at the caret, once the page may be changed; the first into the figure named, whose picture is missing. */
  insert: (figures: Figure[], into: FigureId | null) => void;
  /** Changes the page now, or as soon as the input method has finished its word. */
  change: (make: (state: EditorState) => Transaction | null) => void;
}

export function clipboard(incoming: Incoming): Plugin {
  const foreign = new ForeignPastes(incoming);
  let shift = false;
  return new Plugin({
    props: {
      clipboardSerializer: ownSerializer,
      clipboardParser: ownParser,
      clipboardTextParser: (text) => sliceOf(readPlain(text, incoming.host.keepIndents()).map(blockNode)),
      transformPasted: (slice) => flattenRegions(slice),
      handlePaste: (view, event, slice) => paste(view, event, slice, incoming),
      handleDrop: (view, event, _slice, moved) => !moved && drop(view, event, incoming),
      handleDOMEvents: {
        keydown: (_view, event) => ((shift = event.shiftKey && event.key !== "Insert"), false),
        keyup: (_view, event) => ((shift = event.shiftKey), false),
        paste: (view, event) => foreign.paste(view, event, shift),
        drop: (view, event) => foreign.drop(view, event),
        copy: (view, event) => copied(view, event),
        cut(view, event) {
          if (!copied(view, event)) return false;
          const { state } = view;
          const { from, to } = state.selection;
          const cut = crossesRegions(state.selection)
            ? clear(state.tr, from, to)
            : state.tr.deleteSelection();
          view.dispatch(cut.setMeta("uiEvent", "cut").scrollIntoView());
          return true;
        },
      },
    },
  });
}

/** Puts what is selected on the clipboard as ours; whether there was anything. */
function copied(view: EditorView, event: ClipboardEvent): boolean {
  if (view.state.selection.empty || !event.clipboardData) return false;
  event.preventDefault();
  putCopy(view, event.clipboardData);
  return true;
}

/** Whether data holds HTML that is not ours. Its HTML is not asked for: WebKit would lay it out. */
const isForeign = (data: DataTransfer): boolean => data.types.includes("text/html") && !isOwnCopy(data);

/** HTML from outside: cleaned in Rust, put in where it was pasted, in the order in which it was. */
class ForeignPastes {
  private last: Promise<void> = Promise.resolve();

  constructor(private readonly incoming: Incoming) {}

  /** Whether the event was for us. */
  paste(view: EditorView, event: ClipboardEvent, shift: boolean): boolean {
    const data = event.clipboardData;
    if (!data || !isForeign(data)) return false;
    event.preventDefault();
    const text = data.getData("text/plain");
    const plain = shift || isPlain(view.state.selection.$from.parent);
    if (plain && text !== "" && !view.composing) {
      view.dispatch(pasted(view.state, textSlice(text, this.incoming.host), view.state.selection));
      return true;
    }
    this.take(view, data, "paste");
    return true;
  }

  drop(view: EditorView, event: DragEvent): boolean {
    const data = event.dataTransfer;
    if (view.dragging || !data || !isForeign(data)) return false;
    if (data.files.length > 0 || fileUris(data.getData("text/uri-list")).length > 0) return false;
    event.preventDefault();
    const at = view.posAtCoords({ left: event.clientX, top: event.clientY });
    const { doc, tr } = view.state;
    if (at) view.dispatch(tr.setSelection(Selection.near(doc.resolve(at.pos))));
    this.take(view, data, "drop");
    return true;
  }

  /** Takes a picture that came with HTML without words; whether there was one. */
  private async pictures(files: File[], into: FigureId | null): Promise<boolean> {
    const found = files.length > 0 ? files : await readScreenshot();
    if (found.length > 0) this.incoming.insert(await this.incoming.host.addFiles(found), into);
    return found.length > 0;
  }

  private take(view: EditorView, data: DataTransfer, from: "paste" | "drop"): void {
    const id = beginPaste(view);
    const { host } = this.incoming;
    const text = data.getData("text/plain");
    const cleaned = host.foreign(data, from);
    // A picture copied in a browser is there twice: its pixels, and HTML without words that only says where it came from.
    const wordless = from === "paste" && text.trim() === "";
    const into = emptyFigure(view.state.selection);
    const coming = wordless
      ? this.pictures(pictureFiles(data.files), into).then((taken) => (taken ? [] : cleaned()))
      : cleaned();
    this.last = this.last
      .then(() => coming)
      .then((blocks) => this.put(id, blocks ? sliceOf(blocks.map(blockNode)) : textSlice(text, host)));
  }

  private put(id: number, slice: Slice): void {
    this.incoming.change((state) => {
      const place = placeOfPaste(state, id);
      if (!place) return null;
      const { at, live } = place;
      if (slice.size === 0) return pasteDone(state.tr.setSelection(state.selection), id);
      const tr = pasteDone(pasted(state, slice, at), id);
      return live ? tr : tr.setSelection(state.selection.map(tr.doc, tr.mapping));
    });
  }
}

function textSlice(text: string, host: PageHost): Slice {
  return sliceOf(readPlain(text, host.keepIndents()).map(blockNode));
}

/** A slice whose first and last paragraphs flow into the text around them. */
function sliceOf(blocks: readonly Node[]): Slice {
  const flows = (node: Node | undefined) => (node?.type === nodes.paragraph ? 1 : 0);
  return new Slice(Fragment.fromArray([...blocks]), flows(blocks[0]), flows(blocks.at(-1)));
}

/** The blocks of a copy that ran through several regions, without the regions, which the copy includes. */
export function flattenRegions(slice: Slice): Slice {
  const { content, openStart, openEnd } = slice;
  const first = content.firstChild;
  const last = content.lastChild;
  const ofPage = [...LINE_NAMES, "byline", "related", "tray"];
  if (!first || !last || !content.content.some((node) => ofPage.includes(node.type.name))) return slice;
  const blocks = content.content.flatMap((node): Node[] => {
    if (node.type === nodes.body) return [...node.children];
    if (node.type === nodes.tray) return [];
    if (node.type === nodes.byline || node.type === nodes.related) return node.children.map(asParagraph);
    return node.isTextblock && node.type.spec.isolating && node.type !== nodes.figure
      ? [asParagraph(node)]
      : [node];
  });
  const written = blocks.filter((block) => block.type !== nodes.paragraph || block.content.size > 0);
  const start = first.type === nodes.body ? openStart - 1 : Math.min(openStart, 1);
  const end = last.type === nodes.body ? openEnd - 1 : Math.min(openEnd, 1);
  const open = (block: Node | undefined, depth: number) => (block?.isTextblock ? Math.min(depth, 1) : 0);
  return new Slice(Fragment.fromArray(written), open(written[0], start), open(written.at(-1), end));
}

function asParagraph(node: Node): Node {
  return nodes.paragraph.create(null, node.textContent === "" ? null : schema.text(node.textContent));
}

function paste(view: EditorView, event: ClipboardEvent, slice: Slice, { host, insert }: Incoming): boolean {
  const data = event.clipboardData;
  const into = emptyFigure(view.state.selection);
  const take = (figures: Figure[]) => insert(figures, into);
  if (slice.size > 0) {
    view.dispatch(pasted(view.state, slice, view.state.selection));
    return true;
  }
  const files = pictureFiles(data?.files);
  if (files.length > 0) {
    void host.addFiles(files).then(take);
    return true;
  }
  const uris = fileUris(data?.getData("text/uri-list") ?? "");
  if (uris.length > 0) {
    void host.addUris(uris).then(take);
    return true;
  }
  if (data && data.types.length > 0) return true;
  // WebKitGTK does not report a screenshot in the event; asked at once, inside it, the clipboard gives it out.
  void readScreenshot().then(async (screenshots) => {
    if (screenshots.length > 0) take(await host.addFiles(screenshots));
  });
  return true;
}

/**
 * Puts a slice in the place of a selection: text goes into a line as one line; blocks go into the body; over a figure, a
 * paragraph opens after it first.
 */
export function pasted(state: EditorState, slice: Slice, at: Selection): Transaction {
  let tr = state.tr.setSelection(at);
  if (crossesRegions(at)) tr = clear(tr, at.from, at.to);
  const only = slice.content.childCount === 1 ? slice.content.firstChild : null;
  const cells =
    only?.type === nodes.table && at.eq(state.selection) && !tr.docChanged ? pasteCells(state, only) : null;
  if (cells) return closeHistory(cells).setMeta("paste", true).setMeta("uiEvent", "paste");
  const { $from, $to } = tr.selection;
  const selectedNode = tr.selection instanceof NodeSelection;
  if (!selectedNode && (isPlain($from.parent) || $from.parent.type === nodes.cell))
    tr.insertText(oneLine(slice));
  else if (selectedNode || !inBody($from)) {
    const at = inBody($from) ? tr.selection.to : $to.pos;
    tr.insert(at, closed(slice));
    tr.setSelection(Selection.near(tr.doc.resolve(tr.mapping.map(at)), -1));
  } else if (isSingleNode(slice)) {
    tr.replaceSelectionWith(slice.content.firstChild as Node, false);
  } else tr.replaceSelection(slice);
  if (!(tr.selection instanceof TextSelection || tr.selection instanceof NodeSelection))
    tr.setSelection(Selection.near(tr.selection.$head));
  return closeHistory(tr).scrollIntoView().setMeta("paste", true).setMeta("uiEvent", "paste");
}

function isSingleNode({ content, openStart, openEnd }: Slice): boolean {
  return openStart === 0 && openEnd === 0 && content.childCount === 1;
}

/** The parts of a slice that may be in the body as whole blocks. */
function closed(slice: Slice): Fragment {
  const blocks = slice.content.content.flatMap((node) => {
    if (node.type === nodes.body) return [...node.children];
    return node.isInline ? [nodes.paragraph.create(null, node)] : [node];
  });
  return Fragment.fromArray(blocks.filter((node) => node.type.isInGroup("block")));
}

/** Lines joined without inventing a space between Han characters. */
export function oneLine(slice: Slice): string {
  const text = slice.content.textBetween(0, slice.content.size, "\n", (leaf) => (leaf.isInline ? "\n" : ""));
  return text
    .replace(
      /(?<=[\p{Script=Han}\u3000-\u303f\uff00-\uffef])\s*\n\s*(?=[\p{Script=Han}\u3000-\u303f\uff00-\uffef])/gu,
      "",
    )
    .replace(/\s*\n\s*/g, " ");
}

function drop(view: EditorView, event: DragEvent, { host, insert }: Incoming): boolean {
  const data = event.dataTransfer;
  const [textFiles, files] = sorted([...(data?.files ?? [])], (file) => file.name);
  const dropped = fileUris(data?.getData("text/uri-list") ?? "");
  // A package or a table is no picture and no text: it belongs to the window, which gets the drop as well.
  if (dropped.some((uri) => /\.(zip|csv)$/i.test(uri))) return false;
  const [textUris, uris] = sorted(dropped, (uri) => uri);
  const texts = textFiles.length + textUris.length;
  if (files.length + uris.length + texts === 0) return false;
  if (texts > 0) host.offerStories(textFiles, textUris);
  if (files.length + uris.length === 0) return true;
  const at = view.posAtCoords({ left: event.clientX, top: event.clientY });
  const { doc, tr } = view.state;
  const inside = at && at.inside >= 0 ? doc.nodeAt(at.inside) : null;
  const isFigure = at && inside?.type === nodes.figure;
  if (at)
    view.dispatch(
      tr.setSelection(isFigure ? NodeSelection.create(doc, at.inside) : Selection.near(doc.resolve(at.pos))),
    );
  const into = emptyFigure(view.state.selection);
  void (files.length > 0 ? host.addFiles(files) : host.addUris(uris)).then((figures) =>
    insert(figures, into),
  );
  return true;
}

/** The selected figure, if its picture is missing: a picture that comes in now is meant for it. */
function emptyFigure(selection: Selection): FigureId | null {
  if (!(selection instanceof NodeSelection) || selection.node.type !== nodes.figure) return null;
  return selection.node.attrs.photo === null ? (selection.node.attrs.id as string) : null;
}
