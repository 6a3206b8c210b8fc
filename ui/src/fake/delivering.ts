// Outlets, the outbox and the places that are looked into, as the shell answers for them.

import type { WatchedInbox } from "../ipc/types";
import type { Answers, Reports } from "./answers";
import type { FakeOutbox } from "./outbox";
import type { FakeOutlets } from "./outlets";
import type { Room } from "./room";

/** `pace` is how long a step takes, in milliseconds. */
export function fakeDelivering(room: Room, outlets: FakeOutlets, outbox: FakeOutbox, pace: number) {
  let watched: WatchedInbox[] = [];
  let lying = ["2026-11-23-河西油茶采收-0f3c9a7d2b61.zip"];
  return {
    answers: {
      outlets: () => outlets.all(),
      outlet_form: ({ toml, field, text }) => outlets.form(toml, field, text),
      look_ahead: ({ id, outlets: names }) =>
        outbox.ahead(room.open(id), outlets.preflight(room.open(id)), names),
      outbox: () => outbox.rows,
      earlier_deliveries: () => [],
      deliveries_of: ({ story }) => outbox.rows.filter((row) => row.story === story),
      pause_delivery: ({ id }) => outbox.change(id, { state: "paused" }),
      retry_delivery: ({ id }) => outbox.retry(id),
      cancel_delivery: ({ id }) => {
        const row = outbox.change(id, { state: "cancelled" });
        return [row, room.open(row.story).row];
      },
      note_adoption: ({ id, adoption, note }) => outbox.change(id, { adoption, note }),
      hurry_deliveries: () => [],
      save_ledger: ({ name }) => `/home/linxi/${name}`,
      try_outlet: () => ({
        good: true,
        says: "WebDAV desk.example",
        warning: null,
        stranger: null,
        changed: false,
        password: false,
      }),
      trust_host: () => [],
      forget_host_key: () => null,
      has_secret: ({ outlet }) => outbox.secrets.has(outlet),
      give_secret: ({ outlet }) => {
        outbox.secrets.add(outlet);
        const waited = outbox.rows.filter((row) => row.outlet === outlet && row.state === "needs_password");
        return [true, waited.map(({ id }) => outbox.retry(id))];
      },
      forget_secret: ({ outlet }) => (outbox.secrets.delete(outlet), null),
      watched: () => watched,
      watch_outlet: ({ outlet, returns, on }) => {
        watched = watched.filter((one) => one.outlet !== outlet || one.returns !== returns);
        if (on) watched.push({ outlet, returns });
        return watched;
      },
      look_round: () =>
        watched.map(({ outlet, returns }) => ({
          outlet,
          title: outlets.all().sheets.find(({ name }) => name === outlet)?.outlet?.title ?? outlet,
          returns,
          packages: lying.map((name) => ({ name, bytes: 3_100_000 })),
          can_claim: true,
          trouble: null,
        })),
      save_outlet: ({ toml, from }) => outlets.save(toml, from),
      remove_outlet: ({ name }) => outlets.remove(name),
      restore_outlets: ({ name }) => outlets.restore(name),
      preflight: ({ id }) => outlets.preflight(room.open(id)),
    } satisfies Partial<Answers>,
    reports: {
      async deliver({ id, to }, heard) {
        heard({ done: 1, total: 2, what: "story.docx" });
        await new Promise((ready) => setTimeout(ready, pace));
        const titles = (name: string) =>
          outlets.all().sheets.find((sheet) => sheet.name === name)?.outlet?.title ?? name;
        const { row } = room.open(id);
        return outbox.deliver(row, to, titles);
      },
    } satisfies Partial<Reports>,
    /** Somebody took this package from where it lay. */
    take(name: string): void {
      lying = lying.filter((one) => one !== name);
    },
  };
}
