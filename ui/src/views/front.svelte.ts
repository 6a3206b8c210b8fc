// What stands in front: which of the window's rooms a person sees and means. Commands say where they apply, and are compared with it in
// one place (commands/run.ts).
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
  /** What was filed, in the place of the page. `sheet`: the contact sheet stands beside it. */
  | { kind: "original"; content: Content; sheet: boolean }
  | { kind: "page"; sheet: boolean };

type Kind = Front["kind"];

/** Where a command applies. */
export type Where = "anywhere" | readonly Kind[];
/** Where the caret is: what is set and put in there. */
export const PAGE = ["page"] as const;
/** Where the story's words or photos are changed. */
export const TEXT = ["page", "sheet"] as const;
/** Where changes are read and decided. */
export const REVIEW = ["page", "original"] as const;
/** Where the story is seen as it is now. */
export const PRESENT = ["page", "original", "sheet"] as const;
/** Where the open story is seen, now or as it was. */
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
