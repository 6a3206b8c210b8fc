// The fake newsroom's memory: stories, their working copies and revisions. Nothing outlives the page.

import type {
  Compared,
  Content,
  Failure,
  DeletionPreview,
  OpenStory,
  PhotoRow,
  Removed,
  RevisionRow,
  State,
  StoryRow,
} from "../ipc/types";
import { compared } from "./compared";
import { countOf, figuresOf, firstWords, flagsOf } from "./content";
import type { Piece } from "./pieces";
import { drawerOf } from "./listing";

interface Kept {
  id: string;
  state: State;
  before: State;
  created: string;
  updated: string;
  version: number;
  content: Content;
  place: string | null;
  revisions: { row: RevisionRow; content: Content }[];
}

export class Room {
  readonly photos = new Map<string, PhotoRow>();
  #kept = new Map<string, Kept>();
  #next = 1;

  constructor(readonly who: () => string) {}

  take(piece: Piece): string {
    const id = `s${this.#next++}`;
    for (const photo of piece.photos) this.photos.set(photo.digest, photo);
    const at = new Date(Date.now() - piece.minutesAgo * 60_000).toISOString();
    this.#kept.set(id, {
      id,
      state: piece.state,
      before: "draft",
      created: at,
      updated: at,
      version: 1,
      content: piece.content,
      place: null,
      revisions: [],
    });
    return id;
  }

  rows(): StoryRow[] {
    return [...this.#kept.values()].map(rowOf).sort((a, b) => b.updated.localeCompare(a.updated));
  }

  open(id: string): OpenStory {
    const kept = this.#of(id);
    const photos = figuresOf(kept.content).flatMap((figure) => this.photos.get(figure.photo ?? "") ?? []);
    return structuredClone({
      row: rowOf(kept),
      version: kept.version,
      content: kept.content,
      place: kept.place,
      photos,
      count: countOf(kept.content),
      flags: flagsOf(kept.content),
    });
  }

  save(id: string, replaces: number, content: Content) {
    const kept = this.#of(id);
    if (replaces !== kept.version) throw failure("stale", "这篇稿件在别处改过，没有覆盖。请重新打开。");
    kept.content = content;
    kept.version += 1;
    // Whole seconds, as the store has them.
    kept.updated = new Date().toISOString().replace(/\.\d+/, "");
    return {
      version: kept.version,
      at: kept.updated,
      row: rowOf(kept),
      flags: flagsOf(content),
    };
  }

  /** Refuses what speaks of another text than the one that is stored. */
  mean(id: string, version: number): void {
    if (version !== this.#of(id).version) throw failure("stale", "稿件刚才又改过，请再看一遍。");
  }

  place(id: string, place: string): void {
    this.#of(id).place = place;
  }

  spike(id: string): StoryRow {
    const kept = this.#of(id);
    kept.before = kept.state;
    kept.state = "spiked";
    return rowOf(kept);
  }

  unspike(id: string): StoryRow {
    const kept = this.#of(id);
    kept.state = kept.before;
    return rowOf(kept);
  }

  /** What would go with a spiked story. */
  going(id: string): DeletionPreview {
    const kept = this.#of(id);
    if (kept.state !== "spiked") throw failure("refused", "没有撤稿，不能永久删除。请先撤稿。");
    const digests = (one: Kept) =>
      [one.content, ...one.revisions.map((revision) => revision.content)]
        .flatMap(figuresOf)
        .flatMap(({ photo }) => photo ?? []);
    const others = new Set([...this.#kept.values()].flatMap((one) => (one === kept ? [] : digests(one))));
    const own = [...new Set(digests(kept))].filter((digest) => !others.has(digest));
    const photos = own.flatMap((digest) => this.photos.get(digest) ?? []);
    return { story: rowOf(kept), revisions: kept.revisions.length, photos };
  }

  remove(id: string): DeletionPreview {
    const going = this.going(id);
    this.#kept.delete(id);
    return going;
  }

  /** Photos of earlier revisions that the story no longer shows. */
  removed(id: string): Removed[] {
    const kept = this.#of(id);
    const here = new Set(figuresOf(kept.content).map(({ photo }) => photo));
    return kept.revisions
      .toReversed()
      .flatMap(({ content, row }) => figuresOf(content).map((figure) => ({ figure, seen: row.at })))
      .flatMap(({ figure, seen }) => {
        const photo =
          figure.photo === null || here.has(figure.photo) ? undefined : this.photos.get(figure.photo);
        here.add(figure.photo);
        return photo ? [{ figure, photo, seen }] : [];
      });
  }

  history(id: string): RevisionRow[] {
    return this.#of(id)
      .revisions.map((revision) => revision.row)
      .reverse();
  }

  revision(id: string, number: number): Content {
    const found = this.#of(id).revisions.find((revision) => revision.row.number === number);
    if (!found) throw failure("not_found", `没有第 ${number} 版。`);
    return structuredClone(found.content);
  }

  compare(id: string, base: number | null, hers: number | null): Compared {
    const state = (number: number | null) =>
      number === null ? this.#of(id).content : this.revision(id, number);
    return { base, hers, ...compared(state(base), state(hers)) };
  }

  freeze(id: string, name: string, reason: RevisionRow["reason"] = "named", automatic = false): RevisionRow {
    const kept = this.#of(id);
    const number = kept.revisions.length + 1;
    const row = {
      number,
      at: new Date().toISOString(),
      by: this.who(),
      reason,
      name,
      automatic,
      words: countOf(kept.content).words,
      digest: number.toString(16).padStart(64, "0"),
    };
    kept.revisions.push({ row, content: structuredClone(kept.content) });
    return row;
  }

  restore(id: string, number: number): OpenStory {
    const content = this.revision(id, number);
    this.freeze(id, "", "before_restore", true);
    this.save(id, this.#of(id).version, content);
    this.freeze(id, "", "restore");
    return this.open(id);
  }

  #of(id: string): Kept {
    const kept = this.#kept.get(id);
    if (!kept) throw failure("not_found", `没有稿件 ${id}。`);
    return kept;
  }
}

export function failure(code: Failure["code"], says: string): Failure {
  return { code, says };
}

function rowOf(kept: Kept): StoryRow {
  const copy = ["received", "in_edit", "passed_on"].includes(kept.state);
  return {
    id: kept.id,
    state: kept.state,
    drawer: drawerOf(kept.state, copy),
    headline: kept.content.headline,
    first_words: firstWords(kept.content),
    slugline: kept.content.slugline,
    words: countOf(kept.content).words,
    photos: figuresOf(kept.content).length,
    copy,
    updated: kept.updated,
    created: kept.created,
  };
}
