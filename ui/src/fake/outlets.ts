// The fake newsroom's outlets. Near enough for a picture of the window; the true ones are in assets/, their reader in Rust.

import type { Flag, OpenStory, Outlet, OutletForm, OutletSheet, OutletSheets, Preflight } from "../ipc/types";
import { failure } from "./room";

const SHIPPED = [
  'name = "gov-press"\ntitle = "政务供稿（Word＋图片）"\nformats = ["docx", "text", "captions", "eml"]\ncut_off = "13:00"\n\n[text]\nwords = "300-1500"\n',
  'name = "wechat"\ntitle = "微信公众号"\nformats = ["wechat", "captions"]\n\n[text]\nwords = "500-2000"\n',
  'name = "newspaper"\ntitle = "报社来稿"\nformats = ["docx", "newsml"]\nexclusive = true\n\n[text]\nwords = "1-99999"\n\n[wire]\nkind = "webdav"\nurl = "https://desk.example/inbox/"\nuser = "linxi"\n',
];
const KEYS = [
  "name",
  "title",
  "says",
  "formats",
  "cut_off",
  "exclusive",
  "words",
  "count",
  "facts",
  "kind",
  "url",
  "user",
];

export class FakeOutlets {
  #kept = new Map<string, string | null>();

  all(): OutletSheets {
    const names = SHIPPED.map((toml) => this.#outlet(toml).name);
    const ours = names.flatMap((name, at): OutletSheet[] => {
      const kept = this.#kept.get(name);
      if (kept === null) return [];
      return [this.#sheet(kept ?? SHIPPED[at] ?? "", kept === undefined ? "shipped" : "changed")];
    });
    const own = [...this.#kept].flatMap(([name, toml]) =>
      toml === null || names.includes(name) ? [] : [this.#sheet(toml, "own")],
    );
    return {
      sheets: [...ours, ...own],
      taken_away: [...this.#kept.values()].filter((toml) => toml === null).length,
    };
  }

  /** Its fields line by line, and one of them changed. */
  form(toml: string, field: string | null, text: string): OutletForm {
    let section = "";
    const fields: Record<string, string> = {};
    const lines = toml.split("\n").map((line) => {
      section = /^\[(\w+)\]/.exec(line)?.[1] ?? section;
      const [, key, value = ""] = /^(\w+)\s*=\s*(.*)$/.exec(line) ?? [];
      if (key === undefined) return line;
      const name = section === "" ? key : `${section}.${key}`;
      const plain = value.replaceAll(/[[\]"]/g, "").replaceAll(", ", ",");
      if (name !== field) {
        fields[name] = plain;
        return line;
      }
      if (text !== "") fields[name] = text;
      const list = text.split(",").map((word) => `"${word}"`);
      return text === "" ? "" : `${key} = ${value.startsWith("[") ? `[${list.join(", ")}]` : `"${text}"`}`;
    });
    const changed = lines.join("\n");
    return { toml: changed, fields, broken: false, ...this.read(changed) };
  }

  read(toml: string): Pick<OutletForm, "outlet" | "faults"> {
    const faults = toml.split("\n").flatMap((line, at) => {
      const key = /^(\w+)\s*=/.exec(line)?.[1];
      if (line.trim() === "" || /^[#[]/.test(line) || (key !== undefined && KEYS.includes(key))) return [];
      return [{ line: at + 1, field: key ?? "", says: `没有这一项。可以写的有：${KEYS.join(", ")}。` }];
    });
    return faults.length > 0 ? { outlet: null, faults } : { outlet: this.#outlet(toml), faults };
  }

  save(toml: string, from: string | null): OutletSheet {
    const { name } = this.#outlet(toml);
    const taken = this.all().sheets.some((sheet) => sheet.name === name);
    if (from !== null && from !== name && taken)
      throw failure("refused", `已经有一个投稿渠道叫“${name}”。请换一个名字。`);
    if (from !== null && from !== name && from !== "") this.#kept.delete(from);
    this.#kept.set(name, toml);
    return this.#sheet(toml, "own");
  }

  remove(name: string): null {
    if (SHIPPED.some((toml) => this.#outlet(toml).name === name)) this.#kept.set(name, null);
    else this.#kept.delete(name);
    return null;
  }

  restore(name: string | null): null {
    for (const [key, toml] of this.#kept)
      if (key === name || (name === null && toml === null)) this.#kept.delete(key);
    return null;
  }

  preflight(story: OpenStory): Preflight[] {
    return this.all().sheets.flatMap(({ outlet }) => {
      if (outlet === null) return [];
      const flags: Flag[] = [];
      const flag = (rule: Flag["rule"], place: Flag["place"], says: string, quote = "") =>
        flags.push({ rule, severity: "error", place, quote, says, suggest: [] });
      const { words } = story.count;
      const range = outlet.text.words;
      if (range && words < (range.least ?? 0))
        flag(
          "outlet_words",
          { kind: "field", name: "length" },
          `全文 ${words} 字，还差 ${(range.least ?? 0) - words} 字。`,
        );
      if (outlet.name === "wechat") flag("outlet_kicker", { kind: "field", name: "kicker" }, "没有肩题。");
      return [{ outlet: outlet.name, title: outlet.title, words, range, flags }];
    });
  }

  #sheet(toml: string, origin: OutletSheet["origin"]): OutletSheet {
    const { outlet, faults } = this.read(toml);
    return { name: this.#outlet(toml).name, origin, outlet, faults, toml };
  }

  #outlet(toml: string): Outlet {
    const said = (key: string) => new RegExp(`^${key}\\s*=\\s*"([^"]*)"`, "m").exec(toml)?.[1] ?? "";
    const formats = /^formats\s*=\s*\[(.*)\]/m.exec(toml)?.[1] ?? "";
    const [least, most] = said("words").split("-").map(Number);
    return {
      name: said("name"),
      title: said("title") || said("name"),
      says: said("says"),
      formats: formats.split(",").map((one) => one.trim().replaceAll('"', "")) as Outlet["formats"],
      text: {
        words: said("words") === "" ? null : { least: least ?? null, most: most ?? null },
        headline: null,
        kicker: "allowed",
        required: [],
        contact: false,
        note: false,
        language: "",
      },
      photos: {
        count: null,
        pixels: null,
        bytes: null,
        most_bytes: null,
        facts: [],
        kinds: [],
        originals: true,
        web: false,
        markers: false,
        strip: [],
      },
      word: { style: "press", embed: true },
      files: { package: null, story: null, photo: null, packing: "zip" },
      mail: null,
      cut_off: said("cut_off") ? `${said("cut_off")}:00` : null,
      exclusive: /^exclusive\s*=\s*true/m.test(toml),
      wire: said("url") === "" ? null : { kind: "webdav", url: said("url"), user: said("user"), ca: null },
    };
  }
}
