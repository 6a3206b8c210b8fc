// The fake newsroom's outbox: what is queued waits a moment, is sent in a few steps, and is delivered.

import type { Addressed } from "../ipc/commands";
import type {
  SubmissionPreview,
  Carried,
  DeliveryRow,
  DeliveryStanding,
  OpenStory,
  Preflight,
  Queued,
  StoryRow,
} from "../ipc/types";
import { failure } from "./room";

const SAYS: Record<DeliveryStanding, string> = {
  waiting: "等待发送。",
  sending: "正在发送。",
  verifying: "正在核对。",
  needs_password: "等待密码。",
  paused: "已暂停。",
  delivered: "已送达，并已核对。",
  failed: "没有发出。",
  cancelled: "已取消。",
  unreadable: "读不出。",
};

export class FakeOutbox {
  rows: DeliveryRow[] = [];
  readonly listeners = new Set<(carried: Carried) => void>();
  /** Outlets whose server is away, by name. */
  readonly away = new Set<string>();
  readonly secrets = new Set<string>();

  constructor(private readonly pace: number) {}

  ahead(story: OpenStory, looked: Preflight[], outlets: string[]): SubmissionPreview[] {
    const here = this.rows.filter((row) => row.story === story.row.id);
    return looked
      .filter(({ outlet }) => outlets.includes(outlet))
      .map(({ outlet, title, flags }) => ({
        outlet,
        title,
        flags,
        earlier: here.filter(
          (row) =>
            row.outlet === outlet &&
            row.state === "delivered" &&
            row.amends !== "withdraws" &&
            !here.some((other) => other.amends === "withdraws" && other.amended === row.id),
        ),
        open:
          here.find((row) => row.outlet === outlet && !["delivered", "cancelled"].includes(row.state)) ??
          null,
        unreviewed: "",
        embargo: "",
        warnings: [],
      }));
  }

  deliver(story: StoryRow, to: Addressed[], titles: (name: string) => string): Queued[] {
    return to.map(({ outlet, amends }) => {
      const row: DeliveryRow = {
        id: crypto.randomUUID(),
        story: story.id,
        headline: story.headline,
        outlet,
        title: titles(outlet),
        state: "waiting",
        says: SAYS.waiting,
        why: "",
        due: "",
        at: new Date().toISOString(),
        name: `${story.headline}-3f9a1c20d4e5.zip`,
        loose: false,
        bytes: 8_431_220,
        sha256: "3f9a1c20d4e5".padEnd(64, "7"),
        revision: 3,
        receipt: null,
        adoption: null,
        note: "",
        amends: amends?.how ?? null,
        amended: amends?.delivery ?? "",
        unreviewed: false,
        reason: amends?.reason ?? "",
        held: "",
        stranger: null,
        met: "",
      };
      this.rows = [row, ...this.rows];
      void this.#send(row.id);
      return { delivery: row, story, warnings: [] };
    });
  }

  change(id: string, change: Partial<DeliveryRow>): DeliveryRow {
    const row = this.rows.find((one) => one.id === id);
    if (!row) throw failure("not_found", `没有投稿 ${id}。`);
    const changed = { ...row, ...change };
    if (change.state) changed.says = `${SAYS[change.state]}${changed.why}`;
    this.rows = this.rows.map((one) => (one.id === id ? changed : one));
    return changed;
  }

  retry(id: string): DeliveryRow {
    const row = this.change(id, { state: "waiting", why: "", due: "", stranger: null });
    void this.#send(id);
    return row;
  }

  async #send(id: string): Promise<void> {
    const wait = () => new Promise((ready) => setTimeout(ready, this.pace));
    const tell = (more: Partial<Carried>) => {
      const nothing = { stage: null, done: 0, total: 0, delivery: null, story: null, trouble: null };
      const carried = { id, ...nothing, ...more };
      for (const listener of this.listeners) listener(carried);
    };
    await wait();
    const row = this.rows.find((one) => one.id === id);
    if (row?.state !== "waiting") return;
    if (this.away.has(row.outlet)) {
      const due = new Date(Date.now() + 15_000).toISOString();
      tell({
        delivery: this.change(id, { state: "waiting", why: "连不上 desk.example。稍后自动再试。", due }),
      });
      return;
    }
    for (let step = 1; step <= 8; step += 1) {
      const stage = step > 4 ? "verifying" : "sending";
      tell({ stage, done: (row.bytes * (((step - 1) % 4) + 1)) / 4, total: row.bytes });
      await wait();
    }
    if (this.rows.find((one) => one.id === id)?.state !== "waiting") return tell({});
    const at = new Date().toISOString();
    const receipt = { at, name: row.name, proof: "read_back" as const, already: false, tries: 1, says: "" };
    tell({ delivery: this.change(id, { state: "delivered", receipt }) });
  }
}
