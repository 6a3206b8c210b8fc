// Who is in a photo, changed row by row. Each change is made on the people as they are when its turn comes.

import type { FaceMark, Person } from "../../ipc/types";

type Change = (people: readonly Person[]) => Person[];
/** Makes a change on the people of the figure that is shown. */
export type EditPeople = (make: Change) => void;

/** One more person, at the right end. */
export const added: Change = (people) => [...people, { name: "", unit: "", title: "", position: "" }];

/** Without the one at this place, counted from 0. */
export const without =
  (at: number): Change =>
  (people) =>
    people.filter((_, index) => index !== at);

/** With the one at this place as `make` has it. */
export const changed =
  (at: number, make: (person: Person) => Person): Change =>
  (people) =>
    people.map((person, index) => (index === at ? make(person) : person));

/** With a face marked: for the first who has no mark yet, else for a new person. */
export function marked(people: readonly Person[], mark: FaceMark): Person[] {
  const waiting = people.findIndex((person) => !person.mark);
  return waiting < 0
    ? [...people, { name: "", unit: "", title: "", position: "", mark }]
    : people.map((person, at) => (at === waiting ? { ...person, mark } : person));
}

/**
 * With the mark of `meant` moved, or removed by null. `meant` is the person who has that mark now, else the one at that place in
 * the list. A person without a name goes with the mark.
 */
export function withMark(
  people: readonly Person[],
  meant: Person,
  at: number,
  mark: FaceMark | null,
): Person[] {
  const same = people.findIndex((person) => meant.mark && sameMark(person.mark, meant.mark));
  const here = same < 0 ? at : same;
  if (mark === null && people[here]?.name === "") return people.filter((_, index) => index !== here);
  return people.map((person, index) => {
    if (index !== here) return person;
    const { name, unit, title, position } = person;
    return mark ? { name, unit, title, position, mark } : { name, unit, title, position: "" };
  });
}

/**
 * The people in the order in which `arranged` has their faces, each at the place it gives; those without a face come behind, in
 * their old order. Nothing else is taken from `arranged`, and no place that was typed since it was `asked` for.
 */
export function inOrder(
  people: readonly Person[],
  asked: readonly Person[],
  arranged: readonly Person[],
): Person[] {
  const left = [...people];
  const placed = arranged.flatMap(({ mark, position }) => {
    const at = left.findIndex((person) => mark && sameMark(person.mark, mark));
    const [person] = at < 0 ? [] : left.splice(at, 1);
    if (!person) return [];
    const was = asked.find((one) => sameMark(one.mark, person.mark))?.position ?? "";
    return [{ ...person, position: person.position === was ? position : person.position }];
  });
  return [...placed, ...left];
}

function sameMark(one: FaceMark | undefined, other: FaceMark | undefined): boolean {
  return !!one && !!other && one.x === other.x && one.y === other.y;
}
