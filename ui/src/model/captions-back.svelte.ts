// A filled caption sheet that comes back: what it would change, what is to be chosen, and the taking over as one step of undo.
// See docs/decisions/caption-sheet-on-the-page.md.

import type { Fault } from "../ipc/failure";
import type { Host } from "../ipc/host";
import type { Clash, Fact, Figure, FigureId, TakenSheet } from "../ipc/types";
import type { StorySession } from "./story-session.svelte";
import { Task } from "./task.svelte";

/** A fact of one photo that changes. */
interface Change {
  figure: FigureId;
  field: Fact;
  before: string;
  after: string;
}

export class CaptionsBack {
  /** The differences between the sheet and the current story; null until the sheet is read. */
  sheet = $state.raw<TakenSheet | null>(null);
  readonly #task = new Task();
  /** It was to be taken over, but the sheet had changed since it was shown. */
  movedOn = $state(false);
  /** Clashes in which the sheet's value is chosen, by `keyOf`. */
  #chosen = $state.raw<readonly string[]>([]);

  constructor(
    private readonly host: Host,
    private readonly story: StorySession,
    private readonly file: string,
  ) {}

  get working(): boolean {
    return this.#task.running;
  }

  get failure(): Fault | null {
    return this.#task.failure;
  }

  /** How many facts would be taken over now. */
  get count(): number {
    return (this.sheet?.photos ?? []).reduce((sum, { changes }) => sum + changes.length, this.#chosen.length);
  }

  isChosen(clash: Clash): boolean {
    return this.#chosen.includes(keyOf(clash));
  }

  choose(clash: Clash, there: boolean): void {
    const rest = this.#chosen.filter((key) => key !== keyOf(clash));
    this.#chosen = there ? [...rest, keyOf(clash)] : rest;
  }

  async read(): Promise<void> {
    await this.#work(async () => {
      this.#show(await this.host.ask("read_captions", { ...this.#asked(), over: [] }));
    });
  }

  /** Puts everything on the page. Answers how much of how many photos; null where it failed, or has to be checked again. */
  async take(): Promise<{ facts: number; photos: number } | null> {
    let taken: { facts: number; photos: number } | null = null;
    await this.#work(async () => {
      const expected = this.#expected();
      const over = (this.sheet?.clashes ?? [])
        .filter((clash) => this.isChosen(clash))
        .map(({ figure, field }): [FigureId, Fact] => [figure, field]);
      // A sheet that differs from the shown one is shown first; nothing is kept or changed until then.
      const now = await this.host.ask("read_captions", { ...this.#asked(), over });
      if (!same(expected, changesOf(now))) {
        this.#show(await this.host.ask("read_captions", { ...this.#asked(), over: [] }));
        this.movedOn = true;
        return;
      }
      const { photos } = await this.host.ask("hand_captions", { ...this.#asked(), over });
      this.story.page.many.setFacts(photos.map(({ figure, changes }) => [figure.id, patch(figure, changes)]));
      taken = { facts: expected.length, photos: photos.length };
    });
    return taken;
  }

  #asked() {
    return { id: this.story.id, sheet: this.file };
  }

  #show(sheet: TakenSheet): void {
    this.sheet = sheet;
    const here = sheet.clashes.map(keyOf);
    this.#chosen = this.#chosen.filter((key) => here.includes(key));
  }

  #expected(): Change[] {
    if (this.sheet === null) return [];
    const chosen = this.sheet.clashes.filter((clash) => this.isChosen(clash));
    return [
      ...changesOf(this.sheet),
      ...chosen.map(({ figure, field, here, there }) => ({ figure, field, before: here, after: there })),
    ];
  }

  /** Works on the stored text, as a sheet is compared with it; one task at a time. */
  async #work(work: () => Promise<void>): Promise<void> {
    await this.#task.once(async () => {
      this.movedOn = false;
      await this.story.stored();
      await work();
    });
  }
}

const keyOf = ({ figure, field }: Clash): string => `${figure} ${field}`;

function changesOf({ photos }: TakenSheet): Change[] {
  return photos.flatMap(({ figure, changes }) => changes.map((change) => ({ figure: figure.id, ...change })));
}

function same(one: Change[], other: Change[]): boolean {
  const lines = (all: Change[]) =>
    all.map(({ figure, field, before, after }) => JSON.stringify([figure, field, before, after])).sort();
  return JSON.stringify(lines(one)) === JSON.stringify(lines(other));
}

/** The changed fields only: every other fact of the photo is taken from the page. */
function patch(figure: Figure, changes: readonly { field: string }[]): Partial<Figure> {
  const facts = changes.map(({ field }) => [field, figure[field as keyof Figure]]);
  return Object.fromEntries(facts) as Partial<Figure>;
}
