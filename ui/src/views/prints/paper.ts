// How photos are arranged on the paper of a proof sheet, and what was chosen last.

export interface Paper {
  landscape: boolean;
  /** An index into `GRIDS`. */
  grid: number;
}

/** Columns and rows on upright paper; in landscape they change places. */
export const GRIDS: readonly (readonly [number, number])[] = [
  [2, 3],
  [3, 4],
  [4, 5],
  [5, 7],
];

/** As long as the window is open, the next sheet looks like the last one. */
let last: Paper = { landscape: false, grid: 1 };

export const lastPaper = (): Paper => last;
export const keepPaper = (paper: Paper): void => void (last = paper);

export function gridOf({ landscape, grid }: Paper): { columns: number; rows: number } {
  const [short, long] = GRIDS[grid] ?? [3, 4];
  return landscape ? { columns: long, rows: short } : { columns: short, rows: long };
}
