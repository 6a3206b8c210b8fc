// What is dragged to an edge scrolls the content beyond it: the sheet, or the page.

/** As near to an edge as this, in pixels. */
const EDGE = 56;
/** Pixels a frame at the very edge. */
const FASTEST = 22;

/** Pixels to scroll for a pointer so far below the top of a box of this height. */
export function drawnAlong(below: number, height: number): number {
  const share = (far: number) => Math.min(1, Math.max(0, (EDGE - far) / EDGE));
  return Math.round(FASTEST * (share(height - below) - share(below)));
}

/** Scrolls the sheet or page under a point of the screen; true where something moved. */
export function scrollAt({ x, y }: { x: number; y: number }): boolean {
  const scroller = document.elementFromPoint(x, y)?.closest<HTMLElement>(".grid, .scroll");
  if (!scroller) return false;
  const { top, height } = scroller.getBoundingClientRect();
  const before = scroller.scrollTop;
  scroller.scrollTop += drawnAlong(y - top, height);
  return scroller.scrollTop !== before;
}
