// The marks on faces: each one made or moved puts the people in order and gives them their places, in one step of undo.

import type { FaceMark, Figure, Person } from "../../ipc/types";
import type { StorySession } from "../../model/story-session.svelte";
import type { PlacedFigure } from "../../model/manuscript";
import type { AppContext } from "../context";

/** Where a face is put that is marked by keys: faces are seldom lower. */
const BY_KEYS: FaceMark = { x: 5_000, y: 4_000 };

export class Faces {
  /** The mark that was made last, until somebody gave it a name. */
  nameless = $state.raw<{ id: string; mark: FaceMark } | null>(null);

  constructor(
    private readonly app: AppContext,
    private readonly story: () => StorySession,
  ) {}

  /** A face for somebody who is named and not yet marked, else for somebody new. */
  mark(one: PlacedFigure, mark: FaceMark): void {
    const { people, id } = one.figure;
    const waiting = people.findIndex((person) => !person.mark);
    const marked =
      waiting < 0
        ? [...people, { name: "", unit: "", title: "", position: "", mark }]
        : people.map((person, at) => (at === waiting ? { ...person, mark } : person));
    this.nameless = { id, mark };
    void this.#arrange(one, marked);
  }

  markByKeys(one: PlacedFigure, at: number): void {
    this.move(one, at, BY_KEYS);
  }

  /** Moves somebody's mark; null takes it off. */
  move(one: PlacedFigure, at: number, mark: FaceMark | null): void {
    const people = one.figure.people.map((person, index) => {
      if (index !== at) return person;
      const { name, unit, title, position } = person;
      return mark ? { name, unit, title, position, mark } : { name, unit, title, position: "" };
    });
    // A face that nobody was named for goes with its mark.
    const gone = mark === null && people[at]?.name === "";
    void this.#arrange(one, gone ? people.filter((_, index) => index !== at) : people);
  }

  async #arrange({ figure, number }: PlacedFigure, people: Person[]): Promise<void> {
    const { desk } = this.app;
    const { page } = this.story();
    const asked: Figure = { ...figure, people };
    try {
      const tongue = page.field("language");
      const { arranged } = await desk.host.ask("look_at_caption", { figure: asked, number, tongue });
      page.many.setFacts([[figure.id, { people: arranged }]]);
    } catch (thrown) {
      desk.notices.fail(thrown);
    }
  }
}
