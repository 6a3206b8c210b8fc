// The keys that belong to writing itself. Those of named commands are the window's: see views/commands. Nothing here fires while an input method composes: the key that confirms a word is not for us.
import { chainCommands, selectAll } from "prosemirror-commands";
import { undo, redo } from "prosemirror-history";
import { keydownHandler } from "prosemirror-keymap";
import { NodeSelection, Plugin, Selection, TextSelection, type Command } from "prosemirror-state";
import { backspace, forwardDelete } from "./backspace";
import { part, startOfPart } from "./content";
import { enter, lineBreak, paragraphAfter, stepField } from "./enter";
import { turnLines } from "./lines";
import { regionDepth } from "./regions";
import { schema } from "./schema";
import { stepCell } from "./table";

/** Selects the region first, and only then the whole page. */
const selectRoom: Command = (state, dispatch, view) => {
  const { $from, $to, from, to } = state.selection;
  const depth = $from.sharedDepth($to.pos);
  const region = regionDepth(state.doc.resolve($from.start(depth)));
  if (region === 0) return selectAll(state, dispatch, view);
  const selection = TextSelection.between(
    state.doc.resolve($from.start(region)),
    state.doc.resolve($from.end(region)),
    1,
  );
  if (selection.empty || (selection.from >= from && selection.to <= to))
    return selectAll(state, dispatch, view);
  dispatch?.(state.tr.setSelection(selection));
  return true;
};

/** To the end of the text, where one goes on writing; from there on to the end of the page: sign-off, titles, tray. */
const endOfText: Command = (state, dispatch) => {
  const end = startOfPart(state.doc, "body") + part(state.doc, "body").content.size;
  const selection = Selection.findFrom(state.doc.resolve(end), -1, true);
  if (!selection || state.selection.eq(selection)) return false;
  dispatch?.(state.tr.setSelection(selection).scrollIntoView());
  return true;
};

/** Selects the figure of the caption that has the caret, so that the keyboard reaches the picture too. */
const selectFigure: Command = (state, dispatch) => {
  const { $from } = state.selection;
  if ($from.parent.type !== schema.nodes.figure) return false;
  dispatch?.(state.tr.setSelection(NodeSelection.create(state.doc, $from.before())));
  return true;
};

/** A list has one level: Tab stays in it, and Shift+Tab takes the line out of it, as it does in Word on the first level. */
function stepItem(direction: 1 | -1): Command {
  return (state, dispatch) => {
    if (state.selection.$head.parent.type !== schema.nodes.item) return false;
    const tr = direction < 0 ? turnLines(state, "paragraph") : null;
    if (tr) dispatch?.(tr.scrollIntoView());
    return true;
  };
}

export function keys(): Plugin {
  const bindings: Record<string, Command> = {
    Enter: enter,
    "Mod-Enter": paragraphAfter,
    "Shift-Enter": (state, dispatch, view) =>
      lineBreak(state, dispatch, view) || enter(state, dispatch, view),
    Backspace: backspace,
    "Mod-Backspace": backspace,
    "Shift-Backspace": backspace,
    Delete: forwardDelete,
    "Mod-Delete": forwardDelete,
    "Mod-a": selectRoom,
    "Mod-End": endOfText,
  };
  const run = keydownHandler(bindings);
  // In the text Tab does nothing: who is used to indenting with it must not type into whatever comes after the page.
  const stay: Command = () => true;
  const tab = keydownHandler({
    Tab: chainCommands(stepCell(1), stepItem(1), stepField(1), stay),
    "Shift-Tab": chainCommands(stepCell(-1), stepItem(-1), stepField(-1), stay),
  });
  const escape = keydownHandler({ Escape: selectFigure });
  // After Escape the next Tab leaves the page: no trap for the keyboard.
  let leaving = false;
  return new Plugin({
    props: {
      handleKeyDown(view, event) {
        if (event.isComposing || event.keyCode === 229 || view.composing) return false;
        if (event.key === "Tab" && leaving) return false;
        if (event.key !== "Shift") leaving = event.key === "Escape";
        return event.key === "Escape" ? escape(view, event) : tab(view, event) || run(view, event);
      },
      handleDOMEvents: {
        // WebKit keeps an undo of its own and offers formatting of its own; both bypass the story.
        beforeinput(view, event) {
          const { inputType } = event;
          if (inputType === "historyUndo") undo(view.state, view.dispatch);
          else if (inputType === "historyRedo") redo(view.state, view.dispatch);
          else if (!inputType.startsWith("format")) return false;
          event.preventDefault();
          return true;
        },
      },
    },
  });
}
