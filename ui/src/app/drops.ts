// Files dropped on the window. Without this the webview would leave it and show the file instead.

import { sorted } from "../editor/pictures";
import type { Dropped } from "../ipc/host";
import { t } from "../text/speak.svelte";
import type { Desk } from "../model/desk.svelte";
import type { AppContext } from "../views/context";
import type { Dialogs } from "../views/dialogs/dialogs.svelte";
import OfferDialog from "../views/dialogs/OfferDialog.svelte";
import { tellImport } from "../views/dialogs/tell-import";
import CaptionsBackDialog from "../views/prints/CaptionsBackDialog.svelte";
import { receive } from "../views/receive";

function carriesFiles(data: DataTransfer | null): data is DataTransfer {
  return data !== null && [...data.types].some((type) => type === "Files" || type === "text/uri-list");
}

/** Lets files be dropped anywhere, except where the page or a field takes them itself. */
export function onDragOver(event: DragEvent): void {
  if (!event.defaultPrevented && carriesFiles(event.dataTransfer)) event.preventDefault();
}

/**
 * Dropped files that the shell reports to the window, because the webview hides them from the page. They are dispatched as the
 * page's own drop event, with their addresses in it, at the place where they were let go.
 */
export function dropAt({ uris, x, y }: Dropped, zoom: number): void {
  begin();
  const point = { clientX: x / zoom, clientY: y / zoom };
  const data = new DataTransfer();
  data.setData("text/uri-list", uris.map((uri) => `${uri}\r\n`).join(""));
  const target = document.elementFromPoint(point.clientX, point.clientY) ?? document.body;
  target.dispatchEvent(
    new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: data, ...point }),
  );
}

/** The time from which the bench counts until the first picture is on the screen. */
function begin(): void {
  for (const name of ["dropped", "first-preview"]) performance.clearMarks(name);
  performance.mark("dropped");
}

/** A package is taken in, texts are offered as stories, photos go to the open story, at its caret. */
export function onDrop(event: DragEvent, app: AppContext): void {
  const { desk, dialogs } = app;
  const data = event.dataTransfer;
  if (event.defaultPrevented || !carriesFiles(data)) return;
  event.preventDefault();
  const [textFiles, files] = sorted([...data.files], (file) => file.name);
  // WebKitGTK gives no files but their addresses.
  const addresses = data.getData("text/uri-list").split(/\r?\n/);
  const named = addresses.filter((uri) => uri.startsWith("file://"));
  const parcels = named.filter((uri) => /\.zip$/i.test(uri));
  const tables = named.filter((uri) => /\.csv$/i.test(uri));
  const [textUris, uris] = sorted(
    named.filter((uri) => !parcels.includes(uri) && !tables.includes(uri)),
    (uri) => uri,
  );
  void takeIn(app, parcels);
  if (textFiles.length + textUris.length > 0) void offerStories(desk, dialogs, textFiles, textUris);
  // A table that is no caption sheet is refused like a file that is no picture.
  const [inTray, take] = [app.panes.sheet.open, (uris: string[]) => desk.intake.dropped(files, uris, inTray)];
  if (tables.length > 0) void takeSheet(desk, dialogs, tables).then((others) => take([...uris, ...others]));
  else if (files.length + uris.length > 0) void take(uris);
}

/** Shows what the first caption sheet among files would change in its own story. Answers the files that are no sheets. */
async function takeSheet(desk: Desk, dialogs: Dialogs, uris: readonly string[]): Promise<string[]> {
  const others: string[] = [];
  let shown = false;
  try {
    for (const uri of uris) {
      const may = !shown && /\.(docx|csv)$/i.test(uri);
      const found = may ? await desk.files.captionsIn(uri) : null;
      if (found === null) others.push(uri);
      else {
        shown = true;
        if (found.story !== null && found.story !== desk.open?.id) await desk.openStory(found.story);
        if (desk.open === null) desk.notices.tell("news", t("captions.no_story"));
        else void dialogs.open(CaptionsBackDialog, { story: desk.open, sheet: uri });
      }
    }
  } catch (thrown) {
    desk.notices.fail(thrown);
  }
  return others;
}

/** Takes packages in one after another, so that the result of each is shown. */
export async function takeIn(app: AppContext, parcels: readonly string[]): Promise<void> {
  for (const parcel of parcels) await receive(app, parcel);
}

/** Asks whether texts that were dropped shall become stories, and shows what became of them. A caption sheet is none. */
export async function offerStories(
  desk: Desk,
  dialogs: Dialogs,
  files: File[],
  uris: string[],
): Promise<void> {
  const texts = uris.some((uri) => /\.docx$/i.test(uri)) ? await takeSheet(desk, dialogs, uris) : uris;
  if (files.length + texts.length === 0) return;
  const named = (uri: string) => decodeURIComponent(uri.slice(uri.lastIndexOf("/") + 1));
  const names = files.length > 0 ? files.map((file) => file.name) : texts.map(named);
  if (await dialogs.open(OfferDialog, { names }))
    await tellImport(dialogs, await desk.importing.dropped(files, texts));
}
