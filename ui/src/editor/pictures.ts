// Files among what was pasted or dropped: pictures, addresses of local files, screenshots, and texts that could be stories.

/** Reads a screenshot from the clipboard inside the paste event, in which WebKitGTK does not report it. */
export async function readScreenshot(): Promise<File[]> {
  try {
    const files: File[] = [];
    for (const item of await navigator.clipboard.read()) {
      const type = item.types.find((one) => one.startsWith("image/"));
      if (type) files.push(new File([await item.getType(type)], `screenshot.${type.slice(6)}`, { type }));
    }
    return files;
  } catch {
    // Not allowed or nothing there: nothing is pasted.
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

/** Files that hold a text of their own: they do not go into the page, they could become a story. */
export function isManuscript(name: string): boolean {
  return /\.(docx?|docm|wps|rtf|odt|md|markdown|txt|text|html?|xhtml|eml|mbox|mbx)$/i.test(name);
}

/** Files or their addresses, parted into those that could become a story, and the rest. */
export function sorted<File>(files: File[], name: (file: File) => string): [texts: File[], others: File[]] {
  return [
    files.filter((file) => isManuscript(name(file))),
    files.filter((file) => !isManuscript(name(file))),
  ];
}
