import { jobCall } from "@yihao/server/platform/jobs";
import type { LiveTopic } from "@yihao/server/platform/signals";
import { transact } from "@yihao/server/platform/transact";
import type { Act, Call } from "@yihao/server/platform/world";
import { type City, openCity } from "@yihao/testkit/city";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from "vitest";

let city: City;
let call: Call;
beforeAll(async () => {
  city = await openCity(inject("database"));
  call = jobCall(city.world, "test");
  await city.world.pool.query("create table page (name text primary key, version int not null)");
});
beforeEach(async () => {
  await city.world.pool.query("truncate page; insert into page values ('left', 0), ('right', 0)");
});
afterAll(() => city.close());

const write = (act: Act, name: string) => sql`update page set version = version + 1 where name = ${name}`.execute(act.db);
const fail = (act: Act, code: string) => sql`do ${sql.raw(`$$ begin raise exception using errcode = '${code}'; end $$`)}`.execute(act.db);
const versions = async () =>
  (await city.world.pool.query<{ version: number }>("select version from page order by name")).rows.map((row) => row.version);

async function published(work: () => Promise<unknown>): Promise<LiveTopic[][]> {
  const heard: LiveTopic[][] = [];
  const end = city.world.signals.subscribe(call.cityCode, (topics) => heard.push([...topics]));
  await work().catch(() => {});
  end();
  return heard;
}

describe("an act", () => {
  it.each(["40001", "40P01"])("that the database broke off with %s is run again from the start, and is done once", async (code) => {
    let attempts = 0;
    const result = await transact(call, async (act) => {
      attempts += 1;
      await write(act, "left");
      if (attempts < 4) await fail(act, code);
      return "done";
    });
    expect([result, attempts]).toEqual(["done", 4]);
    expect(await versions()).toEqual([1, 0]);
  });

  it("gives up after the fourth time with the error of the database, and nothing is done", async () => {
    let attempts = 0;
    const work = transact(call, async (act) => {
      attempts += 1;
      await write(act, "left");
      await fail(act, "40001");
    });
    await expect(work).rejects.toMatchObject({ code: "40001" });
    expect(attempts).toBe(4);
    expect(await versions()).toEqual([0, 0]);
  });

  it.each([
    ["a broken rule of the database", (act: Act) => fail(act, "23505")],
    ["an error of its own", () => Promise.reject(new Error("no"))],
  ])("is not run again after %s, and nothing is done", async (_, failing) => {
    let attempts = 0;
    const work = transact(call, async (act) => {
      attempts += 1;
      await write(act, "left");
      await failing(act);
    });
    await expect(work).rejects.toThrow();
    expect(attempts).toBe(1);
    expect(await versions()).toEqual([0, 0]);
  });

  it("that waits crosswise with another is done all the same, and so is the other", async () => {
    const holdsLeft = Promise.withResolvers<void>();
    const holdsRight = Promise.withResolvers<void>();
    const leftFirst = transact(call, async (act) => {
      await write(act, "left");
      holdsLeft.resolve();
      await holdsRight.promise;
      await write(act, "right");
    });
    const rightFirst = transact(call, async (act) => {
      await write(act, "right");
      holdsRight.resolve();
      await holdsLeft.promise;
      await write(act, "left");
    });
    await Promise.all([leftFirst, rightFirst]);
    expect(await versions()).toEqual([2, 2]);
  });

  it("tells open pages once, after its commit, whatever broken tries there were", async () => {
    let attempts = 0;
    let seen: number[] = [];
    const heard = await published(() =>
      transact(call, async (act) => {
        attempts += 1;
        act.topics.add(attempts === 1 ? "demands" : "workOrders");
        await write(act, "left");
        if (attempts === 1) await fail(act, "40001");
      }).then(async () => {
        seen = await versions();
      }),
    );
    expect(heard).toEqual([["workOrders"]]);
    expect(seen).toEqual([1, 0]);
  });

  it("that failed tells nobody anything", async () => {
    const heard = await published(() =>
      transact(call, async (act) => {
        act.topics.add("demands");
        await fail(act, "23505");
      }),
    );
    expect(heard).toEqual([]);
  });
});
