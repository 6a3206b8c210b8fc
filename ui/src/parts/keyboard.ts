// Who had the keyboard before something came to stand in front of the room, so that it goes back there and nowhere else: also
// from a menu whose line opened a dialog, and from a dialog that opened another.

const FRONT = "[role=dialog], [role=alertdialog], [role=menu]";

let had: HTMLElement | null = null;

/** Begins to watch; answers how to end. */
export function watchKeyboard(): () => void {
  const look = ({ target }: FocusEvent) => {
    if (target instanceof HTMLElement && !target.closest(FRONT)) had = target;
  };
  document.addEventListener("focusin", look);
  return () => {
    document.removeEventListener("focusin", look);
    had = null;
  };
}

/** A button that the mouse presses does not take the keyboard from the page or the photos: one goes on where one was. */
export function leaveToPage(event: MouseEvent): void {
  const { target } = event;
  if (!(target instanceof Element) || !document.activeElement?.matches(".page, [role=listbox]")) return;
  if (target.closest("button, [role=toolbar]") && !target.closest(".page")) event.preventDefault();
}

/** For `onCloseAutoFocus`. Where nobody is left to take the keyboard, the event's own way is gone. */
export function giveBack(event: Event): void {
  if (!had?.isConnected) return;
  event.preventDefault();
  had.focus({ preventScroll: true });
}
