// What of a story's photos goes to paper: the caption sheet for a person who fills it in, and the proof sheet. What is on the
// page is on disk first.

import type { SheetForm } from "../ipc/commands";
import type { Host } from "../ipc/host";
import type { FigureId, Progress, ProofSheet } from "../ipc/types";
import type { StorySession } from "./story-session.svelte";

export class Prints {
  constructor(private readonly host: Host) {}

  /** Saves the caption sheet of all photos or of these, to the file that the person chooses; null where they choose none. */
  async saveCaptions(
    story: StorySession,
    form: SheetForm,
    name: string,
    photos: FigureId[] | null,
  ): Promise<string | null> {
    await story.stored();
    return this.host.ask("save_captions", { id: story.id, form, name, photos });
  }

  /** Opens the system's print dialog on the proof sheet. */
  async printProof(
    story: StorySession,
    sheet: ProofSheet,
    heard: (progress: Progress) => void,
  ): Promise<void> {
    await story.stored();
    await this.host.follow("print_proof_sheet", { id: story.id, sheet }, heard);
  }

  async stop(): Promise<void> {
    await this.host.ask("cancel_export", {});
  }
}
