// The open story on the clipboard as a WeChat account takes it: rich text, and the same words plain.

import type { WechatText } from "../../ipc/types";
import type { Outlets } from "../../model/outlets";
import type { StorySession } from "../../model/story-session.svelte";

/** Answers whether the clipboard took it. Rejects with a Failure where the newsroom has no such text. */
export async function copyWechat(outlets: Outlets, story: StorySession): Promise<boolean> {
  // Requested at once and awaited by the clipboard: the webview may refuse a write that comes long after the press.
  const asked = outlets.wechatText(story);
  const blob = (type: string, pick: (text: WechatText) => string) =>
    asked.then((text) => new Blob([pick(text)], { type }));
  if (typeof ClipboardItem !== "undefined" && navigator.clipboard?.write !== undefined) {
    try {
      const html = blob("text/html", ({ html }) => html);
      const plain = blob("text/plain", ({ text }) => text);
      await navigator.clipboard.write([new ClipboardItem({ "text/html": html, "text/plain": plain })]);
      return true;
    } catch {
      // The older way, below.
    }
  }
  return written(await asked);
}

/** By the page's own copy event, which every webview has. */
function written({ html, text }: WechatText): boolean {
  let done = false;
  const allow = (event: Event) => event.preventDefault();
  const copy = (event: ClipboardEvent) => {
    event.preventDefault();
    event.stopPropagation();
    event.clipboardData?.setData("text/html", html);
    event.clipboardData?.setData("text/plain", text);
    done = event.clipboardData !== null;
  };
  document.addEventListener("beforecopy", allow, true);
  document.addEventListener("copy", copy, true);
  document.execCommand?.("copy");
  document.removeEventListener("copy", copy, true);
  document.removeEventListener("beforecopy", allow, true);
  return done;
}
