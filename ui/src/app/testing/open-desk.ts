// Test support: the true desk with its true pages over a scene, without a window around it.

import { Desk } from "../../model/desk.svelte";
import type { StorySession } from "../../model/story-session.svelte";
import { sceneHost, type SceneName } from "../../testing/scene-host";
import { slowHost, type SlowHost } from "../../testing/slow-host";
import { Dialogs } from "../../views/dialogs/dialogs.svelte";
import { pageMaker } from "../page-host";

interface OpenDesk {
  host: SlowHost;
  desk: Desk;
  /** The story that was open last. */
  story: StorySession;
  /** Types into the headline and lets the page report it. */
  type(headline: string): Promise<void>;
}

export async function openDesk(scene: SceneName = "desk"): Promise<OpenDesk> {
  const host = slowHost(sceneHost(scene));
  const desk: Desk = new Desk(
    host,
    pageMaker(() => desk, new Dialogs()),
  );
  await desk.start();
  const story = desk.open;
  if (story === null) throw new Error(`the scene ${scene} opens no story`);
  const type = async (headline: string) => {
    desk.open?.page.setField("headline", headline);
    await Promise.resolve();
  };
  return { host, desk, story, type };
}
