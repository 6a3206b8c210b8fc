// Pieces of content for the fake newsroom. It knows the shape of a story and no more.

import type { Block, Content, Count, Figure, Flag } from "../ipc/types";
import { NEW_CONTENT, NEW_FIGURE } from "../model/lists";

export function emptyContent(): Content {
  return structuredClone(NEW_CONTENT);
}

export function paragraph(text: string): Block {
  return { type: "paragraph", text: text ? [{ text }] : [] };
}

export function emptyFigure(id: string): Figure {
  return { ...structuredClone(NEW_FIGURE), id };
}

export function figuresOf(content: Content): Figure[] {
  const placed = content.body.flatMap((block) => (block.type === "figure" ? [block.figure] : []));
  return [...placed, ...content.tray];
}

function words(block: Block): string {
  const join = (texts: { text: string }[][]) =>
    texts
      .flat()
      .map((span) => span.text)
      .join("");
  switch (block.type) {
    case "paragraph":
    case "subheading":
      return join([block.text]);
    case "quote":
      return join(block.paragraphs);
    case "list":
      return join(block.items);
    case "table":
      return join(block.rows.flat());
    case "figure":
    case "rule":
      return "";
  }
}

export function firstWords(content: Content): string {
  return (
    content.body
      .map(words)
      .find((text) => text !== "")
      ?.slice(0, 80) ?? ""
  );
}

/** Near enough for a picture of the window; the true count is made in Rust. */
export function countOf(content: Content): Count {
  const text = content.body.map(words).join("\n") + content.sign_off.text;
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const wide = text.match(/[\u3000-\u303f\uff00-\uffef\u2014\u2018-\u201d\u2026]/gu)?.length ?? 0;
  const runs = text.match(/[A-Za-z0-9][A-Za-z0-9.%-]*/g)?.length ?? 0;
  const count = han + wide + runs;
  return {
    words: count,
    characters: [...text.replace(/\s/g, "")].length,
    han,
    minutes: Math.ceil(count / 400),
  };
}

export function flagsOf(content: Content): Flag[] {
  const flags: Flag[] = [];
  const flag = (
    rule: Flag["rule"],
    severity: Flag["severity"],
    place: Flag["place"],
    says: string,
    quote = "",
  ) => flags.push({ rule, severity, place, quote, says, suggest: [] });
  if (!content.headline)
    flag("headline_missing", "error", { kind: "field", name: "headline" }, "还没有标题。");
  if (!content.sign_off.text)
    flag("sign_off_missing", "warning", { kind: "field", name: "sign_off" }, "文末没有署名。");
  for (const figure of figuresOf(content)) {
    const place = { kind: "figure", id: figure.id } as const;
    if (!figure.caption) flag("caption_missing", "error", place, `“${figure.file_name}”没有图片说明。`);
    else if (!figure.credit && !figure.photographer)
      flag("credit_missing", "warning", place, `“${figure.file_name}”没有摄影者和供图署名。`);
  }
  return flags;
}
