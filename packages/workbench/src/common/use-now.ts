import { useSyncExternalStore } from "react";

const everyMs = 30_000;
const hearers = new Set<() => void>();
let now = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;

function subscribe(hear: () => void): () => void {
  hearers.add(hear);
  timer ??= setInterval(() => {
    now = Date.now();
    for (const each of hearers) each();
  }, everyMs);
  return () => {
    hearers.delete(hear);
    if (hearers.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** The time in milliseconds, moving on every half minute for the whole screen at once. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => now);
}
