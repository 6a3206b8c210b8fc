// The review of one story: changes and comments, whose turn it is, and what a person decides about them.
//
// Rust works it out for the text on the page, whenever typing has paused; an answer to an older text is dropped. A decision
// is kept in the page's document beside the text it made, so that undo takes both back (see editor/review).

import type { Host } from "../ipc/host";
import type {
  Chain,
  Choice,
  Comment,
  CommentProof,
  Content,
  MarkedChange,
  MarkedUp,
  Place,
  PostRole,
  Proposal,
} from "../ipc/types";
import type { Decided, Manuscript } from "./manuscript";
import { Task } from "./task.svelte";

/** Milliseconds of quiet after which the marks are worked out anew. */
export const PAUSE = 400;

export type ReviewView = "original" | "marked" | "final";

/** The decision on some changes. */
export interface Deciding {
  accept?: readonly string[];
  reject?: readonly string[];
  withdraw?: readonly string[];
  choices?: Record<string, Choice>;
}

export interface Signature {
  role: PostRole;
  stage: number;
  by: string;
  /** Why it goes back; null passes it. */
  back: string | null;
  /** Although comments are open. */
  anyway: boolean;
}

export class Review {
  marked = $state.raw<MarkedUp | null>(null);
  /** The change or comment that is chosen. */
  chosen = $state<string | null>(null);
  /** Changes that were picked together. */
  picked = $state.raw<readonly string[]>([]);
  /** A place that is about to be commented on; a change, where a reason is given. */
  commenting = $state.raw<{ place: Place; from: number; to: number; change: string | null } | null>(null);
  /** The filed text, while it is shown. */
  original = $state.raw<Content | null>(null);

  #view = $state<ReviewView>("marked");
  /** The stored decisions, while the page has made none of its own. */
  #stored: Decided | null = null;
  #saved = "";
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asking: Promise<void> | null = null;
  #again = false;
  #seen = -1;
  readonly #looking: Task;
  #letGo: () => void;

