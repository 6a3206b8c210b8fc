// jsdom has no layout. The layout functions that the window calls are replaced by those of a page without size, and no others.

import "@testing-library/svelte/vitest";

import { configure } from "@testing-library/svelte";

// Waiting ends when the element is there; the limit only allows for a busy machine.
configure({ asyncUtilTimeout: 15_000 });

class NothingResizes implements ResizeObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}
globalThis.ResizeObserver ??= NothingResizes;
if (typeof Element !== "undefined") {
  Element.prototype.scrollIntoView ??= () => undefined;
  Range.prototype.getClientRects ??= () => [] as unknown as DOMRectList;
  Range.prototype.getBoundingClientRect ??= () => new DOMRect();
}
