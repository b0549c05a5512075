import { Refusal } from "@yihao/server/kernel/decision";
import { jobCall } from "@yihao/server/platform/jobs";
import { forgive, type ThrottleRule, throttle } from "@yihao/server/platform/throttle";
import { transact } from "@yihao/server/platform/transact";
import type { Call } from "@yihao/server/platform/world";
import { type City, openCity } from "@yihao/testkit/city";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";

let city: City;
beforeAll(async () => {
  city = await openCity(inject("database"));
});
afterAll(() => city.close());

const rule: ThrottleRule = { limit: 3, windowMinutes: 10, code: "demand.tooManyTries" };
const callNow = (): Call => jobCall(city.world, "test");
const tryOnce = (key: string, call = callNow()) => throttle(call, "lookup", key, rule);
const minutes = (count: number) => count * 60_000;

async function refusalOf(attempt: Promise<void>): Promise<Refusal> {
  const error = await attempt.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof Refusal) return error;
  throw new Error("expected a refusal");
}

describe("too many tries", () => {
  it("are refused above the limit, and the refusal says how long to wait", async () => {
    for (let count = 0; count < 3; count += 1) await tryOnce("a");
    city.clock.advance(minutes(4));
    const refusal = await refusalOf(tryOnce("a"));
    expect(refusal).toMatchObject({ code: "demand.tooManyTries", facts: { minutes: 6 } });
    expect(refusal.message).toBe("查询次数过多，请 6 分钟后再试");
  });

  it("are forgotten when the window has passed, not earlier, however often somebody tries meanwhile", async () => {
    for (let count = 0; count < 3; count += 1) await tryOnce("b");
    city.clock.advance(minutes(10) - 1);
    expect((await refusalOf(tryOnce("b"))).facts).toEqual({ minutes: 1 });
    city.clock.advance(1);
    await tryOnce("b");
  });

  it("of one person are not held against another, nor against another purpose or city", async () => {
    for (let count = 0; count < 4; count += 1) await tryOnce("c").catch(() => {});
    await tryOnce("d");
    await throttle(callNow(), "submit", "c", rule);
    await tryOnce("c", { ...callNow(), cityCode: "320500" });
  });

  it("at the same moment pass up to the limit and no further", async () => {
    const tries = await Promise.allSettled(Array.from({ length: 20 }, () => tryOnce("e")));
    expect(tries.filter((each) => each.status === "fulfilled")).toHaveLength(3);
  });

  it("stay counted when the act that made them came to nothing", async () => {
    const act = () =>
      transact(callNow(), async (inside) => {
        await tryOnce("f", inside);
        throw new Error("came to nothing");
      });
    for (let count = 0; count < 3; count += 1) await expect(act()).rejects.toThrow("came to nothing");
    await refusalOf(tryOnce("f"));
  });

  it("are forgiven after a success", async () => {
    for (let count = 0; count < 4; count += 1) await tryOnce("g").catch(() => {});
    await forgive(callNow(), "lookup", "g");
    await tryOnce("g");
  });

  it("leave no address or name in the table", async () => {
    await tryOnce("203.0.113.9");
    const shown = await city.count("select count(*) from throttle where key like '%203.0.113.9%'");
    expect(shown).toBe(0);
  });
});
