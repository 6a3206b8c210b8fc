// A review in memory, for paragraphs alone: enough to draw every state of it. What was filed, what was said, who signed.

import type {
  Chain,
  Change,
  Comment,
  CommentProof,
  Content,
  Decisions,
  Extent,
  MarkedChange,
  MarkedUp,
  Paint,
  Place,
  Post,
  Proof,
  Proposal,
  Sender,
  Signed,
  StoryRow,
  TrailRow,
} from "../ipc/types";

/** A story's review: a copy of somebody's filing, or a return that waits. */
export interface Papers {
  /** What was filed. */
  base: Content;
  /** What came back; null for an editor's own copy. */
  hers: Content | null;
  from: Sender;
}

type Asked = {
  content: Content;
  decided: Record<string, Decisions> | null;
  accept: string[];
  reject: string[];
  withdraw: string[];
};

const ROUND = "round-1";

/** Everything about a comment, proven so far; what is only claimed resolves nothing. */
const proven = ({ replies, mark }: Comment, proof: Proof): CommentProof => ({
  said: proof,
  answers: replies.map(() => proof),
  mark: mark && proof,
  is_resolved: mark?.resolved === true && proof.kind !== "claimed",
});

export class FakeReview {
  readonly papers = new Map<string, Papers>();
  /** Comments that only bear a name, by id; what else is said here is said by the person at the machine. */
  readonly claimed = new Set<string>();
  readonly #comments = new Map<string, Comment[]>();
  readonly #trail = new Map<string, TrailRow[]>();
  #chain: Chain = { reviews: 3, proofs: 0 };
  #next = 1;

  constructor(private readonly who: () => Sender) {}

  markUp(id: string, now: Content, decided: Record<string, Decisions> | null): MarkedUp {
    const papers = this.papers.get(id);
    const trail = this.#trail.get(id) ?? [];
    const comments = this.#comments.get(id) ?? [];
    const known = decided?.[ROUND] ?? { accepted: [], rejected: [] };
    const at = new Date().toISOString();
    const [changes, paints] = papers
      ? laid(papers.base, papers.hers ?? now, papers.hers ? now : null)
      : [[], []];
    const rows = changes.map((change): MarkedChange => {
      const state = !papers?.hers
        ? "made"
        : known.accepted.includes(change.id)
          ? "accepted"
          : known.rejected.includes(change.id)
            ? "rejected"
            : "open";
      const reasons = comments
        .filter(
          ({ anchor }) => anchor.place.kind === "block" && anchor.place.index === change.hers.from.block,
        )
        .filter(({ anchor }) => anchor.from <= change.hers.to.offset && anchor.to >= change.hers.from.offset)
        .map((comment) => comment.id);
      const round = papers?.hers ? ROUND : "";
      const by = papers?.hers ? papers.from : this.who();
      return { change, round, by, at, is_proven: true, state, conflicts: [], reasons };
    });
    const waiting = new Set(
      rows.filter(({ state }) => state === "made" || state === "open").map(({ change }) => change.id),
    );
    return {
      from: papers && !papers.hers ? papers.from : null,
      rounds: papers?.hers ? [{ id: ROUND, from: papers.from, at, open: waiting.size }] : [],
      decided: papers?.hers ? { [ROUND]: known } : {},
      changes: rows,
      paints: paints.filter(({ change }) => change !== null && waiting.has(change)),
      comments,
      proofs: Object.fromEntries(
        comments.map((one) => [
          one.id,
          proven(one, { kind: this.claimed.has(one.id) ? "claimed" : "proven" }),
        ]),
      ),
      closed: rows
        .filter(({ state }) => state === "accepted" || state === "rejected")
        .flatMap((row) => row.reasons),
      chain: this.#chain,
      standing: this.#standing(trail),
      trail,
    };
  }

  propose(id: string, asked: Asked): Proposal {
    const papers = this.papers.get(id);
    const content = structuredClone(asked.content);
    const known = asked.decided?.[ROUND] ?? { accepted: [], rejected: [] };
    const accepted = new Set(known.accepted);
    const rejected = new Set(known.rejected);
    const [changes] = papers ? laid(papers.base, papers.hers ?? content, null) : [[]];
    const put = (change: Change, text: string) => {
      const block = content.body[change.hers.from.block - 1];
      if (block?.type === "paragraph") block.text = text === "" ? [] : [{ text }];
    };
    for (const change of changes) {
      const words = (of: Content) => wordsOf(of, change.hers.from.block - 1);
      if (asked.withdraw.includes(change.id)) {
        accepted.delete(change.id);
        rejected.delete(change.id);
        if (papers) put(change, words(papers.base));
      }
      if (asked.reject.includes(change.id)) rejected.add(change.id);
      if (asked.accept.includes(change.id) && papers?.hers) {
        accepted.add(change.id);
        put(change, words(papers.hers));
      }
    }
    const decided: Record<string, Decisions> = papers?.hers
      ? { [ROUND]: { accepted: [...accepted], rejected: [...rejected] } }
      : {};
    const open = changes.filter(({ id: one }) => !accepted.has(one) && !rejected.has(one)).length;
    return { content, decided, conflicts: [], open };
  }

