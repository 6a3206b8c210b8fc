// Every command of the shell: what it takes and what it answers. Written from src-tauri/src/commands by tests/tidy
// (UPDATE_GOLDEN=1 make test); do not edit. A body of bytes travels with `headers`; what a command reports on its way is `heard`.

import type { Adoption, Arrived, Arriving, Chain, Checkup, Comment, Compared, ConnectionTest, Content, DamagedPiece, DeletionPreview, DeliveryRow, DrawerCount, ExaminedPackage, Exchange, Expanded, Exported, Fact, Figure, FigureId, Filled, Format, Imported, InboxState, KeyChange, KeyRow, LeadPhoto, ListPage, ListQuery, LookedAt, MarkedUp, OpenStory, OutletForm, OutletSheet, OutletSheets, Pasted, PhotoResult, Place, PostRole, Preflight, Profile, Progress, ProofSheet, Proposal, Queued, Readiness, RegisterRow, Relation, Removed, RevisionRow, Saved, SentPackage, Settings, SheetOf, Sheets, Signed, StampLine, Stamped, Started, StationeryForm, StationeryKind, StoryLine, StoryRow, Stranger, SubmissionPreview, TakenSheet, WatchedInbox, WechatText } from "./types";

/** An outlet that a piece goes to, and what that does to an earlier delivery. */
export type Addressed = {
  outlet: string;
  amends: Amends | null;
};

/** An earlier delivery, and what is done to it. */
export type Amends = {
  how: Relation;
  delivery: string;
  reason: string;
};

/** A person's consent before a delivery. */
export type DeliveryConsent = {
  /** It is sent although stages of its chain have not passed it. */
  unreviewed: boolean;
  /** It waits until its embargo is over. */
  hold: boolean;
  /** It is sent now although its embargo is not over. */
  despite_embargo: boolean;
};

/** The state of a command. */
export type MenuState = {
  id: string;
  possible: boolean;
  /** Whether it is on, for a command that can be on or off. */
  on: boolean | null;
};

/** One menu of the bar. */
export type MenuTitle = {
  /** With `&` before the letter that opens it. */
  text: string;
  /** Groups of items, with a line between two. */
  sections: MenuLine[][];
};

/** One command in a menu. */
export type MenuLine = {
  text: string;
  /** The key as the page writes it, `Mod+Shift+P`; empty for none. */
  keys: string;
} & MenuState;

/** A clipboard action, done by the webview as if its keys had been pressed. */
export type NativeEdit = "cut" | "copy" | "paste" | "select_all";

/** The file that a caption sheet is written as. */
export type SheetForm = "docx" | "csv";

