import { transact } from "../../../platform/transact.ts";
import type { Act, Call } from "../../../platform/world.ts";
import { holdClock, markRan, needNotLast, readInOrder } from "../store/index.ts";
import { openAutomaticCases } from "./auto-cases.ts";
import { judgeAgencies } from "./indicators.ts";
import { takeLights } from "./lights.ts";
import { climb, tellOverdueCases, tellWarnings } from "./tell.ts";

export type WatchReport = {
  readonly looked: number;
  readonly changed: number;
  readonly agencies: number;
  readonly cases: number;
  readonly climbed: number;
  readonly told: number;
};

/**
 * One round of the clock of warnings. Each step is a transaction that locks the clock's row and takes only what is due, so that a round that
 * was cut short is finished by the next, and a second process that comes at the same time finds the row locked and leaves. Lights come first
 * and hold assignments; nothing after them does, and nothing with them waits for an order. Returns null where another process walks.
 */
export async function watchClocks(call: Call): Promise<WatchReport | null> {
  let looked = 0;
  let changed = 0;
  // Until nothing is left: the last look is an empty one, and clears the index of what was taken.
  for (;;) {
    const taken = await step(call, quietly(takeLights));
    if (taken === null) return null;
    looked += taken.looked;
    changed += taken.changed;
    if (taken.looked === 0) break;
  }
  const agencies = await step(call, quietly(judgeAgencies));
  let cases = 0;
  for (;;) {
    const opened = await step(call, quietly(openAutomaticCases));
    cases += opened?.opened ?? 0;
    if (opened === null || opened.looked === 0) break;
  }
  const rest = await step(call, async (act) => {
    const climbed = await climb(act);
    const told = (await tellWarnings(act)) + (await tellOverdueCases(act));
    const isChanged = changed + told > 0;
    await markRan(act.db, act.cityCode, { ran_at: act.at, ...(isChanged ? { changed_at: act.at, changed_lights: changed } : {}) });
    return { climbed, told };
  });
  return { looked, changed, agencies: agencies ?? 0, cases, climbed: rest?.climbed ?? 0, told: rest?.told ?? 0 };
}

type Run = { readonly month: string; readonly thresholds_digest: string };
type Step<T> = (act: Act, run: Run) => Promise<T>;

/** Its commit does not wait for the disk; that of the last step, which tells people, does, and takes the ones before with it. */
const quietly =
  <T>(work: Step<T>): Step<T> =>
  async (act, run) => {
    await needNotLast(act.db);
    return work(act, run);
  };

async function step<T>(call: Call, work: Step<T>): Promise<T | null> {
  return transact(call, async (act) => {
    await readInOrder(act.db);
    const run = await holdClock(act.db, act.cityCode, act.at);
    return run === undefined ? null : work(act, run);
  });
}
