// The words the page itself shows or gives a screen reader, as keys. The window holds the words in both languages (text/page.ts,
// under `page.`); the page has only the keys. `{caption}` in a text is filled in here.

import type { LineName } from "../model/parts";

export const PAGE_TEXT_KEYS = [
  // Names for assistive technology.
  "story", // 稿件正文 · The story
  "caption", // 图片说明 · Caption
  "figure", // 插图：{caption} · Figure: {caption}
  "figure_missing", // 插图，缺图片：{caption} · Figure, picture missing: {caption}
  "related", // 推荐阅读 · Related
  "tray", // 图片篮 · Photo tray
  // Shown where nothing is written yet.
  "body_hint", // 正文从这里写起，图片可以直接拖进来 · Start writing here; photos can be dropped in
  "caption_hint", // 图片说明：谁、在哪里、在做什么 · Caption: who, where, doing what
  "related_hint", // 文章标题 · Title
  // Shown where something is missing or is printed elsewhere.
  "picture_missing", // 缺图片 · The picture is missing
  "picture_missing_hint", // 把图片拖到这里，或点此添加 · Drop the picture here, or click to add it
  "sign_off_inline", // 印在末段末尾 · Printed at the end of the last paragraph
  // Read aloud before what is drawn and not in the text.
  "ghost_went", // 删除： · Deleted:
  "ghost_comes", // 新增： · Added:
  "ghost_elsewhere", // 原在这里 · was here before
] as const;

export type PageOwnTextKey = (typeof PAGE_TEXT_KEYS)[number];
/** Beside them, of each printed line its name and its hint while it is empty. */
export type PageTextKey = PageOwnTextKey | LineName | `${LineName}_hint`;

/** A text with its places filled in. */
export function fill(text: string, values: Record<string, string>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}
