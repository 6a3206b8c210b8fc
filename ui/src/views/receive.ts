// A package that came in, by the dialog, by a drop or from an inbox: taken, and told; a changed key or another's copy is an alarm.

import type { InboxState } from "../ipc/types";
import type { Came } from "../model/desk.svelte";
import type { AppContext } from "./context";
import AlarmDialog from "./review/AlarmDialog.svelte";
import ReceivedDialog from "./review/ReceivedDialog.svelte";

type Context = Pick<AppContext, "desk" | "dialogs">;

/** By its path or, as a drop names it, its address. */
export function receive(app: Context, parcel: string): Promise<void> {
  return tell(app, (consent) => app.desk.receive(parcel, consent));
}

/** One that lies at a watched destination. */
export function claim(app: Context, place: InboxState, name: string): Promise<void> {
  return tell(app, (consent) => app.desk.claim(place, name, consent));
}

/** What became of it, or the alarm, waits behind what is being told already. */
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
