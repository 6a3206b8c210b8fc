// Pictures among what was pasted or dropped: files, addresses of local files, pictures inside HTML, screenshots.
import { readBlocks } from "./paste-blocks";

/** WebKitGTK tells nothing of a screenshot in the paste event; asked inside it, the clipboard gives it out. */
export async function readScreenshot(): Promise<File[]> {
  try {
    const files: File[] = [];
    for (const item of await navigator.clipboard.read()) {
      const type = item.types.find((one) => one.startsWith("image/"));
      if (type) files.push(new File([await item.getType(type)], `screenshot.${type.slice(6)}`, { type }));
    }
    return files;
  } catch {
    // Not allowed or nothing there: a paste of nothing.
    return [];
  }
}

export function pictureFiles(files: FileList | undefined): File[] {
  return [...(files ?? [])].filter((file) => file.type === "" || file.type.startsWith("image/"));
}

/** The addresses of local files in a `text/uri-list` (RFC 2483: one a line, `#` begins a comment). */
export function fileUris(list: string): string[] {
  return list.split(/\r?\n/).filter((line) => /^file:\/\//i.test(line));
}

/** Pictures that HTML carries within itself, as files; remote ones are not fetched. */
export function picturesOf(html: string): File[] {
  if (!/<img\b/i.test(html) || html.includes("data-pm-slice")) return [];
  const inert = new globalThis.DOMParser().parseFromString(html, "text/html");
  return readBlocks(inert.body).pictures.flatMap((src, index) => fileOf(src, index + 1) ?? []);
}

export function fileOf(src: string, number: number): File | null {
  const match = /^data:(image\/([\w.+-]+));base64,([\s\S]*)$/i.exec(src);
  if (!match) return null;
  const [, type = "", kind = "", data = ""] = match;
  try {
    const bytes = Uint8Array.from(atob(data), (char) => char.charCodeAt(0));
    return new File([bytes], `pasted-${number}.${kind}`, { type });
  } catch {
    // Broken base64: no picture.
    return null;
  }
}
