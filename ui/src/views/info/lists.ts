// Lists written on one line, and the one moment a story holds. Text in, values out.

/** Keywords as a person separates them: 顿号, commas, semicolons. */
export function readList(text: string): string[] {
  return text
    .split(/[、，,；;\n]/)
    .map((word) => word.trim())
    .filter((word) => word !== "");
}

export function writeList(words: string[], separator: string): string {
  return words.join(separator);
}

/** `2026-11-24 08:00` in the writer's own time zone as RFC 3339; null for an empty text, undefined for one that is no moment. */
export function readMoment(text: string): string | null | undefined {
  if (text.trim() === "") return null;
  const found = /^\s*(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]+(\d{1,2}):(\d{2}))?\s*$/.exec(text);
  if (!found) return undefined;
  const [year, month, day, hour, minute] = found.slice(1).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
  ];
  const time = new Date(year, month - 1, day, hour, minute);
  const real = time.getMonth() === month - 1 && time.getDate() === day && hour < 24 && minute < 60;
  return real ? `${local(time, "T")}:00${offset(time)}` : undefined;
}

/** The same moment as `2026-11-24 08:00`; a text that is no moment stays as it is. */
export function writeMoment(at: string | null): string {
  if (at === null) return "";
  const time = new Date(at);
  return Number.isNaN(time.getTime()) ? at : local(time, " ");
}

function local(time: Date, between: string): string {
  const date = [time.getFullYear(), time.getMonth() + 1, time.getDate()].map(two).join("-");
  return `${date}${between}${two(time.getHours())}:${two(time.getMinutes())}`;
}

function offset(time: Date): string {
  const minutes = -time.getTimezoneOffset();
  const size = Math.abs(minutes);
  return `${minutes < 0 ? "-" : "+"}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

function two(part: number): string {
  return String(part).padStart(2, "0");
}

/**
 * When a photo was taken, as precisely as is known, with a space where RFC 3339 has its T and no seconds that are
 * none. Reading the written form gives the same moment.
 */
export function writeTaken(taken: string): string {
  const found = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(:\d\d(?:\.\d+)?)?(.*)$/.exec(taken);
  if (!found) return taken;
  const [, day, minute, second = "", offset = ""] = found;
  return `${day} ${minute}${second === ":00" ? "" : second}${offset === "" ? "" : ` ${offset}`}`;
}

/** The typed text in the form a story holds; a text that is no time stays as it was typed. */
export function readTaken(text: string): string {
  const found = /^\s*(\d{4}-\d\d-\d\d)[T ]+(\d\d:\d\d)(:\d\d(?:\.\d+)?)? *(Z|[+-]\d\d:\d\d)?\s*$/.exec(text);
  if (!found) return text;
  const [, day, minute, second = ":00", offset = ""] = found;
  return `${day}T${minute}${second}${offset}`;
}
