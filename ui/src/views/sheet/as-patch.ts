// A figure as a change of another: all of its facts, without its identity.

import type { Figure } from "../../ipc/types";

export function asPatch(figure: Figure): Partial<Figure> {
  const { id, photo, file_name, ...facts } = figure;
  void [id, photo, file_name];
  return { framing: undefined, rating: 0, pick: "open", ...facts };
}
