// Photos that are dragged: along the sheet, or into the page. The page is shown beside the sheet once they are dragged over to
// its side, so that nothing moves while photos are only put in order. By pointer, not by the system's drag and drop: it stays
// over the same window all the time, and the grid may draw itself anew under it.
// See docs/decisions/drags-by-pointer.md.

import type { FigureId } from "../../ipc/types";
import type { StorySession } from "../../model/story-session.svelte";
import { scrollAt } from "./drag-scroll";
import type { Sheet } from "./sheet.svelte";

/** A press that moves the pointer less than this is no drag. */
const STILL = 6;

export class Drag {
  /** The photos that are dragged; empty while none are. */
  ids = $state.raw<readonly FigureId[]>([]);
  at = $state.raw({ x: 0, y: 0 });
  /** Beside which photo of the sheet it would go. */
  mark = $state.raw<{ id: FigureId; side: "before" | "behind" } | null>(null);
  /** Between which blocks of the page it would go, as a line on the screen. */
  line = $state.raw<{ left: number; width: number; top: number } | null>(null);
  /** The click that ends a drag is no press on a photo. */
  justDropped = false;

  #begun: { id: FigureId; x: number; y: number; along: boolean } | null = null;
  #frame = 0;

  constructor(
    private readonly sheet: Sheet,
    private readonly story: () => StorySession,
    private readonly chosen: () => FigureId[],
  ) {}

  /** `along`: the order of the sheet is that of the story, so that a photo can be put between two. */
  begin(id: FigureId, event: PointerEvent, along: boolean): void {
    this.justDropped = false;
    if (event.button !== 0 || event.shiftKey || event.ctrlKey || event.metaKey) return;
    this.#begun = { id, x: event.clientX, y: event.clientY, along };
  }

  move(event: PointerEvent): void {
    const begun = this.#begun;
    if (!begun) return;
    if (this.ids.length === 0) {
      if (Math.abs(event.clientX - begun.x) + Math.abs(event.clientY - begun.y) < STILL) return;
      if (!this.sheet.isChosen(begun.id)) this.sheet.put(begun.id);
      this.ids = this.chosen();
      // From here on this element gets every move, wherever the pointer goes.
      (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
      this.#frame = requestAnimationFrame(this.#scroll);
    }
    this.at = { x: event.clientX, y: event.clientY };
    this.#look();
  }

  /** Looks up what is under the pointer now, which may have moved there by itself. */
  #look(): void {
    const under = document.elementFromPoint(this.at.x, this.at.y);
    // The form of one photo covers the place where the page will be.
    if (under?.closest(".pane")) this.sheet.carrying = true;
    const cell = under?.closest<HTMLElement>("[data-cell]");
    this.mark = cell && this.#begun?.along ? this.#beside(cell) : null;
    this.line = under?.closest(".paper") ? this.story().page.many.dropLine(this.at) : null;
  }

  #beside(cell: HTMLElement): { id: FigureId; side: "before" | "behind" } | null {
    const id = cell.dataset.cell ?? "";
    if (this.ids.includes(id)) return null;
    const { left, width } = cell.getBoundingClientRect();
    return { id, side: this.at.x < left + width / 2 ? "before" : "behind" };
  }

  /** Scrolls the sheet or page when the pointer is near its upper or lower edge. */
  readonly #scroll = (): void => {
    if (this.ids.length === 0) return;
    if (scrollAt(this.at)) this.#look();
    this.#frame = requestAnimationFrame(this.#scroll);
  };

  drop(event: PointerEvent): void {
    const { ids, mark, line } = this;
    const at = { x: event.clientX, y: event.clientY };
    this.justDropped ||= ids.length > 0;
    this.end();
    if (ids.length === 0) return;
    if (line) this.story().page.many.place(ids, at);
    else if (mark) this.story().page.many.move(ids, mark.id, mark.side);
  }

  /** Puts the dragged photos back where they were; the click that follows is ignored. */
  letGo(): void {
    this.end();
    this.justDropped = true;
  }

  /** Ends the drag without a change. */
  end(): void {
    cancelAnimationFrame(this.#frame);
    this.sheet.carrying = false;
    this.#begun = null;
    this.ids = [];
    this.mark = null;
    this.line = null;
  }
}
