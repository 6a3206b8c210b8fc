// What this window copies, it marks, so that a paste can tell its own pages from everybody else's. The mark cannot be guessed:
// HTML from outside never gets past Rust by claiming to be ours.
import { DOMParser, DOMSerializer, Slice, type Fragment, type ParseOptions } from "prosemirror-model";
import { schema } from "./schema";

const MARK = "data-galley";
const OURS = crypto.randomUUID();

export function isOwnCopy(html: string): boolean {
  return html.includes(`${MARK}="${OURS}"`);
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
