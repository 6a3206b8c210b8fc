// The window's sentences about export.

import type { Sentences } from "./language";

export const exporting = {
  "export.title": { zh: "导出稿件包", en: "Export a package" },
  "export.says": {
    zh: "一个压缩包：全文、原图和校验清单，收稿人用任何解压软件都能打开。",
    en: "One zip with the text, the original photos and a manifest; anyone can open it.",
  },
  "export.folder": { zh: "放到", en: "Into" },
  "export.choose": { zh: "选择文件夹…", en: "Choose folder…" },
  "export.no_folder": { zh: "还没有选文件夹", en: "No folder chosen yet" },
  "export.formats": { zh: "同时附上", en: "Include" },
  "export.always": {
    zh: "稿件数据（story.json）和原图总在其中。",
    en: "The story’s data (story.json) and the originals always go in.",
  },
  "export.flags": {
    zh: "还有 {n} 处提示没有处理，仍可导出。",
    en: "{n} flag is open; you can export anyway.|{n} flags are open; you can export anyway.",
  },
  "export.go": { zh: "导出", en: "Export" },
  "export.running": { zh: "正在导出", en: "Exporting" },
  "export.starting": { zh: "正在准备……", en: "Getting ready…" },
  "export.done": { zh: "导出好了", en: "The package is ready" },
  "export.done_says": {
    zh: "{files} 个文件，{size}，取自第 {revision} 版。",
    en: "{files} files, {size}, from version {revision}.",
  },
  "export.reveal": { zh: "打开所在文件夹", en: "Open its folder" },
  "export.copy_path": { zh: "复制路径", en: "Copy path" },
  "export.for": { zh: "导出给{outlet}", en: "Export for {outlet}" },
  "export.for_says": {
    zh: "按这家的格式、文件名和图片要求打包。",
    en: "Packed in its formats, under its names, with the pictures it wants.",
  },
  "export.takes": { zh: "这家收", en: "It takes" },
  "export.fails": {
    zh: "还有 {n} 处不合这家的要求，仍可导出。",
    en: "{n} rule is not met; you can export anyway.|{n} rules are not met; you can export anyway.",
  },
} satisfies Sentences;
