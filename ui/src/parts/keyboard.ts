// The element that had the keyboard before a dialog or menu opened in front of it, so that it goes back there and nowhere else:
// also from a menu whose line opened a dialog, and from a dialog that opened another.

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

/** Keeps the keyboard on the page or the photos when a button is pressed with the mouse. */
export function leaveToPage(event: MouseEvent): void {
  const { target } = event;
  if (!(target instanceof Element) || !document.activeElement?.matches(".page, [role=listbox]")) return;
  if (target.closest("button, [role=toolbar]") && !target.closest(".page")) event.preventDefault();
}

/** For `onCloseAutoFocus`. Where no element is left to take the keyboard, the event's own default is prevented. */
export function giveBack(event: Event): void {
  if (!had?.isConnected) return;
  event.preventDefault();
  had.focus({ preventScroll: true });
}
