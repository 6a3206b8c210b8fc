// Outlets as the window has them: their profiles as they are typed, saved once nothing is wrong with them.

import type { Host } from "../ipc/host";
import type { Faulty, OutletForm, OutletSheet, OutletSheets } from "../ipc/types";

/** How long after the last key a profile is read. */
const STILL = 300;

/** Profiles that were typed and cannot be kept as they are: they wait here, by the name they are kept under. */
// Not reactive on purpose: the view reads it when it draws.
// eslint-disable-next-line svelte/prefer-svelte-reactivity
const drafts = new Map<string, string>();

export class Profiles {
  all = $state.raw<OutletSheets | null>(null);
  /** The chosen profile: its name as it is kept, and its text as it is typed. */
  name = $state<string | null>(null);
  text = $state("");
  faults = $state.raw<Faulty[]>([]);
  /** The same profile field by field. */
  form = $state.raw<OutletForm | null>(null);
  /** What was typed into fields since the profile was chosen: an answer on its way must not put an older text back. */
  typed = $state<Record<string, string>>({});
  /** Grows whenever another profile is chosen; a new name for the same profile is none. */
  chosen = $state(0);
  #edits: Promise<void> = Promise.resolve();
  /** Typed, and not read yet. */
  checking = $state(false);
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly host: Host,
    private readonly failed: (thrown: unknown) => void,
  ) {}

  async read(): Promise<void> {
    this.all = await this.host.ask("outlets", {});
  }

  sheet(name: string | null): OutletSheet | undefined {
    return this.all?.sheets.find((sheet) => sheet.name === name);
  }

  unkept(name: string): boolean {
    return drafts.has(name);
  }

  async choose(name: string): Promise<void> {
    await this.flush();
    this.name = name;
    this.text = drafts.get(name) ?? this.sheet(name)?.toml ?? "";
    this.faults = [];
    this.typed = {};
    this.form = null;
    this.chosen += 1;
    if (drafts.has(name)) await this.#look();
    else {
      const form = await this.host.ask("outlet_form", { toml: this.text, field: null, text: "" });
      if (this.name === name) this.#take(form);
    }
  }

  /** The text of a field: what was typed there, else the profile's. */
  field(field: string): string {
    return this.typed[field] ?? this.form?.fields[field] ?? "";
  }

  fault(field: string): string | null {
    return this.faults.find((fault) => fault.field === field)?.says ?? null;
  }

  /** Changes one field; the rest of the text, comments and all, stays as it is. Changes are made in the order they were typed. */
  set(field: string, text: string): void {
    this.typed[field] = text;
    this.checking = true;
    clearTimeout(this.#timer);
    const { name } = this;
    this.#edits = this.#edits
      .then(async () => {
        if (this.name !== name) return;
        const form = await this.host.ask("outlet_form", { toml: this.text, field, text });
        if (this.name !== name) return;
        if (field === "wire.kind")
          for (const key of Object.keys(this.typed)) if (!(key in form.fields)) delete this.typed[key];
        this.#take(form);
        this.text = form.toml;
        if (name !== null) drafts.set(name, form.toml);
        clearTimeout(this.#timer);
        this.#timer = setTimeout(() => void this.#look().catch(this.failed), STILL);
      })
      .catch(this.failed);
  }

  #take(form: OutletForm): void {
    this.form = form;
    this.faults = form.faults;
  }

  type(text: string): void {
    this.text = text;
    this.typed = {};
    if (this.name !== null) drafts.set(this.name, text);
    this.checking = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#look().catch(this.failed), STILL);
  }

  /** Reads what was typed, and saves it where it can be, now. */
  async flush(): Promise<void> {
    await this.#edits;
    if (this.checking) await this.#look();
  }

  async #look(): Promise<void> {
    clearTimeout(this.#timer);
    const { name, text } = this;
    const form = await this.host.ask("outlet_form", { toml: text, field: null, text: "" });
    if (this.text !== text || this.name !== name) return;
    this.checking = false;
    this.#take(form);
    if (name === null || form.faults.length > 0) return;
    const sheet = await this.host.ask("save_outlet", { toml: text, from: name });
    drafts.delete(name);
    await this.read();
    if (this.name === name) this.name = sheet.name;
  }

  async add(title: string): Promise<void> {
    await this.flush();
    const taken = this.all?.sheets.map(({ name }) => name) ?? [];
    let name = "desk";
    for (let n = 2; taken.includes(name); n++) name = `desk-${n}`;
    const toml = `name = "${name}"\ntitle = "${title}"\nformats = ["docx", "text"]\n\n[text]\nwords = "300-1500"\n\n[photos]\ncount = "1-6"\nfacts = ["caption"]\n`;
    await this.host.ask("save_outlet", { toml, from: "" });
    await this.read();
    await this.choose(name);
  }

  async remove(name: string): Promise<void> {
    this.#forget(name);
    await this.host.ask("remove_outlet", { name });
    await this.read();
    const next = this.all?.sheets[0]?.name;
    if (next === undefined) this.name = null;
    else await this.choose(next);
  }

  /** Restores one of Galley's own profiles; null brings back those that were taken away. */
  async restore(name: string | null): Promise<void> {
    if (name !== null) this.#forget(name);
    await this.host.ask("restore_outlets", { name });
    await this.read();
    const at = this.name ?? this.all?.sheets[0]?.name;
    if (at !== undefined) await this.choose(at);
  }

  #forget(name: string): void {
    clearTimeout(this.#timer);
    this.checking = false;
    drafts.delete(name);
  }
}
