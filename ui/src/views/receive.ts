// Takes in a package from the dialog, a drop or an inbox, and shows the result; a changed key or another person's copy is an
// alarm.

import type { InboxState } from "../ipc/types";
import type { Came } from "../model/desk.svelte";
import type { AppContext } from "./context";
import AlarmDialog from "./review/AlarmDialog.svelte";
import ReceivedDialog from "./review/ReceivedDialog.svelte";

type Context = Pick<AppContext, "desk" | "dialogs">;

/** Takes in a package by its path or, from a drop, its address. */
export function receive(app: Context, parcel: string): Promise<void> {
  return tell(app, (consent) => app.desk.receive(parcel, consent));
}

/** Takes in a package from a watched destination. */
export function claim(app: Context, place: InboxState, name: string): Promise<void> {
  return tell(app, (consent) => app.desk.claim(place, name, consent));
}

/** Shows what became of it, or the alarm, behind the dialogs that are open already. */
async function tell(
  app: Context,
  take: (consent: string | null) => Promise<Came | null>,
  consent: string | null = null,
): Promise<void> {
  const came = await take(consent);
  if (came === null) return;
  if ("arrived" in came) return void app.dialogs.open(ReceivedDialog, came);
  const { alarm } = came;
  void app.dialogs
    .open(AlarmDialog, { failure: alarm })
    .then((agrees) => (agrees ? tell(app, take, alarm.consent ?? null) : undefined));
}
