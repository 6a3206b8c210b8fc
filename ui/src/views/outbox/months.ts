// The months in which something was delivered, for the ledger.

import type { DeliveryRow } from "../../ipc/types";
import { locale } from "../../text/speak.svelte";

/** The month in which the outlet received it, 2026-11, in the time zone of this computer. */
export function monthOf({ receipt, at }: DeliveryRow): string {
  const time = new Date(receipt?.at ?? at);
  return `${time.getFullYear()}-${String(time.getMonth() + 1).padStart(2, "0")}`;
}

/** Each once, the newest first. */
export function monthsOf(rows: readonly DeliveryRow[]): string[] {
  return [...new Set(rows.map(monthOf))].sort().reverse();
}

/** 2026年11月. */
export function monthName(month: string): string {
  const [year = 0, number = 1] = month.split("-").map(Number);
  const at = new Date(year, number - 1, 1);
  return new Intl.DateTimeFormat(locale(), { year: "numeric", month: "long" }).format(at);
}
