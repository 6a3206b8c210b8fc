// A figure's facts as node attributes, and as JSON on the clipboard. What comes back from a clipboard was written by
// anyone: it is read field by field, and whatever is not of the right shape is left out.
import type { Node } from "prosemirror-model";
import type { FaceMark, Figure, Framing, Person, Pick } from "../ipc/types";
import { framingFrom, WHOLE } from "../ipc/framing";

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

type Words = Record<(typeof WORDS)[number], string>;

/** The facts in the order of story::Figure. */
export function factsOf(attrs: Record<string, unknown>): Facts {
  const { id, photo, people, framing, rating, pick } = attrs;
  const words = Object.fromEntries(WORDS.map((name) => [name, attrs[name] as string])) as Words;
  return {
    id: id as string,
    photo: photo as string | null,
    ...words,
    people: people as Person[],
    // Where nothing is said (the photo shown as it is, no stars), there is no such member: the bytes stay what they were.
    ...(framing !== null && { framing: framing as Framing }),
    ...(rating !== 0 && { rating: rating as number }),
    ...(pick !== "open" && { pick: pick as Pick }),
  };
}

export function figureOf(node: Node): Figure {
  const { id, photo, file_name, ...rest } = factsOf(node.attrs);
  return { id, photo, file_name, caption: node.textContent, ...rest };
}

/** The attributes of a figure's node: its caption is the node's text. */
export function figureAttrs(figure: Figure): Record<string, unknown> {
  const { caption, framing = null, rating = 0, pick = "open", ...facts } = figure;
  void caption;
  return { ...facts, framing, rating, pick };
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
  const words = Object.fromEntries(WORDS.map((name) => [name, string(given[name])])) as Words;
  const photo = string(given.photo);
  return {
    id: string(given.id),
    photo: /^[0-9a-f]{64}$/.test(photo) ? photo : null,
    ...words,
    people: Array.isArray(given.people) ? given.people.map(person) : [],
    ...framingFrom(given.framing),
    ...marksFrom(given),
  };
}

/** Most stars that a photo can have. */
const MOST_STARS = 5;

function marksFrom({ rating, pick }: Record<string, unknown>): { rating?: number; pick?: Pick } {
  const stars = Number.isSafeInteger(rating) ? Math.min(Math.max(rating as number, 0), MOST_STARS) : 0;
  return {
    ...(stars > 0 && { rating: stars }),
    ...((pick === "picked" || pick === "rejected") && { pick }),
  };
}

function markFrom(value: unknown): { mark?: FaceMark } {
  if (typeof value !== "object" || value === null) return {};
  const { x, y } = value as Record<string, unknown>;
  const within = (at: unknown) => Number.isSafeInteger(at) && (at as number) >= 0 && (at as number) <= WHOLE;
  return within(x) && within(y) ? { mark: { x: x as number, y: y as number } } : {};
}

function person(value: unknown): Person {
  const given = (typeof value === "object" && value !== null ? value : {}) as Record<string, unknown>;
  return {
    name: string(given.name),
    unit: string(given.unit),
    title: string(given.title),
    position: string(given.position),
    ...markFrom(given.mark),
  };
}

function string(value: unknown): string {
  return typeof value === "string" ? value : "";
}
