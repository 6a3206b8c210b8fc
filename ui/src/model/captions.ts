// Captions and facts of photos, worked out by the newsroom; the result goes onto the page as one step of undo.

import type { Host } from "../ipc/host";
import type { Exchange, Figure, FigureId, LookedAt, Stamped, StampLine } from "../ipc/types";
import type { PlacedFigure } from "./manuscript";
import type { StorySession } from "./story-session.svelte";

export class Captions {
  constructor(private readonly host: Host) {}

  /** Compares a caption with the people in its picture. */
  look({ figure, number }: PlacedFigure, tongue: string): Promise<LookedAt> {
    return this.host.ask("look_at_caption", { figure, number, tongue });
  }

  /** The facts that a photo brings to a figure whose photo it replaces. */
  exchange(figure: Figure, photo: Figure): Promise<Exchange> {
    return this.host.ask("exchange", { figure, photo });
  }

  /** The facts of one figure on others. */
  paste(from: Figure, onto: Figure[]): Promise<Figure[]> {
    return this.host.ask("paste_facts", { from, onto });
  }

  /** The facts of a figure, as lines to stamp on others. */
  snapshot(figure: Figure): Promise<StampLine[]> {
    return this.host.ask("snapshot_facts", { figure });
  }

  /** What each of these figures would get by the lines. The page's text is saved first. */
  async preview(story: StorySession, figures: FigureId[], lines: StampLine[]): Promise<Stamped[]> {
    await story.stored();
    return this.host.ask("preview_stamp", { id: story.id, figures, lines });
  }
}
