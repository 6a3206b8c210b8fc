// A package that came in, by the dialog or by a drop: taken, and told; a changed key or another's copy is an alarm.

import { asFailure } from "../ipc/failure";
import type { AppContext } from "./context";
import AlarmDialog from "./review/AlarmDialog.svelte";
import ReceivedDialog from "./review/ReceivedDialog.svelte";

/** By its path or, as a drop names it, its address. What became of it, or the alarm, waits behind what is being told already. */
export async function receive(
  { desk, dialogs }: Pick<AppContext, "desk" | "dialogs">,
  parcel: string,
  consent: string | null = null,
): Promise<void> {
  try {
    const arrived = await desk.receive(parcel, consent);
    void dialogs.open(ReceivedDialog, { arrived });
  } catch (thrown) {
    const failure = asFailure(thrown);
    const agreed = failure.consent;
    if (agreed === undefined) return void desk.notices.fail(thrown);
    void dialogs
      .open(AlarmDialog, { failure })
      .then((agrees) => (agrees ? receive({ desk, dialogs }, parcel, agreed) : undefined));
  }
}
