// A package that came in, by the dialog or by a drop: taken, and told; a changed key is an alarm.

import { asFailure } from "../ipc/failure";
import type { AppContext } from "./context";
import AlarmDialog from "./review/AlarmDialog.svelte";
import ReceivedDialog from "./review/ReceivedDialog.svelte";

/** By its path or, as a drop names it, its address. What became of it, or the alarm, waits behind what is being told already. */
export async function receive(
  { desk, dialogs }: Pick<AppContext, "desk" | "dialogs">,
  parcel: string,
  trust = false,
): Promise<void> {
  try {
    const arrived = await desk.receive(parcel, trust);
    void dialogs.open(ReceivedDialog, { arrived });
  } catch (thrown) {
    const failure = asFailure(thrown);
    if (failure.code !== "key_alarm") return void desk.notices.fail(thrown);
    void dialogs
      .open(AlarmDialog, { failure })
      .then((trusted) => (trusted ? receive({ desk, dialogs }, parcel, true) : undefined));
  }
}
