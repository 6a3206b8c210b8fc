// A snippet's text cut at the fields that nobody has filled yet.

export interface Piece {
  text: string;
  open: boolean;
}

/** `open` names the fields that are still in the text in braces; they are shown without them. */
export function piecesOf(text: string, open: readonly string[]): Piece[] {
  return text
    .split(/(\{[^{}\n]{1,20}\})/)
    .filter((part) => part !== "")
    .map((part) => {
      const name = part.slice(1, -1);
      return part.startsWith("{") && open.includes(name)
        ? { text: name, open: true }
        : { text: part, open: false };
    });
}
