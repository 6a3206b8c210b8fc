// What crosses the IPC: the twin of the types in Rust, field by field. Names and order follow the Rust side.

export type Digest = string;
export type FigureId = string;

export interface Span {
  text: string;
  strong?: boolean;
  emphasis?: boolean;
  link?: string;
}
/** No empty spans, equal neighbours merged; "\n" is a line break. */
export type Text = Span[];

export interface Author {
  name: string;
  unit: string;
  role: string;
}
export interface Related {
  title: string;
  href: string;
}
export interface SignOff {
  text: string;
  place: "end_of_last_paragraph" | "own_line";
}
export interface Person {
  name: string;
  unit: string;
  title: string;
  position: string;
}
export interface Figure {
  id: FigureId;
  photo: Digest | null;
  file_name: string;
  caption: string;
  alt: string;
  photographer: string;
  credit: string;
  source: string;
  copyright: string;
  usage: string;
  taken: string;
  place: string;
  event: string;
  digital_source: string;
  people: Person[];
}
export type Block =
  | { type: "paragraph"; text: Text }
  | { type: "subheading"; level: number; text: Text }
  | { type: "quote"; paragraphs: Text[] }
  | { type: "list"; numbered_from: number | null; items: Text[] }
  | { type: "figure"; figure: Figure }
  | { type: "table"; header: boolean; rows: Text[][] }
  | { type: "rule" };

export interface Content {
  schema: number;
  slugline: string;
  kicker: string;
  headline: string;
  subheadline: string;
  dateline: string;
  authors: Author[];
  sign_off: SignOff;
  source: string;
  keywords: string[];
  genre: string;
  urgency: number | null;
  embargo: string | null;
  language: string;
  ednote: string;
  related: Related[];
  body: Block[];
  tray: Figure[];
}

export type FailureCode =
  | "not_found"
  | "stale"
  | "refused"
  | "bad_photo"
  | "bad_text"
  | "bad_package"
  | "store_too_new"
  | "damaged"
  | "held"
  | "disk_full"
  | "read_only"
  | "missing_folder"
  | "cancelled"
  | "internal";
/** `says` is one finished sentence in the reader's language: it names the thing and the next step. */
export interface Failure {
  code: FailureCode;
  says: string;
}

export type State =
  | "draft"
  | "filed"
  | "returned"
  | "signed_off"
  | "queued"
  | "delivered"
  | "spiked"
  | "received"
  | "in_edit"
  | "passed_on";
export interface Profile {
  name: string;
  unit: string;
  sign_off: string;
}
export interface Settings {
  language: "zh" | "en";
  theme: "light" | "dark" | "system";
}
export interface Started {
  version: string;
  store: string;
  profile: Profile | null;
  settings: Settings;
  last_story: string | null;
  held_by: string | null;
}
export interface Count {
  words: number;
  characters: number;
  han: number;
  minutes: number;
}
export type Place =
  { kind: "field"; name: string } | { kind: "block"; index: number } | { kind: "figure"; id: FigureId };
export interface Flag {
  rule: string;
  severity: "error" | "warning" | "note";
  place: Place;
  quote: string;
  says: string;
  suggest: string[];
}
export interface StoryRow {
  id: string;
  state: State;
  headline: string;
  first_words: string;
  slugline: string;
  words: number;
  photos: number;
  updated: string;
  created: string;
}
export interface PhotoRow {
  digest: Digest;
  kind: string;
  width: number;
  height: number;
  bytes: number;
  file_name: string;
}
export interface OpenStory {
  row: StoryRow;
  version: number;
  content: Content;
  place: string | null;
  photos: PhotoRow[];
  count: Count;
  flags: Flag[];
}
export interface Saved {
  version: number;
  at: string;
  row: StoryRow;
  count: Count;
  flags: Flag[];
}
export interface AddedPhoto {
  figure: Figure;
  photo: PhotoRow;
  already: boolean;
}
export interface PhotoResult {
  file_name: string;
  added: AddedPhoto | null;
  refused: Failure | null;
}
export interface RevisionRow {
  number: number;
  at: string;
  by: string;
  reason: string;
  name: string;
  automatic: boolean;
  words: number;
  digest: string;
}
export interface Imported {
  file_name: string;
  story: StoryRow | null;
  took: string[];
  refused: Failure | null;
}
export interface Exported {
  path: string;
  folder: string;
  bytes: number;
  files: number;
  revision: number;
}
export interface Progress {
  done: number;
  total: number;
  what: string;
}
