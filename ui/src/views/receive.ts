// A package that came in, by the dialog or by a drop: taken, and told; a changed key or another's copy is an alarm.

import type { AppContext } from "./context";
import AlarmDialog from "./review/AlarmDialog.svelte";
import ReceivedDialog from "./review/ReceivedDialog.svelte";

/** By its path or, as a drop names it, its address. What became of it, or the alarm, waits behind what is being told already. */
export async function receive(
  { desk, dialogs }: Pick<AppContext, "desk" | "dialogs">,
  parcel: string,
  consent?: string,
): Promise<void> {
  const came = await desk.receive(parcel, consent ?? null);
  if (came === null) return;
  if ("arrived" in came) return void dialogs.open(ReceivedDialog, came);
  const { alarm } = came;
  void dialogs
    .open(AlarmDialog, { failure: alarm })
    .then((agrees) => (agrees ? receive({ desk, dialogs }, parcel, alarm.consent) : undefined));
}
