// Templates and snippets as a dialog has them before it: read anew each time, because their names follow the language.

import type { Host } from "../ipc/host";
import type { CodeList, Sheets, Snippet, Template } from "../ipc/types";

/** How long after the last change it is kept. */
const STILL = 400;

/** One drawer: what it holds, and what is done with it. `Form` is a template or a snippet. */
export class Drawer<Form extends { id: string; name: string }> {
  all = $state.raw<Sheets<Form> | null>(null);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #waiting: Form | null = null;

  constructor(
    private readonly ask: {
      read(): Promise<Sheets<Form>>;
      save(form: Form): Promise<Form>;
      remove(id: string): Promise<unknown>;
      restore(id: string | null): Promise<unknown>;
    },
  ) {}

  async read(): Promise<void> {
    this.all = await this.ask.read();
  }

  /** Keeps a changed form once its writer pauses. `failed` hears why it could not. */
  edit(form: Form, failed: (thrown: unknown) => void): void {
    clearTimeout(this.#timer);
    this.#waiting = form;
    this.#timer = setTimeout(() => void this.flush().catch(failed), STILL);
  }

  /** What was changed is kept now. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    const form = this.#waiting;
    this.#waiting = null;
    if (form === null) return;
    await this.ask.save(form);
    await this.read();
  }

  async add(form: Form): Promise<Form> {
    const made = await this.ask.save(form);
    await this.read();
    return made;
  }

  async remove(id: string): Promise<void> {
    clearTimeout(this.#timer);
    this.#waiting = null;
    await this.ask.remove(id);
    await this.read();
  }

  /** One of Galley's own as it was; null brings back those that were taken away. */
  async restore(id: string | null): Promise<void> {
    clearTimeout(this.#timer);
    this.#waiting = null;
    await this.ask.restore(id);
    await this.read();
  }

  /** A name that no other has: the one given, or with a number behind it. */
  freeName(name: string): string {
    const taken = this.all?.sheets.map(({ form }) => form.name) ?? [];
    let free = name;
    for (let n = 2; taken.includes(free); n++) free = `${name} ${n}`;
    return free;
  }
}

export function templateDrawer(host: Host): Drawer<Template> {
  return new Drawer<Template>({
    read: () => host.ask("templates", {}),
    save: (template) => host.ask("save_template", { template }),
    remove: (id) => host.ask("remove_template", { id }),
    restore: (id) => host.ask("restore_templates", { id }),
  });
}

export function snippetDrawer(host: Host): Drawer<Snippet> {
  return new Drawer<Snippet>({
    read: () => host.ask("snippets", {}),
    save: (snippet) => host.ask("save_snippet", { snippet }),
    remove: (id) => host.ask("remove_snippet", { id }),
    restore: (id) => host.ask("restore_snippets", { id }),
  });
}

export function codesDrawer(host: Host): Drawer<CodeList> {
  return new Drawer<CodeList>({
    read: () => host.ask("code_lists", {}),
    save: (list) => host.ask("save_codes", { list }),
    remove: (id) => host.ask("remove_codes", { id }),
    // Galley ships none: there is nothing to bring back.
    restore: () => Promise.resolve(),
  });
}
