// What is kept of stationery, and what is made of it. What Galley ships is in scene.json, which a real newsroom answered.

import type { Block, Filled, Sheets, Template } from "../ipc/types";
import { emptyFigure } from "./content";
import type { Piece } from "./pieces";
import { failure } from "./room";

/** One drawer, with what Galley ships and what was made of it. */
export class FakeDrawer<Form extends { id: string; name: string }> {
  #kept = new Map<string, Form | null>();
  #next = 1;

  constructor(private readonly shipped: Form[]) {}

  all(): Sheets<Form> {
    const ours = this.shipped.flatMap((form) => {
      const kept = this.#kept.get(form.id);
      if (kept === null) return [];
      return [
        { form: kept ?? form, origin: kept === undefined ? ("shipped" as const) : ("changed" as const) },
      ];
    });
    const own = [...this.#kept.values()].flatMap((form) =>
      form === null || this.shipped.some(({ id }) => id === form.id)
        ? []
        : [{ form, origin: "own" as const }],
    );
    const taken_away = [...this.#kept.values()].filter((form) => form === null).length;
    return { sheets: [...ours, ...own], taken_away };
  }

  save(form: Form): Form {
    const taken = this.all().sheets.some(
      (sheet) => sheet.form.name === form.name && sheet.form.id !== form.id,
    );
    if (taken || form.name === "") throw failure("refused", `已经有一个叫“${form.name}”。请换一个名字。`);
    const made = form.id === "" ? { ...form, id: `own-${this.#next++}` } : form;
    this.#kept.set(made.id, made);
    return made;
  }

  remove(id: string): null {
    if (this.shipped.some((form) => form.id === id)) this.#kept.set(id, null);
    else this.#kept.delete(id);
    return null;
  }

  restore(id: string | null): null {
    for (const [key, form] of this.#kept)
      if (key === id || (id === null && form === null)) this.#kept.delete(key);
    return null;
  }
}

export function filled(text: string, given: [string, string][], known: Record<string, string>): Filled {
  const values = { ...known, ...Object.fromEntries(given) };
  const names = [...new Set([...text.matchAll(/\{([^{}\n]{1,20})\}/g)].map((found) => found[1] ?? ""))];
  return {
    text: text.replace(/\{([^{}\n]{1,20})\}/g, (place, name: string) => values[name] || place),
    fields: names.map((name) => ({ name, value: values[name] ?? "" })),
  };
}

/** A story of a kind, and the place Rust writes beside it: its prompts. */
export function beginFrom(form: Template, blank: Piece): { piece: Piece; place: string } {
  const body = form.blocks.map(({ kind }): Block => {
    if (kind === "subheading") return { type: "subheading", level: 1, text: [] };
    if (kind === "quote") return { type: "quote", paragraphs: [[]] };
    if (kind === "figure") return { type: "figure", figure: emptyFigure(crypto.randomUUID()) };
    return { type: "paragraph", text: [] };
  });
  const length = form.length ?? undefined;
  const prompts = form.blocks.flatMap(({ prompt }, at) => (prompt === "" ? [] : [[at, prompt]]));
  if (form.dateline !== "") prompts.push(["dateline", form.dateline]);
  return {
    piece: {
      ...blank,
      content: { ...blank.content, genre: form.genre, language: form.language, length, body },
    },
    place: JSON.stringify({ anchor: 0, head: 0, scroll: 0, prompts }),
  };
}
