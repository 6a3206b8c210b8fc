// Paste and drop: what comes in from outside becomes blocks of ours or is left outside; files become figures.
import { DOMParser, Fragment, Slice, type Node, type ParseOptions } from "prosemirror-model";
import { closeHistory } from "prosemirror-history";
import { NodeSelection, Plugin, Selection, TextSelection } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";
import type { Figure, FigureId } from "../ipc/types";
import { blockNode } from "./content";
import type { PageHost } from "./host";
import { readBlocks, readPlain } from "./paste-blocks";
import { fileUris, pictureFiles, picturesOf, readScreenshot } from "./pictures";
import { clear, crossesRooms, inBody, isPlain } from "./rooms";
import { schema } from "./schema";
import { pasteCells } from "./table";

const { nodes } = schema;

export interface Incoming {
  host: PageHost;
  /** Puts figures at the caret, once the page may be changed; the first into the figure named, whose picture is missing. */
  insert(figures: Figure[], into: FigureId | null): void;
}

export function clipboard(incoming: Incoming): Plugin {
  return new Plugin({
    props: {
      clipboardParser: new PasteParser(schema, DOMParser.fromSchema(schema).rules),
      clipboardTextParser: (text) => sliceOf(readPlain(text).map(blockNode)),
      transformPasted: (slice) => flattenRooms(slice),
      handlePaste: (view, event, slice) => paste(view, event, slice, incoming),
      handleDrop: (view, event, _slice, moved) => !moved && drop(view, event, incoming),
      handleDOMEvents: {
        cut(view, event) {
          if (!crossesRooms(view.state.selection) || !event.clipboardData) return false;
          const { dom, text } = view.serializeForClipboard(view.state.selection.content());
          event.clipboardData.setData("text/html", dom.innerHTML);
          event.clipboardData.setData("text/plain", text);
          event.preventDefault();
          const { from, to } = view.state.selection;
          view.dispatch(clear(view.state.tr, from, to).setMeta("uiEvent", "cut").scrollIntoView());
          return true;
        },
      },
    },
  });
}

/** Reads foreign HTML through paste-blocks.ts and our own as it stands. Both come parsed into an inert document. */
class PasteParser extends DOMParser {
  override parseSlice(dom: globalThis.Node, options: ParseOptions = {}): Slice {
    // ProseMirror asks to preserve white space exactly where the HTML carries its own mark.
    if (options.preserveWhitespace) return super.parseSlice(dom, options);
    return sliceOf(readBlocks(dom as ParentNode & globalThis.Node).blocks.map(blockNode));
  }
}

/** A slice whose first and last paragraphs flow into the text around them. */
function sliceOf(blocks: readonly Node[]): Slice {
  const flows = (node: Node | undefined) => (node?.type === nodes.paragraph ? 1 : 0);
  return new Slice(Fragment.fromArray([...blocks]), flows(blocks[0]), flows(blocks.at(-1)));
}

/** A copy that ran through several rooms comes with the rooms; what is pasted are the blocks that were in them. */
export function flattenRooms(slice: Slice): Slice {
  const { content, openStart, openEnd } = slice;
  const rooms = [
    nodes.kicker,
    nodes.headline,
    nodes.subheadline,
    nodes.byline,
    nodes.sign_off,
    nodes.related,
    nodes.tray,
  ];
  const first = content.firstChild;
  const last = content.lastChild;
  if (
    !first ||
    !last ||
    !content.content.some(
      (node) => rooms.includes(node.type) || node.type === nodes.authors || node.type === nodes.dateline,
    )
  )
    return slice;
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

function paste(view: EditorView, event: ClipboardEvent, slice: Slice, incoming: Incoming): boolean {
  const { host, insert } = incoming;
  const data = event.clipboardData;
  const files = pictureFiles(data?.files);
  const pictures = picturesOf(data?.getData("text/html") ?? "");
  const into = emptyFigure(view.state.selection);
  const take = (figures: Figure[]) => insert(figures, into);
  if (slice.size > 0) {
    pasteSlice(view, slice);
    if (pictures.length > 0) void host.addFiles(pictures).then((figures) => insert(figures, null));
    return true;
  }
  const found = files.length > 0 ? files : pictures;
  if (found.length > 0) {
    void host.addFiles(found).then(take);
    return true;
  }
  const uris = fileUris(data?.getData("text/uri-list") ?? "");
  if (uris.length > 0) {
    void host.addUris(uris).then(take);
    return true;
  }
  if (data && data.types.length > 0) return true;
  // WebKitGTK tells nothing of a screenshot in the event; asked at once, inside it, the clipboard gives it out.
  void readScreenshot().then(async (screenshots) => {
    if (screenshots.length > 0) take(await host.addFiles(screenshots));
  });
  return true;
}

/** Text goes into a line as one line; blocks go into the body; over a figure, a paragraph opens after it first. */
export function pasteSlice(view: EditorView, slice: Slice): void {
  const { selection } = view.state;
  let { tr } = view.state;
  if (crossesRooms(selection)) tr = clear(tr, selection.from, selection.to);
  const only = slice.content.childCount === 1 ? slice.content.firstChild : null;
  const cells = only?.type === nodes.table && !tr.docChanged ? pasteCells(view.state, only) : null;
  if (cells) return view.dispatch(closeHistory(cells).setMeta("paste", true).setMeta("uiEvent", "paste"));
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
  view.dispatch(closeHistory(tr).scrollIntoView().setMeta("paste", true).setMeta("uiEvent", "paste"));
}

function isSingleNode({ content, openStart, openEnd }: Slice): boolean {
  return openStart === 0 && openEnd === 0 && content.childCount === 1;
}

/** What of a slice may stand in the body as whole blocks. */
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
  const files = [...(data?.files ?? [])];
  const uris = fileUris(data?.getData("text/uri-list") ?? "");
  if (files.length === 0 && uris.length === 0) return false;
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
