// The open story on the clipboard as a WeChat account takes it: rich text, and the same words plain.

import type { Host } from "../../ipc/host";
import type { WechatText } from "../../ipc/types";
import type { StorySession } from "../../model/story-session.svelte";

/** What is on the page is on disk first. Rejects with a Failure where it is not, with something else where the clipboard refuses. */
export async function copyWechat(host: Host, story: StorySession): Promise<void> {
  // Asked for at once and awaited by the clipboard: a wait between the press and the writing is held against us.
  const asked = story.stored().then(() => host.ask("wechat_text", { id: story.id }));
  const blob = (type: string, pick: (text: WechatText) => string) =>
    asked.then((text) => new Blob([pick(text)], { type }));
  if (typeof ClipboardItem !== "undefined" && navigator.clipboard?.write !== undefined) {
    try {
      const html = blob("text/html", ({ html }) => html);
      const plain = blob("text/plain", ({ text }) => text);
      await navigator.clipboard.write([new ClipboardItem({ "text/html": html, "text/plain": plain })]);
      return;
    } catch {
      // The older way, below.
    }
  }
  if (!written(await asked)) throw new Error("the clipboard refused");
}

/** By the page's own copy event, which every webview knows. */
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
