// A photo comes to a figure that was waiting for one.

import type { Figure } from "../ipc/types";

/** What changes: the photo and its file name, and every fact the figure did not have. */
export function fillFigure(waiting: Figure, picked: Figure): Partial<Figure> {
  const patch: Partial<Figure> = { photo: picked.photo, file_name: picked.file_name };
  const facts = Object.entries(picked).filter(([name, value]) => {
    const present = waiting[name as keyof Figure];
    return name !== "id" && typeof value === "string" && value !== "" && present === "";
  });
  return { ...Object.fromEntries(facts), ...patch };
}
