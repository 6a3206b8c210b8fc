// Shows the result of an import, where anything came in.

import type { Imported } from "../../ipc/types";
import type { Dialogs } from "./dialogs.svelte";
import ImportDialog from "./ImportDialog.svelte";

export async function tellImport(dialogs: Dialogs, results: Imported[]): Promise<void> {
  if (results.length > 0) await dialogs.open(ImportDialog, { results });
}
