// Which photos go on paper: all, those that are picked, those that are chosen on the contact sheet.

import type { FigureId } from "../../ipc/types";
import type { PlacedFigure } from "../../model/manuscript";
import { t } from "../../text/speak.svelte";
import type { Sheet } from "../sheet/sheet.svelte";

export type Which = "all" | "picked" | "chosen";

export class Choosing {
  readonly ids: Record<Which, FigureId[]>;

  constructor(figures: readonly PlacedFigure[], sheet: Sheet) {
    const all = figures.map(({ figure }) => figure.id);
    this.ids = {
      all,
      picked: figures.filter(({ figure }) => figure.pick === "picked").map(({ figure }) => figure.id),
      chosen: sheet.open ? all.filter((id) => sheet.chosen.includes(id)) : [],
    };
  }

  /** The choices that have photos. The photo under the cursor is always chosen; only several chosen ones are offered first. */
  get offered(): Which[] {
    const { picked, chosen } = this.ids;
    return [
      "all",
      ...(picked.length > 0 ? ["picked" as const] : []),
      ...(chosen.length > 0 ? ["chosen" as const] : []),
    ];
  }

  /** The choice to begin with. */
  get likely(): Which {
    return this.ids.chosen.length > 1 ? "chosen" : "all";
  }

  /** Whether there is anything to choose. */
  get open(): boolean {
    return this.offered.length > 1;
  }

  get options(): { value: Which; label: string }[] {
    return this.offered.map((value) => ({
      value,
      label: t(`prints.which_${value}`, { n: this.ids[value].length }),
    }));
  }
}
