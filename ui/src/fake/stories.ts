// Whole stories, their revisions and the trash, as the shell answers for them.

import type { Content } from "../ipc/types";
import type { Answers, Sendings } from "./answers";
import { countedDrawers, listed } from "./listing";
import { oilTea, type Piece } from "./pieces";
import type { Room } from "./room";

export function fakeStories(room: Room, blank: () => Piece) {
  return {
    answers: {
      list_stories: ({ query }) => listed(room.rows(), query),
      count_stories: () => countedDrawers(room.rows()),
      new_story: () => room.open(room.take(blank())),
      sample_story: () => room.open(room.take({ ...oilTea(), minutesAgo: 0 })),
      open_story: ({ id }) => room.open(id),
      save_place: ({ id, place }) => (room.place(id, place), null),
      spike: ({ id }) => room.spike(id),
      unspike: ({ id }) => room.unspike(id),
      what_goes: ({ id }) => room.going(id),
      delete_story: ({ id }) => room.remove(id),
      removed_photos: ({ id }) => room.removed(id),
      history: ({ id }) => room.history(id),
      revision: ({ id, number }) => room.revision(id, number),
      compare: ({ id, base, hers }) => room.compare(id, base, hers),
      freeze: ({ id, name }) => room.freeze(id, name),
      restore: ({ id, number }) => room.restore(id, number),
    } satisfies Partial<Answers>,
    sendings: {
      save_working: ({ story, replaces }, text) => room.save(story, replaces, JSON.parse(text()) as Content),
      save_decided: ({ story, replaces }, text) =>
        room.save(story, replaces, (JSON.parse(text()) as { content: Content }).content),
    } satisfies Partial<Sendings>,
  };
}
