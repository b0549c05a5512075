import { type City, openCity } from "@yihao/testkit/city";
import { brokenIdentities } from "@yihao/testkit/figures";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { appointLeaders } from "./acts/replies.ts";
import { endStates, expectCompleteTimeline, expectSoundCity } from "./invariants.ts";
import { endCase, type Trace, walkCase } from "./walk.ts";

// `npm run test:walks` sets more; YIHAO_WALK=<number> walks one of them again.
const count = Number(process.env.YIHAO_WALKS ?? 200);
const only = process.env.YIHAO_WALK;
const seeds = only === undefined ? Array.from({ length: count }, (_, seed) => seed + 1) : [Number(only)];
const perTest = 20;
const groups = Array.from({ length: Math.ceil(seeds.length / perTest) }, (_, at) => seeds.slice(at * perTest, (at + 1) * perTest));

let city: City;
beforeAll(async () => {
  city = await openCity(inject("database"));
  await appointLeaders(city);
});
afterAll(() => city.close());

/** Says the seed and the way with whatever went wrong. */
async function followed(seed: number, work: (trace: Trace) => Promise<void>): Promise<void> {
  const trace: Trace = [];
  try {
    await work(trace);
  } catch (error) {
    throw new Error(`walk ${seed} (YIHAO_WALK=${seed}):\n${trace.join("\n")}\n${error instanceof Error ? error.message : error}`, {
      cause: error,
    });
  }
}

describe("whatever people do to a case", { timeout: 300_000 }, () => {
  it.each(groups.map((group) => [`${group[0]} to ${group.at(-1)}`, group] as const))(
    "walks %s: what was said came, the timeline is complete, the order can end, the books balance",
    async (_, group) => {
      for (const seed of group) {
        await followed(seed, async (trace) => {
          const walk = await walkCase(city, seed, 30, trace);
          await expectCompleteTimeline(city, walk.orderId);
          const isLeftOpen = seed % 2 === 0;
          if (isLeftOpen) return;
          expect(endStates).toContain(await endCase(walk, trace));
          await expectCompleteTimeline(city, walk.orderId);
        });
      }
      await expectSoundCity(city);
      expect(await brokenIdentities(city)).toEqual([]);
    },
  );
});
