// A package that came in, by the dialog or by a drop: taken, and told; a changed key is an alarm.

import { asFailure } from "../ipc/failure";
import type { AppContext } from "./context";

/** By its path or, as a drop names it, its address. */
export async function receive({ desk, dialogs }: AppContext, parcel: string, trust = false): Promise<void> {
  try {
    const arrived = await desk.receive(parcel, trust);
    dialogs.show({ kind: "received", arrived });
  } catch (thrown) {
    const failure = asFailure(thrown);
    if (failure.code === "key_alarm") dialogs.show({ kind: "alarm", failure, parcel });
    else desk.notices.fail(thrown);
  }
}
