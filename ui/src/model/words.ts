// Words on their way into a page, converted by the newsroom: foreign HTML becomes blocks, a code the words it means.

import type { Host } from "../ipc/host";
import type { Block, Filled, Pasted } from "../ipc/types";
import { t } from "../text/speak.svelte";
import type { Notices } from "./notices.svelte";
import type { Photos } from "./photos.svelte";

/** How foreign HTML comes. */
export type ForeignSource = "paste" | "drop";

/** The most sentences shown about one paste; nobody reads more. */
const TOLD = 3;

export class Words {
  constructor(
    private readonly host: Host,
    private readonly notices: Notices,
    private readonly photos: Photos,
  ) {}

  /**
   * Takes hold of what was pasted or dropped; the answer cleans its foreign HTML, and its photos are known then. Null where it could
   * not be read. What was left out is told.
   */
  foreign(data: DataTransfer, from: ForeignSource): () => Promise<Block[] | null> {
    const { host } = this;
    if (host.readsClipboard)
      return () => this.#clean(host.ask(from === "paste" ? "clean_clipboard" : "clean_dropped", {}));
    // Only while the event lasts.
    const html = data.getData("text/html");
    return () => this.#clean(host.send("clean_paste", new TextEncoder().encode(html), {}));
  }

  async #clean(cleaning: Promise<Pasted>): Promise<Block[] | null> {
    try {
      const { blocks, photos, says } = await cleaning;
      this.photos.learn(photos);
      if (says.length > 0) this.notices.tell("news", says.slice(0, TOLD).join(t("told.between")));
      return blocks;
    } catch (thrown) {
      this.notices.fail(thrown);
      return null;
    }
  }

  /** A snippet with its fields filled, as far as the story and the given values allow. */
  fill(text: string, story: string, given: [string, string][]): Promise<Filled> {
    return this.host.ask("fill_snippet", { text, story, given });
  }

  /** What a code means; the code itself where no list has it or none can be asked. */
  async expand(code: string): Promise<string> {
    try {
      return (await this.host.ask("expand_codes", { text: code })).text;
    } catch (thrown) {
      this.notices.fail(thrown);
      return code;
    }
  }
}
