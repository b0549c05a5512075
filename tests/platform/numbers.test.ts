import { createNumbers } from "@yihao/server/platform/numbers";
import { type City, openCity } from "@yihao/testkit/city";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";

let city: City;
beforeAll(async () => {
  city = await openCity(inject("database"));
});
afterAll(() => city.close());

const cityCode = "320600";
const monday = new Date("2026-11-23T09:00:00+08:00");
const several = <T>(count: number, make: (at: number) => Promise<T>) => Promise.all(Array.from({ length: count }, (_, at) => make(at)));

describe("the number of a demand", () => {
  it("is given once, also when two processes give five thousand each at the same time", async () => {
    const [left, right] = [createNumbers(city.world.pool), createNumbers(city.world.pool)];
    const given = await several(10_000, (at) => (at % 2 === 0 ? left : right).next(cityCode, monday));
    expect(new Set(given).size).toBe(10_000);
    expect(given.filter((number) => !/^20261123\d{6}$/.test(number))).toEqual([]);
  });

  it("is not given again to an import that reserves meanwhile", async () => {
    const [desk, other] = [createNumbers(city.world.pool), createNumbers(city.world.pool)];
    const days = Array.from({ length: 300 }, (_, at) => new Date(Date.UTC(2026, 10, 20 + (at % 5), 4)));
    const [typed, ...reserved] = await Promise.all([
      several(600, (at) => desk.next(cityCode, days[at % days.length] ?? monday)),
      desk.reserve(cityCode, days),
      other.reserve(cityCode, days.toReversed()),
    ]);
    const all = [...typed, ...reserved.flat()];
    expect(new Set(all).size).toBe(1200);
  });

  it("reserved for an instant carries its Shanghai day, and one day's numbers go up in their order", async () => {
    const numbers = createNumbers(city.world.pool);
    const lateSunday = new Date("2026-11-29T15:59:59Z");
    const earlyMonday = new Date("2026-11-29T16:00:00Z");
    const [first = "", second = "", third = ""] = await numbers.reserve(cityCode, [lateSunday, earlyMonday, lateSunday]);
    expect([first, second, third].map((number) => number.slice(0, 8))).toEqual(["20261129", "20261130", "20261129"]);
    expect(Number(third)).toBe(Number(first) + 1);
  });

  it("of nothing is nothing", async () => {
    expect(await createNumbers(city.world.pool).reserve(cityCode, [])).toEqual([]);
  });

  it("begins anew each day and for each city", async () => {
    const numbers = createNumbers(city.world.pool);
    expect(await numbers.next("320500", monday)).toBe("20261123000001");
    expect(await numbers.next("320500", new Date("2026-11-24T09:00:00+08:00"))).toBe("20261124000001");
  });

  it("is still given after the database was away", async () => {
    const [pool] = [city.world.pool];
    const broken = { query: () => Promise.reject(new Error("database away")) };
    let isAway = true;
    const flaky = new Proxy(pool, {
      get: (target, name) => (isAway && name === "query" ? broken.query : Reflect.get(target, name).bind(target)),
    });
    const numbers = createNumbers(flaky);
    await expect(numbers.next(cityCode, monday)).rejects.toThrow("database away");
    isAway = false;
    expect(await numbers.next(cityCode, monday)).toMatch(/^20261123\d{6}$/);
  });
});
