// How a view gets the desk, the dialogs and the panes, without every view between passing them on.

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
  /** The actions on the photos of the contact sheet; null while it is closed. */
  acts: SheetActions | null;
  /** The view that a person sees and means at this moment. */
  readonly front: Front;
  /** Zooms in by a step, out, or back to the default. */
  zoom(step: -1 | 0 | 1): void;
}

export const [useApp, provideApp] = createContext<AppContext>();
