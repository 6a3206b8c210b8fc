// The commands run last from the palette, newest first. Remembered on this computer.

import type { Kept } from "../kept";

const KEPT = "recent commands";
const HOW_MANY = 6;

export function recent(kept: Kept | undefined): string[] {
  try {
    const ids: unknown = JSON.parse(kept?.getItem(KEPT) ?? "[]");
    return Array.isArray(ids) ? ids.filter((id) => typeof id === "string") : [];
  } catch {
    return [];
  }
}

export function remember(id: string, kept: Kept | undefined): void {
  const ids = [id, ...recent(kept).filter((other) => other !== id)].slice(0, HOW_MANY);
  kept?.setItem(KEPT, JSON.stringify(ids));
}
