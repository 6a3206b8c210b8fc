// The keys of the fields beside the sheet: on to the next photo's caption, back to the one before, or back to the photos.

/** The action of a key in a field; null where it is the field's own. */
export function askedInField(
  event: KeyboardEvent,
  caption: HTMLTextAreaElement | null,
): "leave" | "on" | "back" | null {
  if (event.isComposing || event.keyCode === 229) return null;
  const { key, shiftKey } = event;
  if (key === "Escape") return "leave";
  const mod = event.ctrlKey || event.metaKey;
  const inCaption = caption !== null && event.target === caption && !shiftKey;
  const atEnd = inCaption && caption.selectionStart === caption.value.length;
  const atStart = inCaption && caption.selectionEnd === 0 && caption.value !== "";
  if ((mod && (key === "Enter" || key === "ArrowDown")) || (key === "ArrowDown" && atEnd)) return "on";
  if ((mod && key === "ArrowUp") || (key === "ArrowUp" && atStart)) return "back";
  return null;
}
