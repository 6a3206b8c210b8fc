// A figure's facts as node attributes, and as JSON on the clipboard. What comes back from a clipboard may be from any program:
// it is read fact by fact, and a fact that is not of the right shape is left out.
import type { Node } from "prosemirror-model";
import { FACTS } from "../model/lists";
import type { FactKind, FaceMark, Figure, Person } from "../ipc/types";
import { framingFrom, WHOLE } from "../model/framing";

/** Everything of a figure but its caption, which is text in the document. */
export type Facts = Omit<Figure, "caption">;

/** How an attribute holds the facts of one kind. */
interface Kind {
  /** The value of an empty fact. */
  empty: unknown;
  /** A figure has no such member where the fact is empty: the bytes stay what they were before there was such a fact. */
  absent?: true;
  /** Reads the value on a clipboard, as far as it is of the right shape. */
  read: (value: unknown) => unknown;
}

const TEXT: Kind = { empty: "", read: string };
const KINDS: Readonly<Record<FactKind, Kind>> = {
  paragraph: TEXT,
  line: TEXT,
  time: TEXT,
  source_type: TEXT,
  people: { empty: [], read: (value) => (Array.isArray(value) ? value.map(person) : []) },
  framing: { empty: null, absent: true, read: (value) => framingFrom(value).framing ?? null },
  stars: { empty: 0, absent: true, read: stars },
  pick: {
    empty: "open",
    absent: true,
    read: (value) => (value === "picked" || value === "rejected" ? value : "open"),
  },
};

/** The facts that are attributes. */
const ATTRIBUTES = FACTS.filter(({ name }) => name !== "caption").map(({ name, kind }) => ({
  name,
  ...KINDS[kind],
}));

/** The attributes of a figure's node. */
export const FIGURE_ATTRIBUTES: Readonly<Record<string, { default: unknown }>> = {
  id: { default: "" },
  photo: { default: null },
  file_name: { default: "" },
  ...Object.fromEntries(ATTRIBUTES.map(({ name, empty }) => [name, { default: empty }])),
};

function factsOf(attrs: Record<string, unknown>): Facts {
  const { id, photo, file_name } = attrs;
  const said = ATTRIBUTES.filter(({ name, empty, absent }) => !absent || attrs[name] !== empty);
  return {
    id,
    photo,
    file_name,
    ...Object.fromEntries(said.map(({ name }) => [name, attrs[name]])),
  } as Facts;
}

export function figureOf(node: Node): Figure {
  const { id, photo, file_name, ...rest } = factsOf(node.attrs);
  return { id, photo, file_name, caption: node.textContent, ...rest };
}

/** A figure's facts as attributes: its caption is the node's text. */
export function figureAttrs(figure: Figure): Record<string, unknown> {
  const { id, photo, file_name } = figure;
  const facts = ATTRIBUTES.map(({ name, empty }) => [name, figure[name] ?? empty] as const);
  return { id, photo, file_name, ...Object.fromEntries(facts) };
}

/** The attributes that a change of a figure sets. */
export function patchAttrs(patch: Partial<Figure>): Record<string, unknown> {
  const { caption, ...facts } = patch;
  void caption;
  const gone = ATTRIBUTES.filter(({ name }) => name in patch && patch[name] === undefined);
  return { ...facts, ...Object.fromEntries(gone.map(({ name, empty }) => [name, empty])) };
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
  const photo = string(given.photo);
  return factsOf({
    id: string(given.id),
    photo: /^[0-9a-f]{64}$/.test(photo) ? photo : null,
    file_name: string(given.file_name),
    ...Object.fromEntries(ATTRIBUTES.map(({ name, read }) => [name, read(given[name])])),
  });
}

/** Most stars that a photo can have. */
const MOST_STARS = 5;

function stars(value: unknown): number {
  return Number.isSafeInteger(value) ? Math.min(Math.max(value as number, 0), MOST_STARS) : 0;
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
