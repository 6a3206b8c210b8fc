// How a story's text is written to disk: with the decisions made in it, and over nothing that another program or window wrote.

import type { Host } from "../ipc/host";
import { t } from "../text/speak.svelte";
import type { Saver } from "./autosave";
import type { Notices } from "./notices.svelte";
import type { Review } from "./review.svelte";

/** `reviewOf` answers the review of an open story. */
export function saverOf(
  host: Host,
  notices: Notices,
  reviewOf: (story: string) => Review | undefined,
): Saver {
  return {
    save: async (story, replaces, content) => {
      const review = reviewOf(story);
      // Text and decisions are saved together, as they were undone and made together.
      const decided = review?.toSave() ?? null;
      const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
      const headers = { story, replaces };
      const saved =
        decided === null
          ? await host.send("save_working", bytes(content), headers)
          : await host.send("save_decided", bytes({ content, decided }), headers);
      if (decided !== null) review?.wasSaved(decided);
      return saved;
    },
    // Never overwrite and never throw the writer's text away: the stored text becomes a named revision, which no
    // thinning removes, and what is being typed stays on the page and becomes the working copy. Asking for the
    // version first makes it safe: if the store changes again before our save, that save is stale once more.
    keepBoth: async (id) => {
      const stored = await host.ask("open_story", { id });
      const kept = await host.ask("freeze", { id, name: t("stale.name"), version: stored.version });
      notices.tell("news", t("stale.says", { headline: stored.row.headline, number: kept.number }));
      return stored.version;
    },
  };
}
