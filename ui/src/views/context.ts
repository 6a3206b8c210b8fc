// How a view finds the desk, the dialogs and the panes, without every view between handing them on.

import { createContext } from "svelte";

import type { Desk } from "../model/desk.svelte";
import type { Dialogs } from "./dialogs/dialogs.svelte";
import type { Front } from "./front.svelte";
import type { Panes } from "./panes.svelte";
import type { SheetActions } from "./sheet/actions";

export interface AppContext {
  desk: Desk;
  dialogs: Dialogs;
  panes: Panes;
  /** What can be done with the photos of the contact sheet; null while it is closed. */
  acts: SheetActions | null;
  /** What a person sees and means at this moment. */
  readonly front: Front;
  /** Larger by a step, smaller, or as it is by itself. */
  zoom(step: -1 | 0 | 1): void;
}

export const [useApp, provideApp] = createContext<AppContext>();