  constructor(
    private readonly host: Host,
    private readonly id: string,
    private readonly page: Manuscript,
    /** The version on disk that holds what is on the page; rejects where it is not. */
    private readonly stored: () => Promise<number>,
    private readonly fail: (thrown: unknown) => void,
  ) {
    this.#looking = new Task(fail);
    page.marking.onchoose = (id) => this.choose(id, false);
    this.#letGo = page.subscribe(() => {
      if (page.revision === this.#seen) return;
      this.#seen = page.revision;
      if (this.lively) this.refresh();
    });
    void this.mark();
  }

  /** Whether anything is drawn that could change while one types. */
  get lively(): boolean {
    const { marked } = this;
    return (
      marked !== null && (marked.from !== null || marked.rounds.length > 0 || marked.comments.length > 0)
    );
  }

  /** The piece is another person's, and is edited here. */
  get copy(): boolean {
    return this.marked?.from != null;
  }

  get changes(): readonly MarkedChange[] {
    return this.marked?.changes ?? [];
  }

  /** Changes that wait: what an editor made, or what is not decided. */
  get waiting(): readonly MarkedChange[] {
    return this.changes.filter(({ state }) => state !== "accepted" && state !== "rejected");
  }

  /** Comments that wait for an answer: a reason is read with its change, and closes with it. */
  get openComments(): readonly Comment[] {
    const reasons = this.changes.flatMap((row) => row.reasons);
    return (this.marked?.comments ?? []).filter((one) => !reasons.includes(one.id) && !this.isOver(one));
  }

  /** Resolved, as far as that is proven, or closed with the change whose reason it is. */
  isOver({ id }: Comment): boolean {
    return this.proofOf(id)?.is_resolved === true || (this.marked?.closed ?? []).includes(id);
  }

  /** How far a comment is proven to be by the person it names. */
  proofOf(id: string): CommentProof | undefined {
    return this.marked?.proofs[id];
  }

  get view(): ReviewView {
    return this.#view;
  }

  async look(view: ReviewView): Promise<void> {
    await this.#looking.run(
      async () => (view === "original" ? this.host.ask("filed_text", { id: this.id }) : null),
      (original) => {
        this.original = original;
        this.#view = view;
        this.page.marking.show(view === "marked");
      },
    );
  }

  /** Works the marks out anew once typing pauses. */
  refresh(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.mark(), PAUSE);
  }

  /** Works the marks out now; answers when they are painted. */
  mark(): Promise<void> {
    clearTimeout(this.#timer);
    this.#again = this.#asking !== null;
    this.#asking ??= this.#mark().finally(() => {
      this.#asking = null;
      if (this.#again) this.refresh();
    });
    return this.#asking;
  }

  async #mark(): Promise<void> {
    const { page } = this;
    const { revision } = page;
    const decided = this.decided;
    try {
      const stands = { content: page.content(), decided };
      const marked = await this.host.send("mark_up", bytes(stands), { story: this.id });
      if (page.revision !== revision) {
        this.refresh();
        if (this.marked !== null) return;
      }
      if (page.marking.decided === null) this.#stored = marked.decided;
      this.marked = marked;
      page.marking.paint(
        revision,
        marked.paints,
        marked.comments.filter(({ id }) => !marked.closed.includes(id)),
      );
    } catch (thrown) {
      this.fail(thrown);
    }
  }

  /** The decisions for the text on the page. */
  get decided(): Decided | null {
    return this.page.marking.decided ?? this.#stored;
  }

  /** The decisions a save has to write; null where nothing is new, an undo being news too. */
  toSave(): Decided | null {
    const now = JSON.stringify(this.decided ?? {});
    return now === (this.#saved || JSON.stringify(this.#stored ?? {})) ? null : (this.decided ?? {});
  }

  /** A save has written this down. */
  wasSaved(decided: Decided): void {
    this.#saved = JSON.stringify(decided);
  }

  choose(id: string | null, scroll = true): void {
    this.chosen = id;
    this.page.marking.choose(id, scroll);
  }

  pick(id: string, on: boolean): void {
    const others = this.picked.filter((one) => one !== id);
    this.picked = on ? [...others, id] : others;
  }

  /** The next change or the one before, from the chosen one. */
  step(direction: 1 | -1): MarkedChange | null {
    const list = this.waiting;
    if (list.length === 0) return null;
    const at = list.findIndex(({ change }) => change.id === this.chosen);
    const next =
      at < 0 ? (direction > 0 ? 0 : list.length - 1) : (at + direction + list.length) % list.length;
    const found = list[next] ?? null;
    if (found) this.choose(found.change.id);
    return found;
  }

  /** Decides on changes, as one step of undo; answers what prevents it. */
  async decide(asked: Deciding): Promise<Proposal | null> {
    const { page } = this;
    try {
      for (let tries = 0; tries < 3; tries++) {
        const { revision } = page;
        const request = {
          content: page.content(),
          decided: this.decided,
          accept: asked.accept ?? [],
          reject: asked.reject ?? [],
          withdraw: asked.withdraw ?? [],
          choices: asked.choices ?? {},
        };
        const proposal = await this.host.send("propose", bytes(request), { story: this.id });
        // The text was changed meanwhile: the answer is to an older one.
        if (page.revision !== revision) continue;
        page.marking.decide(proposal.content, proposal.decided);
        this.picked = [];
        await this.mark();
        return proposal;
      }
    } catch (thrown) {
      this.fail(thrown);
    }
    return null;
  }

  async say(text: string): Promise<boolean> {
    const where = this.commenting;
    if (where === null) return false;
    const { place, from, to } = where;
    const said = await this.#act(() => this.host.ask("comment", { id: this.id, place, from, to, text }));
    if (said) this.commenting = null;
    return said;
  }

  reply(comment: string, text: string): Promise<boolean> {
    return this.#act(() => this.host.ask("reply", { id: this.id, comment, text }));
  }

  resolve(comment: string, resolved: boolean): Promise<boolean> {
    return this.#act(() => this.host.ask("resolve", { id: this.id, comment, resolved }));
  }

  setChain(chain: Chain): Promise<boolean> {
    return this.#act(() => this.host.ask("set_chain", { chain }));
  }

  /** Signs what is on the page; answers with messages to be shown besides. Rejects with a Failure where that is not on disk or
   * could not be signed: nothing is signed then. */
  async sign(signature: Signature, passphrase: string): Promise<readonly string[]> {
    const version = await this.stored();
    if (passphrase !== "") await this.host.ask("use_passphrase", { passphrase });
    const { warnings } = await this.host.ask("sign", { id: this.id, ...signature, version });
    await this.mark();
    return warnings;
  }

  release(): void {
    clearTimeout(this.#timer);
    this.#letGo();
    this.page.marking.onchoose = null;
  }

  /** Saves first: places are counted in the stored text. Answers whether it was done; a failure is shown. */
  async #act(act: () => Promise<unknown>): Promise<boolean> {
    try {
      await this.stored();
      await act();
      await this.mark();
      return true;
    } catch (thrown) {
      this.fail(thrown);
      return false;
    }
  }
}

function bytes(value: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value));
}
