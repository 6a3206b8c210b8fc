// The words the page itself shows or says aloud, as keys. The window holds the words in both languages (text/page.ts,
// under `page.`); the page knows only the keys. `{caption}` in a text is filled in here.

export const PAGE_TEXT_KEYS = [
  // Names for assistive technology.
  "story", // 稿件正文 · The story
  "kicker", // 肩题 · Kicker
  "headline", // 标题 · Headline
  "subheadline", // 副题 · Subheadline
  "authors", // 作者 · Authors
  "dateline", // 电头 · Dateline
  "sign_off", // 文末署名 · Sign-off
  "caption", // 图片说明 · Caption
  "figure", // 插图：{caption} · Figure: {caption}
  "figure_missing", // 插图，缺图片：{caption} · Figure, picture missing: {caption}
  "related", // 推荐阅读 · Related
  "tray", // 图片篮 · Photo tray
  // Said where nothing is written yet.
  "kicker_hint", // 肩题（可不填） · Kicker (optional)
  "headline_hint", // 标题 · Headline
  "subheadline_hint", // 副题（可不填） · Subheadline (optional)
  "authors_hint", // 单位 姓名 · Name, organisation
  "dateline_hint", // 日期 · 地点 · Date · Place
  "body_hint", // 正文从这里写起，图片可以直接拖进来 · Start writing here; photos can be dropped in
  "caption_hint", // 图片说明：谁、在哪里、在做什么 · Caption: who, where, doing what
  "sign_off_hint", // 文末署名 · Sign-off
  "related_hint", // 文章标题 · Title
  // Said where something is missing or stands elsewhere in print.
  "picture_missing", // 缺图片 · The picture is missing
  "picture_missing_hint", // 把图片拖到这里，或点此添加 · Drop the picture here, or click to add it
  "sign_off_inline", // 印在末段末尾 · Printed at the end of the last paragraph
  // Said before what is drawn and not in the text.
  "ghost_went", // 删除： · Deleted:
  "ghost_comes", // 新增： · Added:
  "ghost_elsewhere", // 原在这里 · Stood here
] as const;

export type PageTextKey = (typeof PAGE_TEXT_KEYS)[number];

/** A text with its places filled in. */
export function fill(text: string, values: Record<string, string>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}
