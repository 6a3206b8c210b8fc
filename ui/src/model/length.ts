// 字数要求: the range of words a piece must have, read and written as people do, and how a count compares with it. The same
// rules as story::length.

import type { Length } from "../ipc/types";

/** Reads `1200-1600`, `1200-` or `-1600`; null for an empty text, undefined for one that is no range. */
export function readLength(text: string): Length | null | undefined {
  if (text.trim() === "") return null;
  const found = /^\s*(\d{1,9})?\s*[-–—~～至到]\s*(\d{1,9})?\s*$/.exec(text);
  if (!found) return undefined;
  const [least = null, most = null] = found
    .slice(1)
    .map((end: string | undefined) => (end === undefined ? null : Number(end)));
  if (least === null && most === null) return undefined;
  return (least ?? 0) <= (most ?? Infinity) ? { least, most } : undefined;
}

export function writeLength(length: Length | undefined): string {
  return length === undefined ? "" : `${length.least ?? ""}–${length.most ?? ""}`;
}

/** Words lacking (below zero) or too many (above); 0 within the range. */
export function beyond({ least, most }: Length, words: number): number {
  if (least !== null && words < least) return words - least;
  return most !== null && words > most ? words - most : 0;
}
