// Texts that become stories: chosen, dropped, or what the program was started with. The new stories are in the list.

import type { Host } from "../ipc/host";
import type { Imported } from "../ipc/types";
import type { Notices } from "./notices.svelte";
import type { Stories } from "./stories.svelte";
import { Task } from "./task.svelte";

export class Importing {
  readonly #task: Task;

  constructor(
    private readonly host: Host,
    notices: Notices,
    private readonly stories: Stories,
  ) {
    this.#task = new Task((fault) => notices.fail(fault));
  }

  get underWay(): boolean {
    return this.#task.running;
  }

  /** Imports from the system's own dialog, or the files the program was started with. */
  files(how: "import_files" | "import_waiting" = "import_files"): Promise<Imported[]> {
    return this.#run(() => this.host.ask(how, {}));
  }

  /** Imports dropped files, or their addresses where there are no files. */
  dropped(files: File[], uris: string[]): Promise<Imported[]> {
    return this.#run(async () => {
      if (files.length === 0) return this.host.ask("import_uris", { uris });
      const imported: Imported[] = [];
      for (const file of files) {
        const bytes = new Uint8Array(await file.arrayBuffer());
        imported.push(...(await this.host.send("import_file", bytes, { name: file.name })));
      }
      return imported;
    });
  }

  async #run(run: () => Promise<Imported[]>): Promise<Imported[]> {
    let imported: Imported[] = [];
    await this.#task.run(async () => {
      imported = await run();
      for (const { story } of imported) if (story) this.stories.put(story);
    });
    return imported;
  }
}
