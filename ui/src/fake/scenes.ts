// What the fake newsroom begins with: who writes, how the window is set, what lies on the desk.

import type { Profile } from "../ipc/types";
import { emptyContent, paragraph } from "./content";
import { archive, deskful, type Piece } from "./pieces";
import type { FakeReview } from "./review";
import type { Room } from "./room";

export type Scene = "first-run" | "empty" | "desk" | "archive" | "held" | "damaged";

export function writerOf(scene: Scene): Profile | null {
  return scene === "first-run"
    ? null
    : { name: "林溪", unit: "农业农村局", sign_off: "（农业农村局 林溪）", place: "" };
}

/** Lays a scene's stories into the room. Answers the one that was open last; null for none. */
export function setScene(scene: Scene, room: Room, review: FakeReview): string | null {
  const ids = piecesOf(scene).map((piece) => {
    const id = room.take(piece);
    if (piece.papers) review.papers.set(id, piece.papers);
    return id;
  });
  const first = ids[0];
  if (scene !== "desk" || !first) return null;
  room.freeze(first, "", "pause", true);
  room.freeze(first, "送审前", "named");
  return first;
}

function piecesOf(scene: Scene): Piece[] {
  if (scene === "archive") return archive(10_000);
  return scene === "desk" || scene === "held" || scene === "damaged" ? deskful() : [];
}

/** A new story of this writer's. */
export function blank(profile: Profile | null): Piece {
  return {
    state: "draft",
    minutesAgo: 0,
    photos: [],
    content: {
      ...emptyContent(),
      body: [paragraph("")],
      authors: profile ? [{ name: profile.name, unit: profile.unit, role: "" }] : [],
      sign_off: { text: profile?.sign_off ?? "", place: "end_of_last_paragraph" },
    },
  };
}
