import type { Stage } from "./cast.ts";

/** A case plays itself: it yields when it wants to go on, and acts when it is resumed at that time. */
export type Play = AsyncGenerator<Date, void, void>;

const betweenDrainsMs = 2 * 3_600_000;

/**
 * Plays all cases in the order of time up to `until`; what would happen later has not happened, which leaves every queue with
 * something in it. `pause` runs now and then, for what follows the acts (messages).
 */
export async function simulate(stage: Stage, plays: readonly Play[], until: Date, pause: () => Promise<void>): Promise<void> {
  const waiting: { at: number; order: number; play: Play }[] = [];
  let order = 0;
  const resume = async (play: Play) => {
    const next = await play.next();
    if (next.done !== true)
      insertSorted(waiting, { at: Math.max(next.value.getTime(), stage.clock.now().getTime()), order: order++, play });
  };
  for (const play of plays) await resume(play);
  let drained = stage.clock.now().getTime();
  for (let next = waiting.pop(); next !== undefined && next.at <= until.getTime(); next = waiting.pop()) {
    if (next.at - drained > betweenDrainsMs) {
      await pause();
      drained = next.at;
    }
    stage.clock.set(new Date(next.at));
    await resume(next.play);
  }
  stage.clock.set(until);
  await pause();
}

// Latest first, so that the next one is taken from the end.
function insertSorted(waiting: { at: number; order: number; play: Play }[], entry: { at: number; order: number; play: Play }): void {
  let low = 0;
  let high = waiting.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = waiting[middle];
    if (other !== undefined && (other.at > entry.at || (other.at === entry.at && other.order > entry.order))) low = middle + 1;
    else high = middle;
  }
  waiting.splice(low, 0, entry);
}
