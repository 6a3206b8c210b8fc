// Captions and facts of photos, worked out by the newsroom; what comes of it goes onto the page as one step of undo.

import type { Host } from "../ipc/host";
import type { Exchange, Figure, FigureId, LookedAt, Stamped, StampLine } from "../ipc/types";
import type { PlacedFigure } from "./manuscript";
import type { StorySession } from "./story-session.svelte";

export class Captions {
  constructor(private readonly host: Host) {}

  /** What a caption and the people in its picture say of each other. */
  look({ figure, number }: PlacedFigure, tongue: string): Promise<LookedAt> {
    return this.host.ask("look_at_caption", { figure, number, tongue });
  }

  /** What a photo that just came in brings to a figure whose photo it takes the place of. */
  exchange(figure: Figure, photo: Figure): Promise<Exchange> {
    return this.host.ask("exchange", { figure, photo });
  }

  /** The facts of one figure on others. */
  paste(from: Figure, onto: Figure[]): Promise<Figure[]> {
    return this.host.ask("paste_facts", { from, onto });
  }

  /** The facts of a figure, as lines for others. */
  snapshot(figure: Figure): Promise<StampLine[]> {
    return this.host.ask("snapshot_facts", { figure });
  }

  /** What each of these figures would get by the lines. What is on the page is on disk first. */
  async preview(story: StorySession, figures: FigureId[], lines: StampLine[]): Promise<Stamped[]> {
    await story.stored();
    return this.host.ask("preview_stamp", { id: story.id, figures, lines });
  }
}
