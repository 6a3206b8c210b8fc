// The fake newsroom's captions and facts for many photos: near enough for a picture of the window. The true rules are Rust's.

import type {
  Fact,
  Content,
  Expanded,
  Figure,
  FigureId,
  LookedAt,
  Person,
  Stamped,
  StampLine,
  TakenSheet,
} from "../ipc/types";
import type { Answers } from "./answers";
import type { Room } from "./room";

export function fakeCaptions(room: Room) {
  return {
    look_at_caption: ({ figure }) => lookedAt(figure),
    preview_stamp: ({ id, figures, lines }) => stampedBy(room.open(id).content, figures, lines),
    snapshot_facts: ({ figure }) => [{ field: "credit", how: "replace", text: figure.credit }],
    exchange: ({ figure, photo }) =>
      figure.taken !== "" && photo.taken !== "" && figure.taken !== photo.taken
        ? { facts: {}, differing: [{ field: "taken", here: figure.taken, there: photo.taken }] }
        : { facts: {}, differing: [] },
    paste_facts: ({ from, onto }) => onto.map((one) => ({ ...one, credit: from.credit || one.credit })),
    save_captions: ({ name, form }) => `/home/lin/${name}.${form}`,
    choose_captions: () => "/home/lin/图片说明表.docx",
    look_at_sheet: ({ sheet }) => (sheet.includes("说明表") ? { story: null } : null),
    read_captions: ({ id, over }) => sheetRead(room.open(id).content, over),
    hand_captions: ({ id, over }) => sheetRead(room.open(id).content, over),
  } satisfies Partial<Answers>;
}

/** One row, counted from the left. */
function lookedAt(figure: Figure): LookedAt {
  const marked = figure.people.filter(({ mark }) => mark).sort((a, b) => (a.mark?.x ?? 0) - (b.mark?.x ?? 0));
  const numbers = "一二三四五六七八九十";
  const placed: Person[] =
    marked.length > 1
      ? marked.map((person, at) => ({ ...person, position: `左${numbers[at] ?? at + 1}` }))
      : marked;
  const arranged = [...placed, ...figure.people.filter(({ mark }) => !mark)];
  const named = placed.filter(({ name, position }) => name !== "" && position !== "");
  const bracketed = /([\u4e00-\u9fff]{2,3})[(（](左[一二三四五六七八九])[)）]/.exec(figure.caption);
  const [, name = "", position = ""] = bracketed ?? [];
  const known = name === "" || figure.people.some((person) => person.name === name);
  return {
    arranged,
    rooms: [],
    phrase:
      named.length > 1 && named.length === placed.length
        ? `左起：${named.map((one) => one.name).join("、")}`
        : "",
    placed: figure.caption,
    told: known ? figure.people : [...figure.people, { name, unit: "", title: "", position }],
    flags:
      position === "左二"
        ? [
            {
              rule: "position_unnamed",
              severity: "note",
              place: { kind: "figure", id: figure.id },
              quote: name,
              says: `图 1 写明了左二“${name}”，左一是谁没有写。`,
              suggest: [],
            },
          ]
        : [],
  };
}

function figuresOf(content: Content): Figure[] {
  const body = content.body.flatMap((block) => (block.type === "figure" ? [block.figure] : []));
  return [...body, ...content.tray];
}

/** A sheet that has a source for the first photo, and a caption that was changed here as well for the second. */
function sheetRead(content: Content, over: readonly [FigureId, Fact][]): TakenSheet {
  const [first, second] = figuresOf(content);
  const photos: TakenSheet["photos"] = [];
  if (first && first.source !== "河西村委会") {
    const change = { field: "source" as const, before: first.source, after: "河西村委会" };
    photos.push({ number: 1, figure: { ...first, source: change.after }, changes: [change] });
  }
  if (!second || second.caption === "表里写的图说") return { photos, clashes: [], left: [] };
  const [field, here, there] = ["caption" as const, second.caption, "表里写的图说"];
  if (over.some(([id, fact]) => id === second.id && fact === field)) {
    const figure = { ...second, caption: there };
    photos.push({ number: 2, figure, changes: [{ field, before: here, after: there }] });
    return { photos, clashes: [], left: [] };
  }
  const says = `图2的图片说明在表发出以后这里也改过，留着这里的“${here}”，没有取表里的“${there}”。`;
  return {
    photos,
    clashes: [{ number: 2, figure: second.id, field, here, there, says }],
    left: ["不认识“备注”这一栏，没有取。"],
  };
}

function stampedBy(content: Content, ids: string[], lines: StampLine[]): Stamped[] {
  const all = figuresOf(content);
  return ids.flatMap((id, at) => {
    const figure = all.find((one) => one.id === id);
    if (!figure) return [];
    const changes = lines.map(({ field, how, text }) => {
      const before = (figure[field as keyof Figure] as string | undefined) ?? "";
      const filled = text.replaceAll("{序号}", String(at + 1));
      const after = how === "append" ? before + filled : how === "prepend" ? filled + before : filled;
      return { field: field as Fact, before, after };
    });
    const facts = Object.fromEntries(changes.map(({ field, after }) => [field, after]));
    return [{ figure: { ...figure, ...facts }, changes, open: [] }];
  });
}

export function expandedBy(lists: string[], text: string): Expanded {
  const lines = lists.flatMap((list) => list.split("\n").map((line) => line.split("\t")));
  const known = new Map(lines.map(([code = "", ...words]) => [code, words]));
  const codes: string[] = [];
  const words = text.replace(/=([^\s=#]+)(?:#(\d))?=/g, (typed, code: string, nth?: string) => {
    const found = known.get(code)?.[Number(nth ?? 1) - 1];
    if (found === undefined) return typed;
    codes.push(code);
    return found;
  });
  return { text: words, codes };
}
