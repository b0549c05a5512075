import type { LiveTopic } from "./signals.ts";
import type { Act, Call } from "./world.ts";

const attemptsMax = 4;

/**
 * Runs one act in one transaction. Serialization failures and deadlocks are tried again from the start, so `work` must have no
 * effect outside the transaction; its reads belong inside. Signals to open pages and to the relay go out after the commit only.
 */
export async function transact<T>(call: Call, work: (act: Act) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    const topics = new Set<LiveTopic>();
    try {
      const result = await call.db.transaction().execute((tx) => work({ ...call, db: tx, topics }));
      if (topics.size > 0) call.world.signals.publish(call.cityCode, [...topics]);
      return result;
    } catch (error) {
      if (attempt >= attemptsMax || !isRetryable(error)) throw error;
    }
  }
}

// 40001 serialization failure, 40P01 deadlock: the transaction did nothing and may be run again.
function isRetryable(error: unknown): boolean {
  const code = (error as { code?: unknown }).code;
  return code === "40001" || code === "40P01";
}
