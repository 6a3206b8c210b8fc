// The headings over the list of stories: 今天, 昨天, 本周, 本月, 更早. Where one begins is known from counts alone, so that a list of
// ten thousand lines has its headings before its lines are read.

export type PeriodName = "today" | "yesterday" | "week" | "month" | "earlier";

export interface Period {
  name: PeriodName;
  /** When it begins, in milliseconds since 1970. */
  since: number;
}

/** Lines of the list that are under one heading. */
export interface Stretch {
  name: PeriodName;
  from: number;
  count: number;
}

/** The periods before `now`, the newest first; one that begins no earlier than the one before it is left out, as 本周 is on a Monday. */
export function periodsAt(now: number): Period[] {
  const midnight = (daysBack: number) => {
    const day = new Date(now);
    day.setHours(0, 0, 0, 0);
    day.setDate(day.getDate() - daysBack);
    return day.getTime();
  };
  const today = new Date(now);
  const sinceMonday = (today.getDay() + 6) % 7;
  const all: Period[] = [
    { name: "today", since: midnight(0) },
    { name: "yesterday", since: midnight(1) },
    { name: "week", since: midnight(sinceMonday) },
    { name: "month", since: midnight(today.getDate() - 1) },
  ];
  return all.filter(({ since }, at) => all.slice(0, at).every((before) => before.since > since));
}

/** The headings of a list of `found` lines, of which `counts[n]` changed since the beginning of `periods[n]`. */
export function stretchesOf(periods: readonly Period[], counts: readonly number[], found: number): Stretch[] {
  // A newsroom that was not asked answers no counts.
  if (counts.length < periods.length) return [];
  const ends = [...counts.slice(0, periods.length), found];
  const names: PeriodName[] = [...periods.map(({ name }) => name), "earlier"];
  return names
    .map((name, at) => ({ name, from: ends[at - 1] ?? 0, count: (ends[at] ?? found) - (ends[at - 1] ?? 0) }))
    .filter(({ count }) => count > 0);
}

/** The headings after a line of today was put before all others. */
export function withOneMore(stretches: readonly Stretch[]): Stretch[] {
  const [first, ...rest] = stretches;
  if (first === undefined) return [];
  const later = (all: readonly Stretch[]) => all.map((one) => ({ ...one, from: one.from + 1 }));
  return first.name === "today"
    ? [{ ...first, count: first.count + 1 }, ...later(rest)]
    : [{ name: "today", from: 0, count: 1 }, ...later(stretches)];
}

/** The headings after the line at a place was taken out. */
export function withoutLine(stretches: readonly Stretch[], at: number): Stretch[] {
  return stretches
    .map((one) => {
      if (at < one.from) return { ...one, from: one.from - 1 };
      return at < one.from + one.count ? { ...one, count: one.count - 1 } : one;
    })
    .filter(({ count }) => count > 0);
}
