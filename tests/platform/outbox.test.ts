import { newId } from "@yihao/server/kernel/ids";
import { emit, type HappenedEvent } from "@yihao/server/platform/events";
import { jobCall } from "@yihao/server/platform/jobs";
import { createListeners, type Listener } from "@yihao/server/platform/listeners";
import { createRelay } from "@yihao/server/platform/outbox";
import { transact } from "@yihao/server/platform/transact";
import type { Act, World } from "@yihao/server/platform/world";
import { type City, openCity } from "@yihao/testkit/city";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from "vitest";

let city: City;
beforeAll(async () => {
  city = await openCity(inject("database"));
  await city.world.pool.query("create table heard (listener text not null, subject_id uuid not null)");
});
beforeEach(async () => {
  await city.world.pool.query("truncate heard, outbox");
});
afterAll(() => city.close());

const cityCode = "320600";
const worldOf = (...declared: Listener[]): World => ({ ...city.world, listeners: createListeners(declared) });

/** Writes down what it hears, in the transaction of the delivery; refuses the subjects of `refused`. */
function hearing(name: string, refused: ReadonlySet<string> = new Set()): Listener {
  return {
    on: "demand.answered",
    name,
    later: async (act, events) => {
      for (const { subjectId } of events) await sql`insert into heard values (${name}, ${subjectId})`.execute(act.db);
      if (events.some((event) => refused.has(event.subjectId))) throw new Error(`refused by ${name}`);
    },
  };
}

const answered = (act: Act, subjectId: string) => emit(act, { type: "demand.answered", subjectId, demandId: subjectId });

async function happen(world: World, count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, () => newId(world.clock.now()));
  await transact(jobCall(world, "test"), async (act) => {
    for (const id of ids) await answered(act, id);
  });
  return ids;
}

const heardBy = async (name: string) =>
  (await city.world.pool.query<{ subject_id: string }>("select subject_id from heard where listener = $1", [name])).rows.map(
    (row) => row.subject_id,
  );
const waiting = async () =>
  (
    await city.world.pool.query<{ attempts: number; last_error: string | null; is_later: boolean }>(
      "select attempts, last_error, ready_at > now() as is_later from outbox",
    )
  ).rows;
const becomeDue = () => city.world.pool.query("update outbox set ready_at = now()");

describe("what follows an act", () => {
  it("is delivered to every listener once, the oldest first, and is gone then", async () => {
    const world = worldOf(hearing("first"), hearing("second"));
    const ids = await happen(world, 5);
    expect(await createRelay(world, cityCode).drain()).toBe(5);
    expect(await heardBy("first")).toEqual(ids);
    expect(await heardBy("second")).toEqual(ids);
    expect(await waiting()).toEqual([]);
    expect(await createRelay(world, cityCode).drain()).toBe(0);
  });

  it("that one listener cannot take holds up nothing else, and is tried again later", async () => {
    const refused = new Set<string>();
    const world = worldOf(hearing("first"), hearing("second", refused));
    const ids = await happen(world, 250);
    const poisoned = ids[3] ?? "";
    refused.add(poisoned);
    const relay = createRelay(world, cityCode);
    await relay.drain();
    const others = ids.filter((id) => id !== poisoned);
    expect((await heardBy("first")).toSorted()).toEqual(others.toSorted());
    expect((await heardBy("second")).toSorted()).toEqual(others.toSorted());
    expect(await waiting()).toEqual([{ attempts: 1, last_error: "Error: refused by second", is_later: true }]);

    await becomeDue();
    await relay.drain();
    expect(await waiting()).toMatchObject([{ attempts: 2, is_later: true }]);

    refused.clear();
    await becomeDue();
    await relay.drain();
    expect(await waiting()).toEqual([]);
    expect((await heardBy("first")).toSorted()).toEqual(ids.toSorted());
    expect((await heardBy("second")).toSorted()).toEqual(ids.toSorted());
  });

  it("waits longer after each failure, at most an hour", async () => {
    const refused = new Set<string>();
    const world = worldOf(hearing("first", refused));
    const [id = ""] = await happen(world, 1);
    refused.add(id);
    const relay = createRelay(world, cityCode);
    const waits: number[] = [];
    for (let failure = 0; failure < 14; failure += 1) {
      await relay.drain();
      waits.push(await city.count("select round(extract(epoch from ready_at - now()) / 2) * 2 as count from outbox"));
      await becomeDue();
    }
    expect(waits.slice(0, 4)).toEqual([2, 4, 8, 16]);
    expect(waits.at(-1)).toBe(3600);
  });

  it("is delivered once when two processes relay at the same time", async () => {
    const refused = new Set<string>();
    const world = worldOf(hearing("first", refused));
    const ids = await happen(world, 1000);
    refused.add(ids[500] ?? "");
    await Promise.all([createRelay(world, cityCode).drain(), createRelay(world, cityCode).drain()]);
    refused.clear();
    await becomeDue();
    await Promise.all([createRelay(world, cityCode).drain(), createRelay(world, cityCode).drain()]);
    expect((await heardBy("first")).toSorted()).toEqual(ids.toSorted());
    expect(await waiting()).toEqual([]);
  });

  it("does not happen when the act came to nothing", async () => {
    const world = worldOf(hearing("first"));
    const act = transact(jobCall(world, "test"), async (act) => {
      await answered(act, newId(act.at));
      throw new Error("came to nothing");
    });
    await expect(act).rejects.toThrow("came to nothing");
    expect(await waiting()).toEqual([]);
    expect(await createRelay(world, cityCode).drain()).toBe(0);
  });

  it("leaves no row where nobody listens, and none of another city is touched", async () => {
    const silent = worldOf();
    await happen(silent, 3);
    expect(await waiting()).toEqual([]);
    const world = worldOf(hearing("first"));
    await happen(world, 1);
    expect(await createRelay(world, "320500").drain()).toBe(0);
    expect(await waiting()).toHaveLength(1);
  });

  it("carries what happened as it was written", async () => {
    const heard: HappenedEvent[] = [];
    const world = worldOf({ on: "demand.answered", name: "listening", later: async (_, events) => void heard.push(...events) });
    const [id] = await happen(world, 1);
    await createRelay(world, cityCode).drain();
    expect(heard).toMatchObject([
      { type: "demand.answered", subjectId: id, demandId: id, actorKind: "system", occurredAt: world.clock.now(), facts: {} },
    ]);
  });
});

describe("what belongs to an act", () => {
  it("undoes the act when it fails, with its event, its audit line and its outbox row", async () => {
    const failing: Listener = { on: "demand.answered", now: () => Promise.reject(new Error("cannot")) };
    const world = worldOf(failing, hearing("first"));
    const id = newId(world.clock.now());
    await expect(transact(jobCall(world, "test"), (act) => answered(act, id))).rejects.toThrow("cannot");
    expect(await waiting()).toEqual([]);
    expect(await city.count("select count(*) from event where subject_id = $1", [id])).toBe(0);
    expect(await city.count("select count(*) from audit_entry where subject_id = $1", [id])).toBe(0);
  });
});

describe("a relay that runs", () => {
  it("delivers soon after an act without being asked, and ends when told to", async () => {
    const arrived = Promise.withResolvers<string>();
    const world = worldOf({
      on: "demand.answered",
      name: "listening",
      later: async (_, [event]) => arrived.resolve(event?.subjectId ?? ""),
    });
    const relay = createRelay(world, cityCode);
    relay.start();
    const [id] = await happen(world, 1);
    expect(await arrived.promise).toBe(id);
    await relay.stop();
    await happen(world, 1);
    expect(await waiting()).toHaveLength(1);
  });
});
