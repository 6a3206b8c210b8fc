// A figure's facts as node attributes, and as JSON on the clipboard. What comes back from a clipboard was written by
// anyone: it is read field by field, and whatever is not of the right shape is left out.
import type { Figure, Framing, Person } from "../ipc/types";
import { framingFrom } from "../ipc/framing";

/** Everything of a figure but its caption, which is text in the document. */
export type Facts = Omit<Figure, "caption">;

const WORDS = [
  "file_name",
  "alt",
  "photographer",
  "credit",
  "source",
  "copyright",
  "usage",
  "taken",
  "place",
  "event",
  "digital_source",
] as const;

/** The facts in the order of story::Figure. */
export function factsOf(attrs: Record<string, unknown>): Facts {
  const { id, photo, people, framing } = attrs;
  const words = Object.fromEntries(WORDS.map((name) => [name, attrs[name] as string]));
  return {
    id: id as string,
    photo: photo as string | null,
    ...(words as Omit<Facts, "id" | "photo" | "people" | "framing">),
    people: people as Person[],
    // Where the photo is shown as it is, there is no such member: the bytes stay what they were.
    ...(framing !== null && { framing: framing as Framing }),
  };
}

export function factsToJson(attrs: Record<string, unknown>): string {
  return JSON.stringify(factsOf(attrs));
}

/** Reads facts from a clipboard; `false` (no figure) for anything that is not a JSON object. */
export function factsFromJson(json: string | null): Facts | false {
  let value: unknown;
  try {
    value = JSON.parse(json ?? "");
  } catch {
    return false;
  }
  if (typeof value !== "object" || value === null) return false;
  const given = value as Record<string, unknown>;
  const words = Object.fromEntries(WORDS.map((name) => [name, string(given[name])]));
  const photo = string(given.photo);
  return {
    id: string(given.id),
    photo: /^[0-9a-f]{64}$/.test(photo) ? photo : null,
    ...(words as Omit<Facts, "id" | "photo" | "people" | "framing">),
    people: Array.isArray(given.people) ? given.people.map(person) : [],
    ...framingFrom(given.framing),
  };
}

function person(value: unknown): Person {
  const given = (typeof value === "object" && value !== null ? value : {}) as Record<string, unknown>;
  return {
    name: string(given.name),
    unit: string(given.unit),
    title: string(given.title),
    position: string(given.position),
  };
}

function string(value: unknown): string {
  return typeof value === "string" ? value : "";
}
