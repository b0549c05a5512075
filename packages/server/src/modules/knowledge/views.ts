import type { World } from "../../platform/world.ts";
import { addViews } from "./store/index.ts";

export type ViewCounter = { /** Counts one look, without waiting. */ count(cityCode: string, articleId: string): void };

/** Looks are gathered while the statement before is under way: a reader never waits, and a crowd on one article is one write. */
export function createViewCounter(world: World): ViewCounter {
  const waiting = new Map<string, Map<string, number>>();
  let isWriting = false;

  async function write(): Promise<void> {
    isWriting = true;
    for (let next = takeCity(); next !== undefined; next = takeCity()) {
      // A lost count is no reason to trouble a reader.
      await addViews(world.db, ...next).catch((error: unknown) => world.log.warn({ err: error }, "views not counted"));
    }
    isWriting = false;
  }

  function takeCity(): [string, Map<string, number>] | undefined {
    const [first] = waiting;
    if (first !== undefined) waiting.delete(first[0]);
    return first;
  }

  return {
    count(cityCode, articleId) {
      const views = waiting.get(cityCode) ?? new Map<string, number>();
      waiting.set(cityCode, views.set(articleId, (views.get(articleId) ?? 0) + 1));
      if (!isWriting) void write();
    },
  };
}
