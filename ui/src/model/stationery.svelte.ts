// The stationery in a dialog: read anew each time, because names follow the language.

import type { Host } from "../ipc/host";
import type { Sheets, StationeryEditor, StationeryForm, StationeryKind, Template } from "../ipc/types";

/** How long after the last change it is kept. */
const STILL = 400;

/** The form of a kind: `FormOf<"template">` is `Template`. */
export type FormOf<Kind extends StationeryKind> = {
  [Form in StationeryForm as Form["kind"]]: Form["form"];
}[Kind];

/** All forms of one kind, and the actions on them. */
export class Drawer<Kind extends StationeryKind = StationeryKind> {
  all = $state.raw<Sheets<FormOf<Kind>> | null>(null);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #waiting: FormOf<Kind> | null = null;

  constructor(
    private readonly host: Host,
    readonly kind: Kind,
  ) {}

  async read(): Promise<void> {
    const { sheets, taken_away } = await this.host.ask("stationery", { kind: this.kind });
    this.all = {
      sheets: sheets.map(({ form, origin }) => ({ form: form.form as FormOf<Kind>, origin })),
      taken_away,
    };
  }

  /** Saves a changed form once its writer pauses. `failed` is called with the reason if it could not. */
  edit(form: FormOf<Kind>, failed: (thrown: unknown) => void): void {
    clearTimeout(this.#timer);
    this.#waiting = form;
    this.#timer = setTimeout(() => void this.flush().catch(failed), STILL);
  }

  /** Saves what was changed now. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    const form = this.#waiting;
    this.#waiting = null;
    if (form !== null) await this.add(form);
  }

  /** Keeps a form and answers its id, which a new one gets so. */
  async add(form: FormOf<Kind>): Promise<string> {
    const tagged = { kind: this.kind, form } as StationeryForm;
    const made = await this.host.ask("save_stationery", { form: tagged });
    await this.read();
    return made.form.id;
  }

  async remove(id: string): Promise<void> {
    clearTimeout(this.#timer);
    this.#waiting = null;
    await this.host.ask("remove_stationery", { kind: this.kind, id });
    await this.read();
  }

  /** Restores one of Galley's own forms; null brings back those that were taken away. */
  async restore(id: string | null): Promise<void> {
    clearTimeout(this.#timer);
    this.#waiting = null;
    await this.host.ask("restore_stationery", { kind: this.kind, id });
    await this.read();
  }

  /** A name that no other form has: the one given, or with a number behind it. */
  freeName(name: string): string {
    const taken = this.all?.sheets.map(({ form }) => form.name) ?? [];
    let free = name;
    for (let n = 2; taken.includes(free); n++) free = `${name} ${n}`;
    return free;
  }
}

/** The contents of a new form, by the editor that changes it. */
export function newForm(editor: StationeryEditor, name: string): FormOf<StationeryKind> {
  if (editor !== "skeleton") return { id: "", name, text: "" };
  const template: Template = {
    id: "",
    name,
    says: "",
    language: "zh-CN",
    genre: "",
    dateline: "",
    length: null,
    blocks: [{ kind: "paragraph", prompt: "" }],
  };
  return template;
}
