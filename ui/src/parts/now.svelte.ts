// The present time, updated every minute, for ages in lists.

import { createSubscriber } from "svelte/reactivity";

const watch = createSubscriber((update) => {
  const timer = setInterval(update, 60_000);
  return () => clearInterval(timer);
});

export function now(): number {
  watch();
  return Date.now();
}
