// Switches to the other of the two languages, from the bottom line and by command.

import type { Desk } from "../model/desk.svelte";
import { languageAfter } from "../text/language";
import { language } from "../text/speak.svelte";

export async function speakOther(desk: Desk): Promise<void> {
  try {
    await desk.changeSettings({ language: languageAfter(language()) });
  } catch (thrown) {
    desk.notices.fail(thrown);
  }
}
