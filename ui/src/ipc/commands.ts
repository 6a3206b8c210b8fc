// Every command of the shell: what it takes and what it answers. A test compares these keys with the Rust list.

import type {
  Adoption,
  SubmissionPreview,
  Arrived,
  Chain,
  Comment,
  Arriving,
  Compared,
  Content,
  DeliveryRow,
  Digest,
  Exported,
  CodeList,
  Exchange,
  Expanded,
  Figure,
  FigureId,
  Filled,
  Format,
  DeletionPreview,
  Imported,
  LookedAt,
  InboxState,
  KeyChange,
  MarkedUp,
  OpenStory,
  OutletForm,
  OutletSheet,
  OutletSheets,
  Pasted,
  PhotoResult,
  Place,
  PostRole,
  Preflight,
  Profile,
  Progress,
  ProofSheet,
  Proposal,
  Queued,
  Readiness,
  Relation,
  Removed,
  RevisionRow,
  Saved,
  SentPackage,
  Settings,
  Signed,
  SheetOf,
  Sheets,
  Snippet,
  Stamp,
  Stamped,
  StampLine,
  Started,
  StoryRow,
  Stranger,
  TakenSheet,
  Template,
  ConnectionTest,
  WatchedInbox,
  WechatText,
} from "./types";

type Nothing = Record<string, never>;
type Story = { id: string };
/** A story, and the version of its text that is meant: another one is refused as stale. */
type Text = Story & { version: number };
type Delivery = { id: string };
type Asked<Takes, Gives> = { takes: Takes; gives: Gives };
/** A command that also reports on its way, through a channel. */
type Followed<Takes, Gives, Heard> = { takes: Takes; gives: Gives; heard: Heard };
/** A command whose body is bytes; what it needs besides travels as headers. */
type Raw<Headers, Gives> = { headers: Headers; gives: Gives };

/** The clipboard's acts, done by the webview as if their keys had been pressed. */
export type NativeEdit = "cut" | "copy" | "paste" | "select_all";

/** How a command stands now: whether it is possible, and, for what can be, whether it is on. */
export interface MenuState {
  id: string;
  possible: boolean;
  on?: boolean;
}
export interface MenuLine extends MenuState {
  text: string;
  /** As `views/commands/chord.ts` writes it; "" for none. */
  keys: string;
}
/** A menu of the menu bar, with `&` before its letter and lines between its sections. */
export interface MenuTitle {
  text: string;
  sections: MenuLine[][];
}

/** An outlet that a piece goes to, and what that does to one it has. */
export interface Addressed {
  outlet: string;
  amends: { how: Relation; delivery: string; reason: string } | null;
}

/** What a person said yes to before the press. */
export interface Consent {
  /** It goes although stages of its chain have not passed it. */
  unreviewed: boolean;
  /** It waits until its embargo is over. */
  hold: boolean;
  /** It goes now although its embargo lies ahead. */
  despite_embargo: boolean;
}

