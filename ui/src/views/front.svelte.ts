// What is in front: which of the window's views a person sees and means. A command names the views it applies to, which are
// compared with the front in one place (commands/run.ts).
// See docs/decisions/one-view-in-front.md.

import type { Content } from "../ipc/types";
import type { Desk } from "../model/desk.svelte";
import type { History } from "../model/history.svelte";
import type { Panes } from "./panes.svelte";

export type Front =
  /** 待发, in the place of list and page. */
  | { kind: "outbox" }
  /** No story is open. */
  | { kind: "nothing" }
  /** An older version of the story, or what it is compared with. */
  | { kind: "revision"; history: History }
  /** The contact sheet, over the page. */
  | { kind: "sheet" }
  /** What was filed, in the place of the page. `sheet`: the contact sheet is beside it. */
  | { kind: "original"; content: Content; sheet: boolean }
  | { kind: "page"; sheet: boolean };

type Kind = Front["kind"];

/** Where a command applies. */
export type Where = "anywhere" | readonly Kind[];
/** The views with the caret: what is set and put in there. */
export const PAGE = ["page"] as const;
/** The views in which the story's words or photos are changed. */
export const TEXT = ["page", "sheet"] as const;
/** The views in which changes are read and decided. */
export const REVIEW = ["page", "original"] as const;
/** The views that show the story as it is now. */
export const PRESENT = ["page", "original", "sheet"] as const;
/** The views that show the open story, now or as it was. */
export const STORY = ["page", "original", "sheet", "revision"] as const;

export class InFront {
  readonly now: Front = $derived.by(() => {
    const { desk, panes } = this;
    const { history } = desk;
    if (panes.outbox) return { kind: "outbox" };
    if (desk.open === null) return { kind: "nothing" };
    if (history?.seen) return { kind: "revision", history };
    if (panes.sheet.open && !panes.sheet.beside) return { kind: "sheet" };
    const sheet = panes.sheet.open;
    const { original: content } = desk.open.review;
    return content ? { kind: "original", content, sheet } : { kind: "page", sheet };
  });

  constructor(
    private readonly desk: Desk,
    private readonly panes: Panes,
  ) {}
}

export function isWhere(where: Where, { kind }: Front): boolean {
  return where === "anywhere" || where.includes(kind);
}
