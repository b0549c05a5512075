import { useSyncExternalStore } from "react";

export type KeptStore<T> = { read(): T; change(next: (before: T) => T): void; use(): T };

/**
 * A value that stays on this device (localStorage), or in memory where the browser keeps nothing. `revive` judges what was found.
 * `isShared`: other tabs' changes are taken over; leave it off for what somebody is typing.
 */
export function createKeptStore<T>(place: string, revive: (found: unknown) => T, { isShared }: { isShared: boolean }): KeptStore<T> {
  const hearers = new Set<() => void>();
  let current = revive(readJson(place));
  let isKept = true;
  const tell = () => {
    for (const hear of hearers) hear();
  };
  if (isShared) {
    addEventListener("storage", (event) => {
      if (event.key !== place) return;
      current = revive(readJson(place));
      tell();
    });
  }
  const subscribe = (hear: () => void) => {
    hearers.add(hear);
    return () => hearers.delete(hear);
  };
  return {
    read: () => current,
    change(next) {
      current = next(isShared && isKept ? revive(readJson(place)) : current);
      isKept = writeJson(place, current);
      tell();
    },
    use: () => useSyncExternalStore(subscribe, () => current),
  };
}

function readJson(place: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(place) ?? "null");
  } catch {
    return null;
  }
}

function writeJson(place: string, value: unknown): boolean {
  try {
    localStorage.setItem(place, JSON.stringify(value));
    return true;
  } catch {
    // Private windows and full disks: memory must do.
    return false;
  }
}