export interface Commands {
  start: Asked<Nothing, Started>;
  rescue: Asked<Nothing, Started>;
  set_profile: Asked<{ profile: Profile }, Profile>;
  readings: Asked<{ characters: string }, Record<string, string[]>>;
  set_settings: Asked<{ settings: Settings }, Settings>;
  list_stories: Asked<Nothing, StoryRow[]>;
  new_story: Asked<Nothing, OpenStory>;
  sample_story: Asked<Nothing, OpenStory>;
  open_story: Asked<Story, OpenStory>;
  save_working: Raw<{ story: string; replaces: string }, Saved>;
  /** The body is the document and what was decided beside it: `{content, decided}`. */
  save_decided: Raw<{ story: string; replaces: string }, Saved>;
  save_place: Asked<Story & { place: string }, null>;
  spike: Asked<Story, StoryRow>;
  unspike: Asked<Story, StoryRow>;
  add_photo: Raw<{ story: string; name: string }, PhotoResult>;
  add_photo_uris: Followed<Story & { uris: string[] }, PhotoResult[], Arriving>;
  pick_photos: Followed<Story, PhotoResult[], Arriving>;
  cancel_intake: Asked<Nothing, null>;
  photo_seen: Asked<{ digest: Digest }, null>;
  import_files: Asked<Nothing, Imported[]>;
  import_waiting: Asked<Nothing, Imported[]>;
  import_uris: Asked<{ uris: string[] }, Imported[]>;
  import_file: Raw<{ name: string }, Imported>;
  clean_paste: Raw<Nothing, Pasted>;
  history: Asked<Story, RevisionRow[]>;
  revision: Asked<Story & { number: number }, Content>;
  compare: Asked<Story & { base: number | null; hers: number | null }, Compared>;
  freeze: Asked<Text & { name: string }, RevisionRow>;
  restore: Asked<Text & { number: number }, OpenStory>;
  outlets: Asked<Nothing, OutletSheets>;
  /** A profile as a form, with one field changed where one is named; nothing is kept. */
  outlet_form: Asked<{ toml: string; field: string | null; text: string }, OutletForm>;
  /** `from` is the name it was kept under: "" for a new one. */
  save_outlet: Asked<{ toml: string; from: string | null }, OutletSheet>;
  remove_outlet: Asked<{ name: string }, null>;
  restore_outlets: Asked<{ name: string | null }, null>;
  preflight: Asked<Story, Preflight[]>;
  look_ahead: Asked<Story & { outlets: string[] }, SubmissionPreview[]>;
  deliver: Followed<Text & { to: Addressed[]; consent: Consent }, Queued[], Progress>;
  outbox: Asked<Nothing, DeliveryRow[]>;
  pause_delivery: Asked<Delivery, DeliveryRow>;
  retry_delivery: Asked<Delivery, DeliveryRow>;
  cancel_delivery: Asked<Delivery, [DeliveryRow, StoryRow]>;
  note_adoption: Asked<Delivery & { adoption: Adoption | null; note: string }, DeliveryRow>;
  hurry_deliveries: Asked<Nothing, DeliveryRow[]>;
  /** `month` as 2026-11, "" for all; `name` is what the file is called unless somebody says otherwise. */
  save_ledger: Asked<{ month: string; name: string }, string | null>;
  try_outlet: Asked<{ outlet: string }, ConnectionTest>;
  trust_host: Asked<{ outlet: string; stranger: Stranger }, DeliveryRow[]>;
  forget_host_key: Asked<{ outlet: string }, null>;
  has_secret: Asked<{ outlet: string }, boolean>;
  /** Answers whether the keychain keeps it, else it is good until the window closes; and what waited for it. */
  give_secret: Asked<{ outlet: string; secret: string }, [boolean, DeliveryRow[]]>;
  forget_secret: Asked<{ outlet: string }, null>;
  watched: Asked<Nothing, WatchedInbox[]>;
  watch_outlet: Asked<{ outlet: string; returns: boolean; on: boolean }, WatchedInbox[]>;
  look_round: Asked<Nothing, InboxState[]>;
  claim: Followed<{ outlet: string; name: string; returns: boolean }, Arrived, Progress>;
  send_to: Followed<Text & { outlet: string; back: boolean }, SentPackage, Progress>;
  wechat_text: Asked<Story, WechatText>;
  /** The body is what stands on the page: `{content, decided}`. */
  mark_up: Raw<{ story: string }, MarkedUp>;
  /** The body is an `Asked` of types.ts. */
  propose: Raw<{ story: string }, Proposal>;
  filed_text: Asked<Story, Content>;
  comment: Asked<Story & { place: Place; from: number; to: number; text: string }, Comment>;
  reply: Asked<Story & { comment: string; text: string }, Comment>;
  resolve: Asked<Story & { comment: string; resolved: boolean }, Comment>;
  choose_package: Asked<Nothing, string | null>;
  packages_waiting: Asked<Nothing, string[]>;
  receive: Followed<{ package: string; consent: string | null }, Arrived, Progress>;
  trust_key: Asked<{ number: string }, KeyChange>;
  send_story: Followed<Text & { to: string; back: boolean }, SentPackage, Progress>;
  use_passphrase: Asked<{ passphrase: string }, null>;
  signing_readiness: Asked<{ name: string }, Readiness>;
  sign: Asked<
    Text & { role: PostRole; stage: number; by: string; back: string | null; anyway: boolean },
    Signed
  >;
  set_chain: Asked<{ chain: Chain }, Chain>;
  choose_folder: Asked<Nothing, string | null>;
  export_story: Followed<Text & { to: string; formats: Format[]; outlet: string | null }, Exported, Progress>;
  cancel_export: Asked<Nothing, null>;
  reveal: Asked<{ path: string }, null>;
  close_window: Asked<Nothing, null>;
  set_menu: Asked<{ menus: MenuTitle[] }, null>;
  update_menu: Asked<{ states: MenuState[] }, null>;
  full_screen: Asked<{ on: boolean }, boolean>;
  /** What the system's own menus do to whatever has the focus. */
  edit: Asked<{ what: NativeEdit }, null>;
  keep_open: Asked<Nothing, null>;
  look_at_caption: Asked<{ figure: Figure; number: number; tongue: string }, LookedAt>;
  preview_stamp: Asked<{ id: string; figures: string[]; lines: StampLine[] }, Stamped[]>;
  paste_facts: Asked<{ from: Figure; onto: Figure[] }, Figure[]>;
  /** What a photo that just came in brings to a figure whose photo it takes the place of. */
  exchange: Asked<{ figure: Figure; photo: Figure }, Exchange>;
  snapshot_facts: Asked<{ figure: Figure }, StampLine[]>;
  /** `name` is what the file is called unless somebody says otherwise, without its ending; null where nobody chose a place. */
  save_captions: Asked<
    Story & { form: "docx" | "csv"; name: string; photos: FigureId[] | null },
    string | null
  >;
  choose_captions: Asked<Nothing, string | null>;
  /** A file by its path or address; null where it is no caption sheet. */
  look_at_sheet: Asked<{ sheet: string }, SheetOf | null>;
  /** `over`: the facts, each of one figure, for which the sheet is right although they were changed here as well. */
  read_captions: Asked<Story & { sheet: string; over: [FigureId, string][] }, TakenSheet>;
  hand_captions: Asked<Story & { sheet: string; over: [FigureId, string][] }, TakenSheet>;
  print_proof_sheet: Followed<Story & { sheet: ProofSheet }, null, Progress>;
  stamps: Asked<Nothing, Sheets<Stamp>>;
  save_stamp: Asked<{ stamp: Stamp }, Stamp>;
  remove_stamp: Asked<{ id: string }, null>;
  code_lists: Asked<Nothing, Sheets<CodeList>>;
  save_codes: Asked<{ list: CodeList }, CodeList>;
  remove_codes: Asked<{ id: string }, null>;
  expand_codes: Asked<{ text: string }, Expanded>;
  templates: Asked<Nothing, Sheets<Template>>;
  save_template: Asked<{ template: Template }, Template>;
  remove_template: Asked<{ id: string }, null>;
  restore_templates: Asked<{ id: string | null }, null>;
  new_from_template: Asked<{ template: string }, OpenStory>;
  snippets: Asked<Nothing, Sheets<Snippet>>;
  save_snippet: Asked<{ snippet: Snippet }, Snippet>;
  remove_snippet: Asked<{ id: string }, null>;
  restore_snippets: Asked<{ id: string | null }, null>;
  fill_snippet: Asked<{ text: string; story: string | null; given: [string, string][] }, Filled>;
  what_goes: Asked<Story, DeletionPreview>;
  delete_story: Asked<Story, DeletionPreview>;
  removed_photos: Asked<Story, Removed[]>;
  print_story: Asked<Story, null>;
  print_approval: Asked<Story, null>;
}

type Named<Shape> = { [Name in keyof Commands]: Commands[Name] extends Shape ? Name : never }[keyof Commands];
export type RawName = Named<{ headers: unknown }>;
export type FollowedName = Named<{ heard: unknown }>;
export type AskedName = Exclude<keyof Commands, RawName | FollowedName>;
