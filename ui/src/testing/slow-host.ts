// Test support: a newsroom that answers when the test tells it to, in any order.

import type { Commands } from "../ipc/commands";
import type { Failure } from "../ipc/types";
import type { SceneHost } from "./scene-host";

/** One call that waits for its answer. What it does is done already; only the answer is late. */
export interface Held {
  readonly takes: unknown;
  /** Lets the answer through; resolves once the caller has received it. */
  answer(): Promise<void>;
  refuse(failure: Failure): Promise<void>;
}

export interface SlowHost extends SceneHost {
  /** From now on every call of a command waits in the list that is given, oldest first. */
  hold(name: keyof Commands): Held[];
}

/** Answers like `host`, but for the commands that are held. */
export function slowHost(host: SceneHost): SlowHost {
  const held = new Map<string, Held[]>();

  function late<Gives>(name: string, takes: unknown, answer: Promise<Gives>): Promise<Gives> {
    const list = held.get(name);
    if (!list) return answer;
    answer.catch(() => undefined);
    return new Promise<Gives>((resolve, reject) => {
      list.push({
        takes,
        answer: async () => {
          await answer.then(resolve, reject);
          await turns();
        },
        refuse: async (failure) => {
          reject(failure);
          await turns();
        },
      });
    });
  }

  const slow: Pick<SlowHost, "ask" | "follow" | "send" | "hold"> = {
    ask: (name, takes) => late(name, takes, host.ask(name, takes)),
    follow: (name, takes, heard) => late(name, takes, host.follow(name, takes, heard)),
    send: (name, body, headers) => late(name, headers, host.send(name, body, headers)),
    hold(name) {
      const list: Held[] = [];
      held.set(name, list);
      return list;
    },
  };
  return Object.assign(Object.create(host) as SceneHost, slow);
}

/** Waits until everything that only waits for promises has run. */
function turns(): Promise<void> {
  return new Promise((done) => setTimeout(done));
}
