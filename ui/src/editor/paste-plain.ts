// Pasted plain text as paragraphs. It is read here and at once; everything that is HTML is read in Rust.
import type { Block } from "../ipc/types";

/** Each line is a paragraph, empty lines only separate. Typed indents go, unless the writer wants them kept. */
export function readPlain(text: string, keepIndents = false): Block[] {
  const around = keepIndents ? /[\t ]+$/g : /^[\u3000\t ]+|[\t ]+$/g;
  return text
    .split(/\r\n?|\n|\u2028|\u2029/)
    .map((line) => line.replace(around, ""))
    .filter((line) => line.trim() !== "")
    .map((line) => ({ type: "paragraph", text: [{ text: line }] }));
}
