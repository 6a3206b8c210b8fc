import { expect, test } from "vitest";

const views = import.meta.glob<string>("../views/**/*.svelte", {
  query: "?raw",
  import: "default",
  eager: true,
});

/** Expressions whose words come from another person's piece or file. */
const FOREIGN =
  /\b(?:row\.headline|story\.headline|first_words|said\.(?:by|text)|from\.(?:name|unit)|comment\.quote|row\.(?:by|file|why)\b|plain\(|receipt\.name)/;

test("what others wrote is drawn with what is not seen written out", () => {
  const drawn = Object.entries(views).flatMap(([file, source]) => {
    const markup = source.replace(/<(script|style)[^]*?<\/\1>/g, "");
    const expressions = [...markup.matchAll(/>\s*\{([^#:/@}][^}]*)\}/g)].map(([, words]) => words ?? "");
    return expressions.filter((words) => FOREIGN.test(words)).map((words) => ({ file, words }));
  });
  expect(drawn.length).toBeGreaterThan(10);
  const bare = drawn.filter(({ words }) => !/\b(?:seen|seenLines|t)\(/.test(words));
  expect(bare).toEqual([]);
});
