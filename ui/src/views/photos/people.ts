// Who is in a photo, changed row by row. Each change is made on the people as they stand when its turn comes.

import type { Person } from "../../ipc/types";

type Change = (people: readonly Person[]) => Person[];
/** Makes a change on the people of the figure that is shown. */
export type EditPeople = (make: Change) => void;

/** Somebody more, at the right end. */
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
