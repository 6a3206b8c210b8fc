// The functions that the page needs from the window around it. The page imports no IPC, no Svelte and no language; it has this.
import type { Block, Figure, Framing, PhotoRow } from "../ipc/types";
import type { PageTextKey } from "./texts";

export interface PageHost {
  photoUrl(digest: string, size: "thumb" | "web", framing: Framing | null): string;
  /** Width and height, so that the place is kept before the picture loads. */
  photo(digest: string): PhotoRow | undefined;
  text(key: PageTextKey): string;
  /** Imports pasted or dropped files; resolves to prefilled figures. Refusals are shown by the window. */
  addFiles(files: File[]): Promise<Figure[]>;
  /** Imports `file://` addresses, which are all that WebKitGTK gives in a drop. */
  addUris(uris: string[]): Promise<Figure[]>;
  /**
   * Takes hold of foreign HTML while its event lasts; the answer cleans it. Null where it cannot be read, and its plain text has to do.
   * What was left out is said by the window.
   */
  foreign(data: DataTransfer, from: "paste" | "drop"): () => Promise<Block[] | null>;
  /** Whether typed indents of pasted text stay. */
  keepIndents(): boolean;
  /** Texts were dropped on the page: the window offers to make stories of them. */
  offerStories(files: File[], uris: string[]): void;
  /** Asks for a link's address; null means never mind, "" takes the link off. */
  openLink(current: string | null): Promise<string | null>;
  /** What a code like `=jkm=` means; the code itself where no list has it. Absent: there are no codes. */
  expandCode?(code: string): Promise<string>;
  /** Asks for a picture for a figure that has none, as when its empty place is clicked; absent: nothing happens. */
  pickPhoto?(figure: Figure): void;
}
