// Outlets for a story, and the way to each: what they would send it back for, and whether the login to the destination works.
// Their profiles are changed in `profiles.svelte.ts`.

import type { Host } from "../ipc/host";
import type { ConnectionTest, OutletSheets, Preflight, WechatText } from "../ipc/types";
import type { StorySession } from "./story-session.svelte";

export class Outlets {
  constructor(private readonly host: Host) {}

  list(): Promise<OutletSheets> {
    return this.host.ask("outlets", {});
  }

  /** The clauses for which each outlet would send the stored text back. */
  preflight(story: StorySession): Promise<Preflight[]> {
    return this.host.ask("preflight", { id: story.id });
  }

  /** The text for a WeChat account. The page's text is saved first. */
  async wechatText(story: StorySession): Promise<WechatText> {
    await story.stored();
    return this.host.ask("wechat_text", { id: story.id });
  }

  test(outlet: string): Promise<ConnectionTest> {
    return this.host.ask("try_outlet", { outlet });
  }

  hasSecret(outlet: string): Promise<boolean> {
    return this.host.ask("has_secret", { outlet });
  }

  async forgetSecret(outlet: string): Promise<void> {
    await this.host.ask("forget_secret", { outlet });
  }

  async forgetHostKey(outlet: string): Promise<void> {
    await this.host.ask("forget_host_key", { outlet });
  }
}