export interface Commands {
  look_at_caption: { takes: { figure: Figure; number: number; tongue: string }; gives: LookedAt };
  /** The facts that each of these figures of the stored text would get. */
  preview_stamp: { takes: { id: string; figures: string[]; lines: StampLine[] }; gives: Stamped[] };
  paste_facts: { takes: { from: Figure; onto: Figure[] }; gives: Figure[] };
  /** The facts that a new photo brings to a figure whose photo it replaces. */
  exchange: { takes: { figure: Figure; photo: Figure }; gives: Exchange };
  snapshot_facts: { takes: { figure: Figure }; gives: StampLine[] };
  expand_codes: { takes: { text: string }; gives: Expanded };
  /** Reads every byte of the store. `from` are folders that a person named, to look for whole copies in. */
  check_up: { takes: { from: string[] }; gives: Checkup; heard: Progress };
  /** Puts back what was saved: one piece or, without one, all. */
  put_back: { takes: { piece: string | null; from: string[] }; gives: DamagedPiece[]; heard: Progress };
  look_ahead: { takes: { id: string; outlets: string[] }; gives: SubmissionPreview[] };
  /** Queues the story for each outlet. Deliveries queued before a failing one stay queued. */
  deliver: { takes: { id: string; to: Addressed[]; version: number; consent: DeliveryConsent }; gives: Queued[]; heard: Progress };
  outbox: { takes: Record<string, never>; gives: DeliveryRow[] };
  earlier_deliveries: { takes: { before: string }; gives: DeliveryRow[] };
  story_line: { takes: { id: string }; gives: StoryLine };
  deliveries_of: { takes: { story: string }; gives: DeliveryRow[] };
  pause_delivery: { takes: { id: string }; gives: DeliveryRow };
  /** Sends it now, even if it is not due or waits for something. */
  retry_delivery: { takes: { id: string }; gives: DeliveryRow };
  cancel_delivery: { takes: { id: string }; gives: [DeliveryRow, StoryRow] };
  note_adoption: { takes: { id: string; adoption: Adoption | null; note: string }; gives: DeliveryRow };
  /** The network is back. */
  hurry_deliveries: { takes: Record<string, never>; gives: DeliveryRow[] };
  /** 台账: the table of a month (`2026-11`, "" for all), saved where the person wants it; `name` is proposed for the file. */
  save_ledger: { takes: { month: string; name: string }; gives: string | null };
  try_outlet: { takes: { outlet: string }; gives: ConnectionTest };
  trust_host: { takes: { outlet: string; stranger: Stranger }; gives: DeliveryRow[] };
  forget_host_key: { takes: { outlet: string }; gives: null };
  has_secret: { takes: { outlet: string }; gives: boolean };
  /**
   * Answers whether the keychain keeps the password, which else is good until the window closes; and the deliveries that waited
   * for it.
   */
  give_secret: { takes: { outlet: string; secret: string }; gives: [boolean, DeliveryRow[]] };
  forget_secret: { takes: { outlet: string }; gives: null };
  watched: { takes: Record<string, never>; gives: WatchedInbox[] };
  watch_outlet: { takes: { outlet: string; returns: boolean; on: boolean }; gives: WatchedInbox[] };
  /** The files at the watched places now. */
  look_round: { takes: Record<string, never>; gives: InboxState[] };
  claim: { takes: { outlet: string; name: string; returns: boolean; consent: string | null }; gives: Arrived; heard: Progress };
  /** Puts the filing, or with `back` the return, where the receiving desk looks for it. */
  send_to: { takes: { id: string; outlet: string; back: boolean; version: number }; gives: SentPackage; heard: Progress };
  outlets: { takes: Record<string, never>; gives: OutletSheets };
  /** A profile as a form, with one field changed where one is named; nothing is kept. */
  outlet_form: { takes: { toml: string; field: string | null; text: string }; gives: OutletForm };
  /** `from` is the name it was kept under: "" for a new one. */
  save_outlet: { takes: { toml: string; from: string | null }; gives: OutletSheet };
  remove_outlet: { takes: { name: string }; gives: null };
  restore_outlets: { takes: { name: string | null }; gives: null };
  preflight: { takes: { id: string }; gives: Preflight[] };
  wechat_text: { takes: { id: string }; gives: WechatText };
  choose_folder: { takes: Record<string, never>; gives: string | null };
  export_story: { takes: { id: string; to: string; formats: Format[]; outlet: string | null; version: number }; gives: Exported; heard: Progress };
  cancel_export: { takes: Record<string, never>; gives: null };
  /** Shows a written package in the system's file manager. */
  reveal: { takes: { path: string }; gives: null };
  /** 审批单: the decisions on the story, printed. */
  print_approval: { takes: { id: string }; gives: null };
  /** The page is made once before, so that an error is shown in the calling window. */
  print_story: { takes: { id: string }; gives: null };
  /** The body is foreign HTML. Its photos may be large, so it is read away from the threads that answer short questions. */
  clean_paste: { headers: Record<string, never>; gives: Pasted };
  /** Cleans the HTML on the clipboard. */
  clean_clipboard: { takes: Record<string, never>; gives: Pasted };
  /** Cleans the HTML that was dropped on the window last. */
  clean_dropped: { takes: Record<string, never>; gives: Pasted };
  start: { takes: Record<string, never>; gives: Started };
  /** The store is damaged and its reader wants the newest good backup: the damaged one is kept aside. */
  rescue: { takes: Record<string, never>; gives: Started };
  set_profile: { takes: { profile: Profile }; gives: Profile };
  set_settings: { takes: { settings: Settings }; gives: Settings };
  /** How the characters of titles are read, for the palette. */
  readings: { takes: { characters: string }; gives: Record<string, string[]> };
  /** The body is the bytes of one pasted or dropped file. */
  add_photo: { headers: { name: string }; gives: PhotoResult };
  /** Files that a drop named by address, as WebKitGTK does where it hands over no bytes. */
  add_photo_uris: { takes: { uris: string[] }; gives: PhotoResult[]; heard: Arriving };
  pick_photos: { takes: Record<string, never>; gives: PhotoResult[]; heard: Arriving };
  /** Photos that were taken in stay; no further one is begun. */
  cancel_intake: { takes: Record<string, never>; gives: null };
  /** The page reports that a photo that just came in is on the screen. */
  photo_seen: { takes: { digest: string }; gives: null };
  /** The body is the page's state: `{content, decided}`. */
  mark_up: { headers: { story: string }; gives: MarkedUp };
  /** The body is a `DecisionRequest`, because it holds the text. */
  propose: { headers: { story: string }; gives: Proposal };
  filed_text: { takes: { id: string }; gives: Content };
  comment: { takes: { id: string; place: Place; from: number; to: number; text: string }; gives: Comment };
  reply: { takes: { id: string; comment: string; text: string }; gives: Comment };
  resolve: { takes: { id: string; comment: string; resolved: boolean }; gives: Comment };
  /** The system's own dialog, for one package. */
  choose_package: { takes: Record<string, never>; gives: string | null };
  /** The packages the program was started with, or a second start was; each is taken once. */
  packages_waiting: { takes: Record<string, never>; gives: string[] };
  /** A package by its path or, as a drop names it, its address. */
  receive: { takes: { package: string; consent: string | null }; gives: Arrived; heard: Progress };
  /** Looks at a package by its path and takes nothing in. */
  verify_package: { takes: { package: string }; gives: ExaminedPackage; heard: Progress };
  /** Trusts a key by the number that a person compared with its owner. */
  trust_key: { takes: { number: string }; gives: KeyChange };
  /** Retires a key: it proves what it signed before, and nothing new. */
  retire_key: { takes: { number: string }; gives: KeyChange };
  /** Forgets a key. */
  forget_key: { takes: { number: string }; gives: KeyChange };
  /** Every key that is known here. */
  known_keys: { takes: Record<string, never>; gives: KeyRow[] };
  /** Every file that came. */
  register: { takes: Record<string, never>; gives: RegisterRow[] };
  /** The text that an entry of the register brought; nothing where the file could not be read. */
  registered_text: { takes: { number: number }; gives: string | null };
  /** Writes the filing (送审, 转交) or, with `back`, the return (退改) into the folder. */
  send_story: { takes: { id: string; to: string; back: boolean; version: number }; gives: SentPackage; heard: Progress };
  /** Opens, or makes, the key of the person who works here. */
  use_passphrase: { takes: { passphrase: string }; gives: null };
  /** What is missing before this person can sign. The system may ask for the keychain's password meanwhile. */
  signing_readiness: { takes: { name: string }; gives: Readiness };
  sign: { takes: { id: string; role: PostRole; stage: number; by: string; back: string | null; anyway: boolean; version: number }; gives: Signed };
  set_chain: { takes: { chain: Chain }; gives: Chain };
  /**
   * Asks where to and writes the sheet there, of all photos or of these. Answers where it is; null where the person cancelled.
   * `name` is proposed for the file, without its ending.
   */
  save_captions: { takes: { id: string; form: SheetForm; name: string; photos: string[] | null }; gives: string | null };
  /** The system's own dialog, for one filled sheet. */
  choose_captions: { takes: Record<string, never>; gives: string | null };
  /** The story that a file, by its path or address, is a caption sheet of; null where it is none. */
  look_at_sheet: { takes: { sheet: string }; gives: SheetOf | null };
  /**
   * The changes of a sheet; `over` names the facts, each of one figure, for which the sheet wins although they were changed here
   * as well.
   */
  read_captions: { takes: { id: string; sheet: string; over: [FigureId, Fact][] }; gives: TakenSheet };
  /** The same for a page that applies them itself; the state before is a revision then. */
  hand_captions: { takes: { id: string; sheet: string; over: [FigureId, Fact][] }; gives: TakenSheet };
  /** 印样: the photos side by side, through the system's print dialog. */
  print_proof_sheet: { takes: { id: string; sheet: ProofSheet }; gives: null; heard: Progress };
  stationery: { takes: { kind: StationeryKind }; gives: Sheets<StationeryForm> };
  /** Keeps a form, and answers with it; one without an id is new and has one then. */
  save_stationery: { takes: { form: StationeryForm }; gives: StationeryForm };
  remove_stationery: { takes: { kind: StationeryKind; id: string }; gives: null };
  /** Makes one of ours as it was shipped; without an id, brings back all that were taken away. */
  restore_stationery: { takes: { kind: StationeryKind; id: string | null }; gives: null };
  new_from_template: { takes: { template: string }; gives: OpenStory };
  /** A snippet's text with its fields filled, as far as they are given or known. */
  fill_snippet: { takes: { text: string; story: string | null; given: [string, string][] }; gives: Filled };
  list_stories: { takes: { query: ListQuery }; gives: ListPage };
  lead_photos: { takes: { ids: string[] }; gives: LeadPhoto[] };
  count_stories: { takes: Record<string, never>; gives: DrawerCount[] };
  new_story: { takes: Record<string, never>; gives: OpenStory };
  sample_story: { takes: Record<string, never>; gives: OpenStory };
  open_story: { takes: { id: string }; gives: OpenStory };
  /** The body is the whole document; it replaces the version that is named, and no other. */
  save_working: { headers: { story: string; replaces: number }; gives: Saved };
  /** The body is the document and the decisions beside it: `{content, decided}`. */
  save_decided: { headers: { story: string; replaces: number }; gives: Saved };
  save_place: { takes: { id: string; place: string }; gives: null };
  spike: { takes: { id: string }; gives: StoryRow };
  unspike: { takes: { id: string }; gives: StoryRow };
  import_files: { takes: Record<string, never>; gives: Imported[] };
  /** Takes in the files the program was started with, or a second start was; each is taken once. */
  import_waiting: { takes: Record<string, never>; gives: Imported[] };
  /** Texts that a drop named by address, as WebKitGTK does where it hands over no bytes. */
  import_uris: { takes: { uris: string[] }; gives: Imported[] };
  /** The body is the bytes of one dropped text or mail. */
  import_file: { headers: { name: string }; gives: Imported[] };
  /** Every text in the store is read for the answer. */
  what_goes: { takes: { id: string }; gives: DeletionPreview };
  delete_story: { takes: { id: string }; gives: DeletionPreview };
  removed_photos: { takes: { id: string }; gives: Removed[] };
  history: { takes: { id: string }; gives: RevisionRow[] };
  revision: { takes: { id: string; number: number }; gives: Content };
  compare: { takes: { id: string; base: number | null; hers: number | null }; gives: Compared };
  freeze: { takes: { id: string; version: number; name: string }; gives: RevisionRow };
  restore: { takes: { id: string; number: number; version: number }; gives: OpenStory };
  /** Closes the window; its page has saved what there was. */
  close_window: { takes: Record<string, never>; gives: null };
  /** The page received the request to close and handles it: it saves first, and closes or shows why not. */
  keep_open: { takes: Record<string, never>; gives: null };
  /** Whether the page was opened anew because it had died; true only once. */
  was_reopened: { takes: Record<string, never>; gives: boolean };
  /** The pages of the manual in the reader's language, its table of contents first. */
  manual_pages: { takes: Record<string, never>; gives: Content[] };
  /** What the system calls the window: the headline of the story that is open. */
  set_title: { takes: { title: string }; gives: null };
  /** Sets the menu bar, in the current language and with the current keys. */
  set_menu: { takes: { menus: MenuTitle[] }; gives: null };
  /** Updates which menu items are enabled and which are on. */
  update_menu: { takes: { states: MenuState[] }; gives: null };
  /** Turns full screen on or off; answers with the new state. */
  full_screen: { takes: { on: boolean }; gives: boolean };
  /** Does to the focused element what the clipboard's own keys do. */
  edit: { takes: { what: NativeEdit }; gives: null };
}
