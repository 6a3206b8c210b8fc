// When the first picture of those that come in is on the screen: intake holds the others back until then, and the bench
// counts to there.

import type { Host } from "../ipc/host";
import type { Digest } from "../ipc/types";

/** Reports every picture of the page that loads; `first` is the photo that is waited for, if any. */
export function watchFirstSight(host: Host, first: () => Digest | undefined): () => void {
  const loaded = ({ target }: Event) => {
    const digest = first();
    if (!(target instanceof HTMLImageElement) || digest === undefined || !target.src.includes(digest)) return;
    const seen = () => {
      if (performance.getEntriesByName(MARK).length === 0) performance.mark(MARK);
      // The answer is not waited for, and intake goes on without it.
      void host.ask("photo_seen", { digest }).catch(() => undefined);
    };
    // Loaded is not decoded, and decoded is not painted: that comes at the end of the next frame.
    void target.decode().then(
      () => requestAnimationFrame(() => setTimeout(seen)),
      () => undefined,
    );
  };
  // A picture's load event does not bubble, but it can be caught in the capture phase.
  document.addEventListener("load", loaded, true);
  return () => document.removeEventListener("load", loaded, true);
}

const MARK = "first-preview";
