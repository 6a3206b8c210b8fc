// The one way out of the page: `tauri.ts` in the window, `door.ts` in a browser while one develops.

import type { Commands } from "./commands";
import type { Carried, Digest } from "./types";

type Named<Shape> = { [Name in keyof Commands]: Commands[Name] extends Shape ? Name : never }[keyof Commands];
/** Commands whose body is bytes, those that also report on their way, and all others. */
export type RawName = Named<{ headers: unknown }>;
export type FollowedName = Named<{ heard: unknown }>;
export type AskedName = Exclude<keyof Commands, RawName | FollowedName>;

export type PhotoSize = "thumb" | "web" | "original";

/** Addresses of files, and the point they were dropped on. */
export interface Dropped {
  uris: string[];
  x: number;
  y: number;
}

/** Every method rejects with a `Failure` (see failure.ts), never with anything else on purpose. */
export interface Host {
  /** Whether Rust takes foreign HTML from the clipboard and from drops: the page must not ask its webview for it then. */
  readonly readsClipboard: boolean;
  ask<Name extends AskedName>(name: Name, takes: Commands[Name]["takes"]): Promise<Commands[Name]["gives"]>;
  follow<Name extends FollowedName>(
    name: Name,
    takes: Commands[Name]["takes"],
    heard: (message: Commands[Name]["heard"]) => void,
  ): Promise<Commands[Name]["gives"]>;
  /** Sends bytes unchanged, with words in headers. */
  send<Name extends RawName>(
    name: Name,
    body: Uint8Array,
    headers: Commands[Name]["headers"],
  ): Promise<Commands[Name]["gives"]>;
  /** `framing` is the key that `ipc/framing.ts` makes, "" for the whole photo. */
  photoUrl(digest: Digest, size: PhotoSize, framing: string): string;
  /** The window has been asked to close. Unless `keep_open` or `close_window` answers within two seconds, it is closed. */
  onClosing(listener: () => void): () => void;
  /** A line of the menu bar was chosen: the command's id. */
  onCommand(listener: (id: string) => void): () => void;
  /** Files wait to be taken in: the program was started again with them. */
  onFiles(listener: () => void): () => void;
  /** The courier carried a delivery a little further, or to its end. */
  onOutbox(listener: (carried: Carried) => void): () => void;
  /** Files of another program were dropped on the window; where, in pixels of the page. */
  onDropped(listener: (dropped: Dropped) => void): () => void;
  /** Zooms everything in the window; 1 is the size the system asks for. */
  zoom(factor: number): void;
}
