/**
 * Small things worth keeping between requests (calendar, catalogue, sessions): loaded once, kept for a while, dropped on change.
 * Age is real time, not the clock of the rules: a simulated month must not empty it, and another process's change must show up.
 */
export type Memory = {
  /** The kept value, or the loaded one. Concurrent callers share one load; a failed load is not kept. */
  keep<T>(key: string, maxAgeMs: number, load: () => Promise<T>): Promise<T>;
  /** Drops every key that starts with `prefix`. */
  drop(prefix: string): void;
};

const entriesMax = 50_000;

export function createMemory(): Memory {
  const entries = new Map<string, { until: number; value: Promise<unknown> }>();
  return {
    keep<T>(key: string, maxAgeMs: number, load: () => Promise<T>): Promise<T> {
      const now = performance.now();
      const known = entries.get(key);
      if (known !== undefined && known.until > now) return known.value as Promise<T>;
      if (entries.size >= entriesMax) entries.clear();
      const value = load();
      entries.set(key, { until: now + maxAgeMs, value });
      value.catch(() => {
        if (entries.get(key)?.value === value) entries.delete(key);
      });
      return value;
    },
    drop(prefix) {
      for (const key of entries.keys()) if (key.startsWith(prefix)) entries.delete(key);
    },
  };
}
