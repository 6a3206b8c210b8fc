// An in-memory newsroom behind the same door as the real one: the whole window runs on it in a plain browser,
// and component tests drive it. It answers like the shell, refusals included, and keeps nothing.

import type { Commands, MenuState, MenuTitle } from "../commands";
import { asFailure } from "../failure";
import type { Host } from "../host";
import type {
  Arriving,
  CodeList,
  Stamp,
  Content,
  Imported,
  Pasted,
  PhotoResult,
  Profile,
  Settings,
  Started,
} from "../types";
import type { Answers, Reports } from "./answers";
import { emptyContent, emptyFigure, paragraph } from "./content";
import { expandedBy, lookedAt, sheetRead, stampedBy } from "./captions";
import { fakeDelivering } from "./delivering";
import { drawnPhoto, drawnUrl } from "./pictures";
import { archive, deskful, oilTea, type Piece } from "./pieces";
import { FakeOutlets } from "./outlets";
import { FakeOutbox } from "./outbox";
import { readingsOf } from "./readings";
import { FakeReview } from "./review";
import { failure, Room } from "./room";
import { beginFrom, FakeDrawer, filled, SNIPPETS, TEMPLATES } from "./stationery";

export type Scene = "first-run" | "empty" | "desk" | "archive" | "held" | "damaged";

const begun: Settings = {
  language: "zh",
  theme: "system",
  view: { zoom: 100, measure: 36, leading: 195, letters: "serif", indent: true, window: 100 },
  strip_indent: true,
  shortcuts: {},
};

export interface FakeHost extends Host {
  readonly room: Room;
  readonly review: FakeReview;
  readonly outbox: FakeOutbox;
  /** What the next call of a command fails with, once. */
  failNext(name: keyof Commands, code: Parameters<typeof failure>[0], says: string): void;
  /** Every command asked so far, in order. */
  readonly asked: string[];
  close(): void;
  /** Chooses a line of the menu bar. */
  choose(id: string): void;
  /** The menu bar as it was last put up, and how its lines stand. */
  readonly menus: MenuTitle[];
  readonly lines: Map<string, MenuState>;
}

