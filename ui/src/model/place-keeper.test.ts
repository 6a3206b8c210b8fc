import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { MOST, PlaceKeeper, STILL } from "./place-keeper";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function keeper() {
  const sent: string[] = [];
  const at = { place: 0 };
  const keeps = new PlaceKeeper(
    () => at.place,
    (place) => Promise.resolve(sent.push(place)),
  );
  const move = (place: number) => {
    at.place = place;
    keeps.moved();
  };
  return { sent, keeps, move };
}

test("a place is sent once the reader rests", () => {
  const { sent, move } = keeper();
  move(1);
  move(2);
  vi.advanceTimersByTime(STILL);
  expect(sent).toEqual(["2"]);
});

test("a reader who goes on moving is followed all the same", () => {
  const { sent, move } = keeper();
  for (let moment = 0; moment * 100 < 2 * MOST; moment += 1) {
    move(moment);
    vi.advanceTimersByTime(100);
  }
  expect(sent.length).toBe(2);
});

test("of a story that is let go no place is sent", () => {
  const { sent, keeps, move } = keeper();
  move(1);
  keeps.stop();
  vi.advanceTimersByTime(2 * MOST);
  expect(sent).toEqual([]);
});
