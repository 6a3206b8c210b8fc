// Code that gives the page the keyboard (a closing dialog, Tab, a test) calls `element.focus()`. WebKit answers by putting the
// caret at the page's start, and ProseMirror would read it from there. So the page's own `focus` is ProseMirror's, which writes
// the caret it knows over WebKit's before anybody reads it.
// See docs/decisions/focus-through-prosemirror.md.
import type { EditorView } from "prosemirror-view";

export function takeKeyboard(view: EditorView): void {
  const { dom } = view;
  const focus = dom.focus.bind(dom);
  let under = false;
  dom.focus = (options?: FocusOptions) => {
    // ProseMirror says it too.
    if (under) return focus(options);
    under = true;
    try {
      view.focus();
    } finally {
      under = false;
    }
  };
}
