// jsdom has no layout. What the window asks of it gets the answer of a page without size, and nothing more.

import "@testing-library/svelte/vitest";

import { configure } from "@testing-library/svelte";

// Waiting ends when the thing is there; the limit only says how slow a busy machine may be.
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
