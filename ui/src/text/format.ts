// Times, ages and sizes as people of either language write them. The present is passed in.

import { locale, t } from "./speak.svelte";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

function startOfDay(time: number): number {
  return new Date(time).setHours(0, 0, 0, 0);
}

function says(time: number, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(locale(), options).format(time);
}

/** How long ago, as short as a list wants it: 刚刚, 14 分钟前, 3 小时前, 昨天, 周五, 11月3日, 2025年11月3日. */
export function age(at: string, now: number): string {
  const time = Date.parse(at);
  if (Number.isNaN(time)) return "";
  const passed = now - time;
  if (passed < MINUTE) return t("age.now");
  const days = Math.round((startOfDay(now) - startOfDay(time)) / DAY);
  if (days <= 0) {
    const relative = new Intl.RelativeTimeFormat(locale(), { style: "short" });
    const minutes = Math.floor(passed / MINUTE);
    return minutes < 60
      ? relative.format(-minutes, "minute")
      : relative.format(-Math.floor(minutes / 60), "hour");
  }
  if (days === 1) return t("age.yesterday");
  if (days < 7) return says(time, { weekday: "short" });
  const sameYear = new Date(time).getFullYear() === new Date(now).getFullYear();
  return says(time, { month: "short", day: "numeric", ...(sameYear ? {} : { year: "numeric" }) });
}

/** 14:02:11. */
function clock(at: string): string {
  return says(Date.parse(at), { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" });
}

/** When something was last on disk: the clock to the second today, day and time before. */
export function savedAt(at: string, now: number): string {
  return startOfDay(Date.parse(at)) === startOfDay(now) ? clock(at) : moment(at);
}

/** Day and time, for a timeline. */
export function moment(at: string): string {
  return says(Date.parse(at), {
    month: "short",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
}

/** A day with its year: 2026年11月2日. */
export function date(at: string): string {
  return says(Date.parse(at), { year: "numeric", month: "long", day: "numeric" });
}

/** A day, as the heading over what happened on it: 今天, 昨天, 11月23日 周一, 2025年11月23日. */
export function day(at: string, now: number): string {
  const time = Date.parse(at);
  const days = Math.round((startOfDay(now) - startOfDay(time)) / DAY);
  if (days === 0 || days === 1)
    return new Intl.RelativeTimeFormat(locale(), { numeric: "auto" }).format(-days, "day");
  const date = { month: "short", day: "numeric" } as const;
  const sameYear = new Date(time).getFullYear() === new Date(now).getFullYear();
  return says(time, sameYear ? { ...date, weekday: "short" } : { ...date, year: "numeric" });
}

/** 14:02, on a day that is named already. */
export function hour(at: string): string {
  return says(Date.parse(at), { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
}

/** 3.2 MB, in powers of ten as file managers count. The symbols are the same in both languages. */
export function size(bytes: number): string {
  const units = ["B", "KB", "MB", "GB"];
  const step = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  const value = new Intl.NumberFormat(locale(), { maximumFractionDigits: step < 2 ? 0 : 1 });
  return `${value.format(bytes / 1000 ** step)} ${units[step]}`;
}
