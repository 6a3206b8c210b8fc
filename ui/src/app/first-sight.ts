// When the first picture of those that come in stands on the screen: intake holds the others back until then, and the bench
// counts to there.

import type { Host } from "../ipc/host";
import type { Digest } from "../ipc/types";

/** Hears every picture of the page that loads; `first` is the photo that is waited for, if any. */
export function watchFirstSight(host: Host, first: () => Digest | undefined): () => void {
  const loaded = ({ target }: Event) => {
    const digest = first();
    if (!(target instanceof HTMLImageElement) || digest === undefined || !target.src.includes(digest)) return;
    const seen = () => {
      if (performance.getEntriesByName(MARK).length === 0) performance.mark(MARK);
      // Nobody waits for this answer, and intake goes on without it.
      void host.ask("photo_seen", { digest }).catch(() => undefined);
    };
    // Loaded is not decoded, and decoded is not painted: that comes at the end of the next frame.
    void target.decode().then(
      () => requestAnimationFrame(() => setTimeout(seen)),
      () => undefined,
    );
  };
  // A picture's load event does not rise, but it can be caught on its way down.
  document.addEventListener("load", loaded, true);
  return () => document.removeEventListener("load", loaded, true);
}

const MARK = "first-preview";
