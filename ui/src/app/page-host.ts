// The host that a page needs, provided by the window: photos, words, and the dialogs it cannot open itself.

import { Page, type PageHost } from "../editor/page";
import type { PageOwnTextKey, PageTextKey } from "../editor/texts";
import type { OpenStory } from "../ipc/types";
import type { Desk } from "../model/desk.svelte";
import { fieldName, lineHint } from "../model/field-names";
import { isLine, LINE_NAMES } from "../model/parts";
import type { readPlace } from "../model/place-keeper";
import { t } from "../text/speak.svelte";
import { offerStories } from "./drops";
import type { Dialogs } from "../views/dialogs/dialogs.svelte";
import LinkDialog from "../views/dialogs/LinkDialog.svelte";

function pageText(key: PageTextKey): string {
  if (isLine(key)) return fieldName(key);
  const line = LINE_NAMES.find((name) => key === `${name}_hint`);
  return line ? lineHint(line) : t(`page.${key as PageOwnTextKey}`);
}

/** `desk` is a function because the desk does not exist yet: it is made with this one. */
export function pageMaker(desk: () => Desk, dialogs: Dialogs) {
  return (story: string, opened: OpenStory, place: ReturnType<typeof readPlace>): Page => {
    const { photos } = desk();
    const host: PageHost = {
      photoUrl: (digest, size, framing) => photos.url(digest, size, framing),
      photo: (digest) => photos.get(digest),
      text: pageText,
      addFiles: (files) => desk().intake.forPage(story, files, []),
      addUris: (uris) => desk().intake.forPage(story, [], uris),
      foreign: (data, from) => desk().words.foreign(data, from),
      keepIndents: () => !desk().preferences.settings.strip_indent,
      offerStories: (files, uris) => void offerStories(desk(), dialogs, files, uris),
      expandCode: (code) => desk().words.expand(code),
      openLink: async (current) => (await dialogs.open(LinkDialog, { current })) ?? null,
      pickPhoto: (figure) => void desk().intake.pickFor(figure.id),
    };
    return new Page(host, opened.content, place);
  };
}
