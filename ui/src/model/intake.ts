// Photos on their way into a story: to its caret, into a figure that waits for one, or, when they are a card, to its tray as
// they come.

import type { Figure, FigureId } from "../ipc/types";
import type { StorySession } from "./story-session.svelte";
import type { CardSink, Photos } from "./photos.svelte";

interface Stories {
  /** The story on the page; null where none is. */
  open(): StorySession | null;
  /** A story that the window holds, on the page or not. */
  session(id: string): StorySession | undefined;
}

export class Intake {
  /** Called when a whole card comes in. */
  oncard: () => void = () => undefined;

  constructor(
    private readonly photos: Photos,
    private readonly stories: Stories,
  ) {}

  /** Opens the system's own dialog, then puts the photos at the caret as one undoable step. */
  async pick(): Promise<void> {
    const story = this.stories.open();
    if (story === null) return;
    const figures = await this.photos.pick(this.#card(story));
    if (figures.length > 0) story.page.figures.insert(figures);
  }

  /** Picks a photo for a figure that has only its place and words. Its words stay; missing facts are filled. */
  async pickFor(id: FigureId): Promise<void> {
    const story = this.stories.open();
    if (story === null) return;
    const [picked, ...more] = await this.photos.pick();
    if (!picked) return;
    story.page.figures.givePhoto(id, picked);
    story.page.figures.insert(more);
  }

  /** Takes files dropped beside the page: they go to the open story as chosen ones do. */
  async dropped(files: File[], uris: string[], toTray = false): Promise<void> {
    const story = this.stories.open();
    if (story === null) return;
    const figures = await this.forPage(story.id, files, uris);
    if (figures.length === 0) return;
    if (toTray) story.page.many.attach(figures);
    else story.page.figures.insert(figures);
  }

  /** Takes photos that were dropped or pasted on a page. A card is taken up as it comes, and the list is empty then. */
  async forPage(id: string, files: File[], uris: string[]): Promise<Figure[]> {
    const story = this.stories.session(id);
    const card = story && this.#card(story);
    return files.length > 0 ? this.photos.addFiles(files, card) : this.photos.addUris(uris, card);
  }

  /** A whole card goes to the tray of the story it was meant for, as it comes, and the contact sheet opens. */
  #card(story: StorySession): () => CardSink {
    return () => {
      if (this.stories.open() === story) this.oncard();
      return (figures) => story.page.many.attach(figures);
    };
  }
}