export function fakeHost(
  scene: Scene = "desk",
  settings: Settings = begun,
  /** Milliseconds each step of an export takes. */
  pace = 40,
): FakeHost {
  let profile: Profile | null =
    scene === "first-run"
      ? null
      : { name: "林溪", unit: "农业农村局", sign_off: "（农业农村局 林溪）", place: "" };
  let kept = settings;
  let cancelled = false;
  let photosMade = 20;
  const room = new Room(() => profile?.name ?? "");
  const pieces: Piece[] =
    scene === "desk" || scene === "held" || scene === "damaged"
      ? deskful()
      : scene === "archive"
        ? archive(10_000)
        : [];
  const ids = pieces.map((piece) => room.take(piece));
  const first = ids[0];
  if (scene === "desk" && first) {
    room.freeze(first, "", "打开时", true);
    room.freeze(first, "送审前", "手动存版");
  }

  const outlets = new FakeOutlets();
  const review = new FakeReview(() => ({ name: profile?.name ?? "", unit: profile?.unit ?? "" }));
  for (const [at, piece] of pieces.entries()) {
    const id = ids[at];
    if (id && piece.papers) review.papers.set(id, piece.papers);
  }

  const outbox = new FakeOutbox(pace);
  const delivering = fakeDelivering(room, outlets, outbox, pace);

  const templates = new FakeDrawer(TEMPLATES);
  const snippets = new FakeDrawer(SNIPPETS);
  const stamps = new FakeDrawer<Stamp>([]);
  const codes = new FakeDrawer<CodeList>([]);
  const blank = (): Piece => ({
    state: "draft",
    minutesAgo: 0,
    photos: [],
    content: {
      ...emptyContent(),
      body: [paragraph("")],
      authors: profile ? [{ name: profile.name, unit: profile.unit, role: "" }] : [],
      sign_off: { text: profile?.sign_off ?? "", place: "end_of_last_paragraph" },
    },
  });

  const photo = (file_name: string): PhotoResult => {
    if (/\.heic$/i.test(file_name))
      return {
        file_name,
        added: null,
        refused: failure("bad_photo", `“${file_name}”是 HEIC 图片，现在还不能收；请先转成 JPEG。`),
      };
    const row = drawnPhoto(photosMade++, file_name);
    room.photos.set(row.digest, row);
    const figure = { ...emptyFigure(crypto.randomUUID()), photo: row.digest, file_name };
    return { file_name, added: { figure, photo: row, already: false }, refused: null };
  };

  const arrivals = async (names: string[], heard: (news: Arriving) => void): Promise<PhotoResult[]> => {
    cancelled = false;
    const results: PhotoResult[] = [];
    heard({ total: names.length, result: null });
    for (const name of names) {
      if (names.length > 3) await new Promise((ready) => setTimeout(ready, pace / 10));
      if (cancelled) break;
      const result = photo(name);
      results.push(result);
      heard({ total: names.length, result });
    }
    return results;
  };

  const imported = (file_name: string): Imported => {
    if (/\.doc$/i.test(file_name))
      return {
        file_name,
        story: null,
        took: [],
        refused: failure("bad_text", `“${file_name}”是旧格式的 Word 文件；请另存为 .docx 再导入。`),
      };
    const id = room.take({ ...oilTea(), minutesAgo: 0 });
    const took = [
      "标题：河西村三百亩油茶迎来采收季",
      "3 段段首的空格已去掉，缩进由版式决定",
      "没有收入：文字颜色或突出显示，15 处",
    ];
    return { file_name, story: room.open(id).row, took, refused: null };
  };

  const started = (): Started => ({
    version: "0.1.0",
    store: "（浏览器内存）",
    profile,
    settings: kept,
    last_story: scene === "desk" ? (first ?? null) : null,
    held_by: scene === "held" ? "galley-cli（进程 4711）" : null,
  });
  let menus: MenuTitle[] = [];
  const lines = new Map<string, MenuState>();
  let damaged = scene === "damaged";
  const answers: Answers = {
    start: () => {
      if (damaged) throw failure("damaged", "稿件库已损坏（稿件库.sqlite3 第 12 页），没有打开。");
      return started();
    },
    rescue: () => ((damaged = false), started()),
    set_profile: (takes) => (profile = takes.profile),
    readings: ({ characters }) => readingsOf(characters),
    set_settings: (takes) => (kept = takes.settings),
    list_stories: () => room.rows(),
    new_story: () => room.open(room.take(blank())),
    sample_story: () => room.open(room.take({ ...oilTea(), minutesAgo: 0 })),
    open_story: ({ id }) => room.open(id),
    save_place: ({ id, place }) => (room.place(id, place), null),
    spike: ({ id }) => room.spike(id),
    unspike: ({ id }) => room.unspike(id),
    import_files: () => [imported("慰问稿.txt"), imported("通知.doc")],
    import_uris: ({ uris }) => uris.map((uri) => imported(decodeURIComponent(uri.split("/").pop() ?? uri))),
    history: ({ id }) => room.history(id),
    revision: ({ id, number }) => room.revision(id, number),
    compare: ({ id, base, hers }) => room.compare(id, base, hers),
    freeze: ({ id, name }) => room.freeze(id, name),
    restore: ({ id, number }) => room.restore(id, number),
    ...delivering.answers,
    wechat_text: ({ id }) => ({
      html: `<p>${room.open(id).row.headline}</p>`,
      text: room.open(id).row.headline,
    }),
    filed_text: ({ id }) => review.papers.get(id)?.base ?? room.open(id).content,
    comment: ({ id, place, from, to, text }) => review.say(id, place, from, to, "", text),
    reply: ({ id, comment, text }) =>
      review.change(id, comment, ({ replies }) => ({
        replies: [...replies, { id: crypto.randomUUID(), said: review.said(text) }],
      })),
    resolve: ({ id, comment, resolved }) =>
      review.change(id, comment, () => {
        const { by, at } = review.said("");
        return { mark: { by, at, resolved } };
      }),
    choose_package: () => "/home/linxi/下载/河西油茶采收-送审.zip",
    use_passphrase: () => null,
    signing_readiness: () => "ready",
    sign: ({ id, role, stage, by, back }) => review.sign(id, { role, stage }, by, back),
    set_chain: ({ chain }) => review.setChain(chain),
    choose_folder: () => "/home/linxi/投稿",
    cancel_export: () => ((cancelled = true), null),
    cancel_intake: () => ((cancelled = true), null),
    photo_seen: () => null,
    reveal: () => null,
    close_window: () => null,
    import_waiting: () => [],
    set_menu: (takes) => {
      menus = takes.menus;
      for (const line of menus.flatMap(({ sections }) => sections.flat())) lines.set(line.id, line);
      return null;
    },
    update_menu: ({ states }) => {
      for (const state of states) lines.set(state.id, state);
      return null;
    },
    full_screen: ({ on }) => on,
    keep_open: () => null,
    templates: () => templates.all(),
    save_template: ({ template }) => templates.save(template),
    remove_template: ({ id }) => templates.remove(id),
    restore_templates: ({ id }) => templates.restore(id),
    new_from_template: ({ template }) => {
      const form = templates.all().sheets.find((sheet) => sheet.form.id === template)?.form;
      if (!form) throw failure("not_found", `没有叫“${template}”的模板。`);
      const begun = beginFrom(form, blank());
      const id = room.take(begun.piece);
      room.place(id, begun.place);
      return room.open(id);
    },
    snippets: () => snippets.all(),
    save_snippet: ({ snippet }) => snippets.save(snippet),
    remove_snippet: ({ id }) => snippets.remove(id),
    restore_snippets: ({ id }) => snippets.restore(id),
    fill_snippet: ({ text, given }) =>
      filled(text, given, { 日期: "11月23日", 姓名: profile?.name ?? "", 单位: profile?.unit ?? "" }),
    look_at_caption: ({ figure }) => lookedAt(figure),
    preview_stamp: ({ id, figures, lines }) => stampedBy(room.open(id).content, figures, lines),
    paste_facts: ({ from, onto }) => onto.map((one) => ({ ...one, credit: from.credit || one.credit })),
    save_captions: ({ name, form }) => `/home/lin/${name}.${form}`,
    choose_captions: () => "/home/lin/图片说明表.docx",
    look_at_sheet: ({ sheet }) => (sheet.includes("说明表") ? { story: null } : null),
    read_captions: ({ id, over }) => sheetRead(room.open(id).content, over),
    hand_captions: ({ id, over }) => sheetRead(room.open(id).content, over),
    snapshot_facts: ({ figure }) => [{ field: "credit", how: "replace", text: figure.credit }],
    stamps: () => stamps.all(),
    save_stamp: ({ stamp }) => stamps.save(stamp),
    remove_stamp: ({ id }) => stamps.remove(id),
    code_lists: () => codes.all(),
    save_codes: ({ list }) => codes.save(list),
    remove_codes: ({ id }) => codes.remove(id),
    expand_codes: ({ text }) =>
      expandedBy(
        codes.all().sheets.map(({ form }) => form.text),
        text,
      ),
    what_goes: ({ id }) => room.going(id),
    delete_story: ({ id }) => room.remove(id),
    removed_photos: ({ id }) => room.removed(id),
    print_story: () => null,
    print_approval: () => null,
    packages_waiting: () => [],
    edit: ({ what }) => (document.execCommand?.(what === "select_all" ? "selectAll" : what), null),
  };

  const reports: Reports = {
    async add_photo_uris({ uris }, heard) {
      return arrivals(
        uris.map((uri) => decodeURIComponent(uri.split("/").pop() ?? uri)),
        heard,
      );
    },
    async pick_photos(_, heard) {
      return arrivals(["IMG_3001.jpg", "IMG_3002.jpg", "IMG_3003.HEIC"], heard);
    },
    async receive() {
      const id = room.take({ ...oilTea(), state: "received", minutesAgo: 0 });
      const from = { name: "周可", unit: "河西村" };
      const opened = room.open(id);
      review.papers.set(id, { base: opened.content, hers: null, from });
      return { story: opened.row, from, signature: { kind: "unsigned" }, outcome: "new", remarks: [] };
    },
    deliver: delivering.deliver,
    async claim({ name, returns }, heard) {
      delivering.take(name);
      return reports.receive({ package: name, trust: returns }, heard);
    },
    async send_to({ id, outlet, back }, heard) {
      return reports.send_story({ id, to: outlet, back }, heard);
    },
    async send_story({ id, to, back }) {
      const revision = room.freeze(id, "", back ? "returned" : "filed", false);
      const path = `${to}/2026-11-23-河西油茶采收-${back ? "退改" : "送审"}.zip`;
      return {
        path,
        folder: to,
        bytes: 8_431_220,
        files: 11,
        revision: revision.number,
        notes: [],
        signed_by: null,
      };
    },
    async print_proof_sheet(_, heard) {
      heard({ done: 1, total: 1, what: "上山.jpg" });
      return null;
    },
    async export_story({ id, to }, heard) {
      cancelled = false;
      const steps = ["冻结版次", "写 story.docx", "写原图 01", "写原图 02", "写原图 03", "核对"];
      for (const [done, what] of steps.entries()) {
        heard({ done, total: steps.length, what });
        await new Promise((ready) => setTimeout(ready, pace));
        if (cancelled) throw failure("cancelled", "导出已取消，没有留下文件。");
      }
      const revision = room.freeze(id, "", "导出", true);
      const path = `${to}/2026-11-23-河西油茶采收.zip`;
      return { path, folder: to, bytes: 8_431_220, files: 11, revision: revision.number, notes: [] };
    },
  };

  const failing = new Map<keyof Commands, ReturnType<typeof failure>>();
  const asked: string[] = [];
  const closing = new Set<() => void>();
  const commands = new Set<(id: string) => void>();
  const arrive = async (name: keyof Commands): Promise<void> => {
    asked.push(name);
    await Promise.resolve();
    const fault = failing.get(name);
    failing.delete(name);
    if (fault) throw asFailure(fault, name);
  };

  return {
    room,
    review,
    outbox,
    asked,
    failNext: (name, code, says) => void failing.set(name, failure(code, says)),
    choose: (id) => commands.forEach((listener) => listener(id)),
    get menus() {
      return menus;
    },
    lines,
    close: () => closing.forEach((listener) => listener()),
    async ask(name, takes) {
      await arrive(name);
      return structuredClone(answers[name](takes));
    },
    async follow(name, takes, heard) {
      await arrive(name);
      return reports[name](takes, heard);
    },
    async send(name, body, headers) {
      await arrive(name);
      type Gives = Commands[typeof name]["gives"];
      const text = () => new TextDecoder().decode(body);
      if ("replaces" in headers) {
        const sent = JSON.parse(text());
        const content = (name === "save_decided" ? sent.content : sent) as Content;
        return structuredClone(room.save(headers.story, Number(headers.replaces), content)) as Gives;
      }
      if (name === "mark_up") {
        const { story } = headers as { story: string };
        const { content, decided } = JSON.parse(text());
        return review.markUp(story, content as Content, decided) as Gives;
      }
      if (name === "propose") {
        const { story } = headers as { story: string };
        return review.propose(story, JSON.parse(text())) as Gives;
      }
      // Cleaning is Rust's; here the words of a page are enough.
      if (name === "clean_paste") {
        const words = new DOMParser().parseFromString(text(), "text/html").body.textContent ?? "";
        return { blocks: [paragraph(words.trim())], photos: [], says: [] } satisfies Pasted as Gives;
      }
      const { name: file = "" } = headers as { name?: string };
      if (name === "import_file") return imported(decodeURIComponent(file)) as Gives;
      return photo(decodeURIComponent(file)) as Gives;
    },
    photoUrl: (digest) => drawnUrl(digest),
    onClosing(listener) {
      closing.add(listener);
      return () => void closing.delete(listener);
    },
    onCommand(listener) {
      commands.add(listener);
      return () => void commands.delete(listener);
    },
    onFiles: () => () => undefined,
    onOutbox(listener) {
      outbox.listeners.add(listener);
      return () => void outbox.listeners.delete(listener);
    },
    onDropped: () => () => undefined,
    zoom: (factor) => void (document.documentElement.style.zoom = String(factor)),
  };
}

/** The scene named in the address, `?scene=first-run&language=en&theme=dark`, for a look in a browser. */
export function fakeHostFromAddress(search: string): FakeHost {
  const query = new URLSearchParams(search);
  const scene = (query.get("scene") as Scene | null) ?? "desk";
  const theme = (query.get("theme") as Settings["theme"] | null) ?? "system";
  return fakeHost(scene, { ...begun, language: query.get("language") === "en" ? "en" : "zh", theme }, 350);
}
