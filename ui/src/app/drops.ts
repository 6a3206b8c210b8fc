// Files dropped beside the page. Without this the webview would leave the window and show the file instead.

import type { Desk } from "../model/desk.svelte";

function carriesFiles(data: DataTransfer | null): data is DataTransfer {
  return data !== null && [...data.types].some((type) => type === "Files" || type === "text/uri-list");
}

/** Lets files be dropped anywhere; what the page or a field takes itself is left to it. */
export function onDragOver(event: DragEvent): void {
  if (!event.defaultPrevented && carriesFiles(event.dataTransfer)) event.preventDefault();
}

/** Photos dropped on the list, the inspector or the frame go to the open story, at its caret. */
export function onDrop(event: DragEvent, desk: Desk): void {
  const data = event.dataTransfer;
  if (event.defaultPrevented || !carriesFiles(data)) return;
  event.preventDefault();
  const files = [...data.files];
  // WebKitGTK gives no files but their addresses.
  const uris = data
    .getData("text/uri-list")
    .split(/\r?\n/)
    .filter((uri) => uri.startsWith("file://"));
  if (files.length > 0 || uris.length > 0) void desk.takeDropped(files, uris);
}
