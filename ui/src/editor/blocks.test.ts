import { expect, test } from "vitest";
import type { Block } from "../ipc/types";
import { LEAF_NAMES, leafElement, shapeOf } from "./blocks";
import { blockNode } from "./content";

const words = [{ text: "一行" }];

test("a block that this page does not know is refused, and never becomes a paragraph", () => {
  const video = { type: "video", text: words } as unknown as Block;
  expect(() => blockNode(video)).toThrow('The page knows no block "video".');
  expect(() => shapeOf(video)).toThrow('The page knows no block "video".');
});

test("where nobody writes, several types of block are shown in one shape", () => {
  expect(shapeOf({ type: "paragraph", text: words })).toEqual({ is: "lines", element: "p", texts: [words] });
  expect(shapeOf({ type: "quote", paragraphs: [words, words] })).toEqual({
    is: "lines",
    element: "p",
    texts: [words, words],
    around: { element: "blockquote" },
  });
  expect(shapeOf({ type: "list", numbered_from: 3, items: [words] })).toMatchObject({
    around: { element: "ol", attributes: { start: 3 } },
  });
  expect(shapeOf({ type: "list", numbered_from: null, items: [words] })).toMatchObject({
    around: { element: "ul" },
  });
});

test("a block without text is drawn alike on the page, in an older version and in a comparison", () => {
  for (const type of LEAF_NAMES) {
    const element = leafElement(type);
    expect(shapeOf({ type })).toEqual({ is: "leaf", element });
    expect(blockNode({ type }).type.spec.toDOM?.(blockNode({ type }))).toEqual([element]);
  }
  expect(leafElement("paragraph")).toBeNull();
});
