// The keys that are no commands: those that move among the photos, and the stars, which are a number and not a name.

import type { SheetActions } from "./actions";
import type { SheetNavigation } from "./navigation.svelte";

/** Does a key's action; false where it has none. */
export function handleSheetKey(event: KeyboardEvent, acts: SheetActions, walk: SheetNavigation): boolean {
  if (event.isComposing || event.keyCode === 229) return false;
  const { key, shiftKey } = event;
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  if (walk.move(key, shiftKey)) return true;
  const digit = /^(?:Digit|Numpad)([0-5])$/.exec(event.code)?.[1] ?? key;
  if (!/^[0-5]$/.test(digit)) return false;
  acts.rate(Number(digit));
  // With Shift the cursor goes on to the next photo at once.
  if (shiftKey) walk.move("ArrowRight", false);
  return true;
}
