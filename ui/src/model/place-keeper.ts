// Remembers where the reader was in a story, so that the window opens there again. Plain TypeScript.

import type { Place } from "./manuscript";

/** Milliseconds of quiet after which a place is sent. */
export const STILL = 500;
/** Milliseconds after which a place is sent although the reader goes on moving: a page that dies opens there again. */
export const MOST = 2000;

export class PlaceKeeper {
  #still: ReturnType<typeof setTimeout> | undefined;
  #latest: ReturnType<typeof setTimeout> | undefined;
  #sent = "";
  #stopped = false;

  constructor(
    private readonly read: () => unknown,
    private readonly send: (place: string) => Promise<unknown>,
  ) {}

  moved(): void {
    if (this.#stopped) return;
    clearTimeout(this.#still);
    this.#still = setTimeout(() => void this.flush(), STILL);
    this.#latest ??= setTimeout(() => void this.flush(), MOST);
  }

  /** Stops sending places: the story is closed, or was deleted. */
  stop(): void {
    this.#stopped = true;
    this.#forget();
  }

  /** Sends the place now, unless it is the one sent last. A lost place is no loss of text: failures are ignored. */
  async flush(): Promise<void> {
    this.#forget();
    if (this.#stopped) return;
    const place = JSON.stringify(this.read());
    if (place === this.#sent) return;
    this.#sent = place;
    await this.send(place).catch(() => (this.#sent = ""));
  }

  #forget(): void {
    clearTimeout(this.#still);
    clearTimeout(this.#latest);
    this.#latest = undefined;
  }
}

/** A place as it was stored; null for anything that is not one. Rust writes one too, for a story begun from a template. */
export function readPlace(stored: string | null): Place | null {
  if (stored === null) return null;
  try {
    const place: unknown = JSON.parse(stored);
    if (typeof place !== "object" || place === null) return null;
    const { anchor, head, scroll, prompts } = place as Record<string, unknown>;
    const whole = [anchor, head, scroll].every(
      (part) => typeof part === "number" && Number.isFinite(part) && part >= 0,
    );
    const kept = Array.isArray(prompts) ? prompts.filter(isPrompt) : [];
    return whole
      ? { anchor: Number(anchor), head: Number(head), scroll: Number(scroll), prompts: kept }
      : null;
  } catch {
    return null;
  }
}

function isPrompt(one: unknown): one is NonNullable<Place["prompts"]>[number] {
  if (!Array.isArray(one) || one.length !== 2 || typeof one[1] !== "string") return false;
  const at: unknown = one[0];
  return at === "dateline" || (typeof at === "number" && Number.isInteger(at) && at >= 0);
}
