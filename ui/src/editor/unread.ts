// Whether the caret was moved in the window and the view has not read it yet. The window's selection event comes in a task of its
// own; a redraw that comes before it puts the caret back where the view still has it.
import type { EditorView } from "prosemirror-view";

export function caretUnread(view: EditorView): boolean {
  const { anchorNode, anchorOffset, focusNode, focusOffset } = document.getSelection() ?? {};
  if (!view.hasFocus() || !anchorNode || !focusNode) return false;
  if (!view.dom.contains(anchorNode) || !view.dom.contains(focusNode)) return false;
  const { anchor, head } = view.state.selection;
  return (
    view.posAtDOM(anchorNode, anchorOffset ?? 0) !== anchor ||
    view.posAtDOM(focusNode, focusOffset ?? 0) !== head
  );
}
