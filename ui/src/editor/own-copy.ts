// What this window copies, it marks, so that a paste can tell its own pages from everybody else's without asking for their HTML. The
// mark cannot be guessed: HTML from outside never gets past Rust by claiming to be ours.
import { DOMParser, DOMSerializer, Slice, type Fragment, type ParseOptions } from "prosemirror-model";
import type { EditorView } from "prosemirror-view";
import { schema } from "./schema";

const MARK = "data-galley";
const OURS = crypto.randomUUID();

/** The kind of data that holds the mark beside a copy. */
const KIND = "application/x-galley";

export function isOwnCopy(data: DataTransfer): boolean {
  return data.getData(KIND) === OURS;
}

/** Puts what is selected on the clipboard, or into a drag. */
export function putCopy(view: EditorView, data: DataTransfer): void {
  const { dom, text } = view.serializeForClipboard(view.state.selection.content());
  data.clearData();
  data.setData("text/html", dom.innerHTML);
  data.setData("text/plain", text);
  data.setData(KIND, OURS);
}

class MarkingSerializer extends DOMSerializer {
  override serializeFragment(
    fragment: Fragment,
    options?: { document?: Document },
    target?: HTMLElement | DocumentFragment,
  ): HTMLElement | DocumentFragment {
    const dom = super.serializeFragment(fragment, options, target);
    if (!target && dom.firstChild instanceof Element) dom.firstChild.setAttribute(MARK, OURS);
    return dom;
  }
}

class OwnParser extends DOMParser {
  override parseSlice(dom: Node, options?: ParseOptions): Slice {
    const root = dom as Node & ParentNode;
    return root.querySelector(`[${MARK}="${OURS}"]`) ? super.parseSlice(dom, options) : Slice.empty;
  }
}

export const ownSerializer = new MarkingSerializer(
  DOMSerializer.nodesFromSchema(schema),
  DOMSerializer.marksFromSchema(schema),
);
export const ownParser = new OwnParser(schema, DOMParser.fromSchema(schema).rules);
