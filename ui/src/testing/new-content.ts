// Test support: content as it is before anybody wrote anything, to be filled by a test.

import type { Block, Content, Figure } from "../ipc/types";
import { NEW_CONTENT, NEW_FIGURE } from "../model/lists";

export function emptyContent(): Content {
  return structuredClone(NEW_CONTENT);
}

export function emptyFigure(id: string): Figure {
  return { ...structuredClone(NEW_FIGURE), id };
}

export function paragraph(text: string): Block {
  return { type: "paragraph", text: text ? [{ text }] : [] };
}

/** Every figure of a story: of its body, then of its tray. */
export function figuresOf(content: Content): Figure[] {
  const placed = content.body.flatMap((block) => (block.type === "figure" ? [block.figure] : []));
  return [...placed, ...content.tray];
}
