// The marks on faces. A mark is drawn on the page at once; the newsroom then answers in which order and at which places the
// people are, and only that is taken from its answer: typing that went on meanwhile stays. Mark and order are one step of undo.

import type { FaceMark, FigureId, Person } from "../../ipc/types";
import type { StorySession } from "../../model/story-session.svelte";
import type { PlacedFigure } from "../../model/manuscript";
import { Task } from "../../model/task.svelte";
import { inOrder, marked, withMark } from "../photos/people";
import type { AppContext } from "../context";

/** Where a face is put that is marked by keys: faces are seldom lower. */
const BY_KEYS: FaceMark = { x: 5_000, y: 4_000 };

export class Faces {
  /** The mark that was made last and sorted in among the others, until its person has a name. */
  nameless = $state.raw<{ id: FigureId; mark: FaceMark } | null>(null);
  /** One for each photo: an answer for one does not overtake that for another. */
  // Not reactive on purpose: nothing is drawn from it.
  // eslint-disable-next-line svelte/prefer-svelte-reactivity
  readonly #arranging = new Map<FigureId, Task>();
  #steps = 0;

  constructor(
    private readonly app: AppContext,
    private readonly story: () => StorySession,
  ) {}

  /** Marks a face for a person who is named and not yet marked, else for a new person. */
  mark({ figure: { id } }: PlacedFigure, mark: FaceMark): void {
    this.#edit(
      id,
      (people) => marked(people, mark),
      () => (this.nameless = { id, mark }),
    );
  }

  markByKeys(one: PlacedFigure, at: number): void {
    this.move(one, at, BY_KEYS);
  }

  /** Moves a person's mark; null removes it. */
  move({ figure: { id, people } }: PlacedFigure, at: number, mark: FaceMark | null): void {
    const meant = people[at];
    if (meant)
      this.#edit(
        id,
        (now) => withMark(now, meant, at, mark),
        () => undefined,
      );
  }

  /** Makes the change, and arranges the people as they are then. `settled` is called when they are, or could not be. */
  #edit(id: FigureId, make: (people: readonly Person[]) => Person[], settled: () => void): void {
    const { page } = this.story();
    const step = `face ${++this.#steps}`;
    page.figures.editPeople(id, make, step);
    void this.#arrange(id, step).then((newest) => newest && settled());
  }

  /** Answers whether no later mark overtook this one. */
  async #arrange(id: FigureId, step: string): Promise<boolean> {
    const story = this.story();
    const one = story.figure(id);
    if (!one) return false;
    const { captions, notices } = this.app.desk;
    const task = this.#arranging.get(id) ?? new Task((fault) => notices.fail(fault));
    this.#arranging.set(id, task);
    const asked = one.figure.people;
    const arranged = await task.run(
      () => captions.look(one, story.field("language")),
      (answer) => story.page.figures.editPeople(id, (now) => inOrder(now, asked, answer.arranged), step),
    );
    return arranged || task.failure !== null;
  }
}