  say(id: string, place: Place, from: number, to: number, quote: string, text: string): Comment {
    const comment: Comment = {
      id: `comment-${this.#next++}`,
      anchor: { place, from, to, lost: false },
      quote,
      said: { by: this.who().name, at: new Date().toISOString(), text },
      replies: [],
      mark: null,
    };
    this.#comments.set(id, [...(this.#comments.get(id) ?? []), comment]);
    return comment;
  }

  change(id: string, comment: string, how: (comment: Comment) => Partial<Comment>): Comment {
    const list = this.#comments.get(id) ?? [];
    const found = list.find((one) => one.id === comment);
    if (!found) throw new Error(`no comment ${comment}`);
    const now = { ...found, ...how(found) };
    this.#comments.set(
      id,
      list.map((one) => (one === found ? now : one)),
    );
    return now;
  }

  said(text: string) {
    return { by: this.who().name, at: new Date().toISOString(), text };
  }

  setChain(chain: Chain): Chain {
    return (this.#chain = chain);
  }

  sign(story: StoryRow, post: Post, by: string, back: string | null): Signed {
    const { id } = story;
    const { name, unit } = this.who();
    const names = ["初审", "复审", "终审"];
    const row: TrailRow = {
      id: `decision-${this.#next++}`,
      which: post,
      post: post.role === "review" ? (names[post.stage - 1] ?? "") : `${post.stage}校`,
      verdict: back === null ? "pass" : "return",
      says: back === null ? "通过" : "退回",
      by: by || name,
      unit,
      at: new Date().toISOString(),
      reason: back ?? "",
      seen: "0".repeat(64),
      fits: true,
      recorded_by: by !== "" && by !== name ? name : null,
      key: null,
      clock_is_ahead: false,
      counts: true,
      is_forked: false,
      genuine: null,
      proof: { kind: "vouched", by: name },
    };
    const trail = [...(this.#trail.get(id) ?? []), row];
    this.#trail.set(id, trail);
    return { row, standing: this.#standing(trail), story, warnings: [] };
  }

  #standing(trail: readonly TrailRow[]): MarkedUp["standing"] {
    const posts: Post[] = Array.from({ length: this.#chain.reviews }, (_, at) => ({
      role: "review",
      stage: at + 1,
    }));
    const since = trail.findLastIndex(({ verdict }) => verdict !== "pass");
    const passes = trail.slice(since + 1).length;
    return {
      chain: this.#chain,
      passed: posts.slice(0, passes),
      next: posts.slice(passes, passes + 1),
      complete: passes >= posts.length && posts.length > 0,
      reopened: trail.length > 0 && passes === 0,
    };
  }
}

function wordsOf(content: Content, at: number): string {
  const block = content.body[at];
  return block?.type === "paragraph" ? block.text.map(({ text }) => text).join("") : "";
}

/** What differs, a stretch a paragraph; drawn on `page`, which is the text before, or else on the text after. */
function laid(base: Content, hers: Content, page: Content | null): [Change[], Paint[]] {
  const changes: Change[] = [];
  const paints: Paint[] = [];
  for (let at = 0; at < hers.body.length; at++) {
    const [old, now] = [wordsOf(base, at), wordsOf(hers, at)];
    if (old === now) continue;
    let head = 0;
    while (head < Math.min(old.length, now.length) && old[head] === now[head]) head++;
    let tail = 0;
    while (tail < Math.min(old.length, now.length) - head && old.at(-1 - tail) === now.at(-1 - tail)) tail++;
    const block = at + 1;
    const extent = (to: number): Extent => ({ from: { block, offset: head }, to: { block, offset: to } });
    const [was, becomes] = [old.slice(head, old.length - tail), now.slice(head, now.length - tail)];
    const change: Change = {
      id: `change-${block}`,
      what: was === "" ? "insert" : becomes === "" ? "delete" : "replace",
      site: { kind: "body" },
      was,
      becomes,
      before: old.slice(Math.max(0, head - 6), head),
      after: old.slice(old.length - tail, old.length - tail + 6),
      figure: null,
      base: extent(old.length - tail),
      hers: extent(now.length - tail),
    };
    changes.push(change);
    const paint = (drawn: Paint["drawn"], from: number, to: number, text: string): Paint => ({
      field: null,
      block,
      from,
      to,
      drawn,
      whole: false,
      text,
      photo: null,
      change: change.id,
    });
    const shown = page ? wordsOf(page, at) : "";
    if (page && shown !== old) continue;
    if (was) paints.push(page ? paint("goes", head, head + was.length, "") : paint("went", head, head, was));
    if (becomes) {
      const from = page ? head + was.length : head;
      paints.push(
        page ? paint("comes", from, from, becomes) : paint("came", head, head + becomes.length, ""),
      );
    }
  }
  return [changes, paints];
}
