// Compares the caption of a photo with the people in it, anew a moment after each change.

import { untrack } from "svelte";
import type { Fact, Figure, Flag, FlagRule, LookedAt, Person } from "../../ipc/types";
import type { StorySession } from "../../model/story-session.svelte";
import type { PlacedFigure } from "../../model/manuscript";
import { Task } from "../../model/task.svelte";
import { language } from "../../text/speak.svelte";
import type { AppContext } from "../context";
import { SEEN } from "./duplicate-hint";

/** How long after a change the caption is looked at. */
const STILL = 120;

export class Advice {
  #looked = $state.raw<{ id: string; at: LookedAt } | null>(null);
  readonly #at = $derived.by(() => (this.#looked?.id === this.#figure.id ? this.#looked.at : null));

  /** People whom the caption names and the list has not. */
  readonly told = $derived.by(() => {
    const told = this.#at?.told;
    return told && !same(told, this.#figure.people) ? told : null;
  });
  /** The caption with each person's place behind their name. */
  readonly placed = $derived.by(() => {
    const placed = this.#at?.placed ?? this.#figure.caption;
    return placed === this.#figure.caption ? null : placed;
  });
  /** All people in one phrase, where the caption has it not. */
  readonly phrase = $derived.by(() => {
    const phrase = this.#at?.phrase ?? "";
    // It is there in narrow brackets too.
    return phrase === "" || wide(this.#figure.caption).includes(phrase) ? null : phrase;
  });
  /** How much of a fact's room in IIM its words take, where they nearly fill or overflow it. */
  room(fact: Fact): { bytes: number; room: number } | null {
    return this.#at?.rooms.find((one) => one.fact === fact) ?? null;
  }

  /** The flags of this photo, by itself and by the text and the store. */
  readonly flags = $derived.by(() => {
    const own = this.#at?.flags ?? [];
    const known = own.map(({ rule }) => rule);
    const others = this.story().flags.filter(
      (flag) => isElsewhere(flag, this.#figure) && !known.includes(flag.rule),
    );
    return [...others, ...own].filter(({ rule }) => rule !== "caption_missing");
  });

  constructor(
    { desk }: AppContext,
    private readonly story: () => StorySession,
    private readonly one: () => PlacedFigure,
  ) {
    // A caption that could not be compared has no advice; the words themselves are not touched.
    const looking = new Task(() => (this.#looked = null));
    $effect(() => {
      const one = this.one();
      // The advice is in the language of the window.
      void language();
      const tongue = untrack(() => this.story().field("language"));
      const waiting = setTimeout(() => {
        void looking.run(
          () => desk.captions.look(one, tongue),
          (at) => (this.#looked = { id: one.figure.id, at }),
        );
      }, STILL);
      return () => {
        looking.drop();
        clearTimeout(waiting);
      };
    });
  }

  get #figure(): Figure {
    return this.one().figure;
  }
}

/** Rules that cannot be checked on the photo alone: they compare it with the text and with the store. */
const ELSEWHERE: readonly FlagRule[] = ["name_differs", ...SEEN];
const isElsewhere = ({ rule, place }: Flag, { id }: Figure) =>
  place.kind === "figure" && place.id === id && ELSEWHERE.includes(rule);
const wide = (text: string) => text.replaceAll("(", "（").replaceAll(")", "）");
const same = (a: readonly Person[], b: readonly Person[]) => JSON.stringify(a) === JSON.stringify(b);
