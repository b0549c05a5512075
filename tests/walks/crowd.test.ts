import { type City, openCity } from "@yihao/testkit/city";
import { brokenIdentities } from "@yihao/testkit/figures";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import type { Walk } from "./act.ts";
import { appointLeaders } from "./acts/replies.ts";
import { expectCompleteTimeline, expectSoundCity } from "./invariants.ts";
import { type Random, randomFrom } from "./random.ts";
import { actInCrowd, begin } from "./walk.ts";

let city: City;
beforeAll(async () => {
  city = await openCity(inject("database"));
  await appointLeaders(city);
});
afterAll(() => city.close());

const people = 50;
const actsOfEach = 100;
const cases = 12;

describe("fifty people on twelve cases at once", { timeout: 300_000 }, () => {
  it("do five thousand acts: none deadlocks, none fails, and every case is as sound as if they had come one by one", async () => {
    const begun: Walk[] = [];
    const beginOne = async (random: Random) => {
      const walk = await begin(city, random);
      begun.push(walk);
      return walk;
    };
    const walks = await Promise.all(Array.from({ length: cases }, (_, at) => beginOne(randomFrom(at + 1))));
    const deadlocks = () => city.count("select deadlocks as count from pg_stat_database where datname = current_database()");
    const before = await deadlocks();
    const outcomes = await Promise.all(
      Array.from({ length: people }, async (_, person) => {
        const random = randomFrom(1000 + person);
        const codes: string[] = [];
        while (codes.length < actsOfEach) {
          // Everybody crowds at the same few, half of them at one; an old case makes room for a new one.
          const at = random.isOneIn(2) ? 0 : random.below(cases);
          if (random.isOneIn(60)) walks[at] = await beginOne(random);
          const walk = walks[at];
          if (walk === undefined) break;
          city.clock.advance(1000);
          const code = await actInCrowd({ ...walk, random });
          if (code !== "nothing") codes.push(code);
        }
        return codes;
      }),
    );
    const codes = outcomes.flat();
    expect(codes).toHaveLength(people * actsOfEach);
    expect(codes.filter((code) => code === "allowed").length).toBeGreaterThan(500);
    expect((await deadlocks()) - before).toBe(0);
    for (const walk of begun) await expectCompleteTimeline(city, walk.orderId);
    await expectSoundCity(city);
    expect(await brokenIdentities(city)).toEqual([]);
  });
});
