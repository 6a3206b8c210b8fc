// Who works here and the window's looks and language.

import type { Host } from "../ipc/host";
import type { Profile, Settings } from "../ipc/types";
import { NEW_SETTINGS } from "./lists";
import { speak } from "../text/speak.svelte";

export class Preferences {
  settings = $state.raw<Settings>(NEW_SETTINGS);
  profile = $state.raw<Profile | null>(null);

  constructor(private readonly host: Host) {}

  take(settings: Settings, profile: Profile | null): void {
    this.#apply(settings);
    this.profile = profile;
  }

  async setProfile(profile: Profile): Promise<void> {
    this.profile = await this.host.ask("set_profile", { profile });
  }

  /** Applies at once and then saves; if the store cannot save it, a notice is shown, and the window stays as asked. */
  async set(change: Partial<Settings>): Promise<void> {
    const settings = { ...this.settings, ...change };
    this.#apply(settings);
    await this.host.ask("set_settings", { settings });
  }

  #apply(settings: Settings): void {
    this.settings = settings;
    speak(settings.language);
  }
}
