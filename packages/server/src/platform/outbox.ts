import type { EventType } from "@yihao/contract/events";
import { sql } from "kysely";
import { systemActor } from "../kernel/actor.ts";
import { type HappenedEvent, loadEvents } from "./events.ts";
import { transact } from "./transact.ts";
import type { Act, Call, World } from "./world.ts";

const batchRows = 200;
const pollMs = 1_000;
// Acts that follow each other closely share one batch.
const wokenMs = 20;
const attemptsMax = 12;

export type Relay = {
  /** Delivers everything that is due now; returns how many events were handled. Used by tests and by the making of the demo city. */
  drain(): Promise<number>;
  start(): void;
  stop(): Promise<void>;
};

/**
 * Carries outbox rows to the later listeners. One batch is one transaction: rows are taken with SKIP LOCKED, so several processes
 * share the work and a killed one leaves its rows for the others. A batch that fails is repeated event by event, and an
 * event that keeps failing waits longer each time without holding up the rest.
 */
export function createRelay(world: World, cityCode: string): Relay {
  let running: Promise<void> | null = null;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  const call = (): Call => ({
    world,
    db: world.db,
    actor: systemActor(cityCode),
    cityCode,
    at: world.clock.now(),
    requestId: "relay",
    ip: null,
  });

  async function drain(): Promise<number> {
    let total = 0;
    for (;;) {
      const batch = await deliverBatch(call(), batchRows).catch(async (error: unknown) => {
        world.log.warn({ err: error }, "outbox batch failed, going one by one");
        return deliverOneByOne(call());
      });
      total += batch.handled;
      if (batch.due < batchRows || stopped) return total;
    }
  }
  let woken = false;
  let unsubscribe = () => {};
  const tick = () => {
    clearTimeout(timer);
    if (stopped) return;
    if (running !== null) {
      woken = true;
      return;
    }
    woken = false;
    running = drain()
      .then(
        () => undefined,
        (error: unknown) => world.log.warn({ err: error }, "outbox not reachable"),
      )
      .finally(() => {
        running = null;
        if (!stopped) timer = setTimeout(tick, woken ? wokenMs : pollMs);
      });
  };
  const wake = () => {
    if (running !== null) woken = true;
    else if (!stopped) {
      clearTimeout(timer);
      timer = setTimeout(tick, wokenMs);
    }
  };
  return {
    drain,
    start() {
      unsubscribe = world.signals.subscribe(cityCode, wake);
      tick();
    },
    async stop() {
      stopped = true;
      unsubscribe();
      clearTimeout(timer);
      await running;
    },
  };
}

type Batch = { readonly due: number; readonly handled: number };

async function deliverBatch(call: Call, rows: number): Promise<Batch> {
  return transact(call, async (act) => {
    const ids = await takeDue(act, rows);
    if (ids.length > 0) await hear(act, await loadEvents(act.db, act.cityCode, ids));
    return { due: ids.length, handled: ids.length };
  });
}

async function takeDue(act: Act, rows: number): Promise<string[]> {
  const taken = await sql<{ event_id: string }>`
    delete from outbox using (
      select city_code, event_id from outbox where city_code = ${act.cityCode} and ready_at <= now() order by ready_at limit ${rows} for update skip locked
    ) as due
    where outbox.city_code = due.city_code and outbox.event_id = due.event_id and outbox.city_code = ${act.cityCode}
    returning outbox.event_id`.execute(act.db);
  return taken.rows.map((row) => row.event_id);
}

async function hear(act: Act, events: readonly HappenedEvent[]): Promise<void> {
  for (const [type, ofType] of Map.groupBy(events, (event) => event.type)) {
    for (const listener of act.world.listeners.later(type as EventType)) await listener.later(act, ofType);
  }
}

async function deliverOneByOne(call: Call): Promise<Batch> {
  const due = await call.db
    .selectFrom("outbox")
    .select(["event_id", "attempts"])
    .where("city_code", "=", call.cityCode)
    // The database's clock wrote it: by ours, coarser and perhaps behind, what the batch met would not be due.
    .where("ready_at", "<=", sql<Date>`now()`)
    .orderBy("ready_at")
    .limit(batchRows)
    .execute();
  let handled = 0;
  for (const row of due) {
    try {
      await transact(call, async (act) => {
        const gone = await act.db
          .deleteFrom("outbox")
          .where("city_code", "=", act.cityCode)
          .where("event_id", "=", row.event_id)
          .returning("event_id")
          .executeTakeFirst();
        if (gone !== undefined) await hear(act, await loadEvents(act.db, act.cityCode, [row.event_id]));
      });
      handled += 1;
    } catch (error) {
      await postpone(call, row.event_id, row.attempts + 1, error);
    }
  }
  return { due: due.length, handled };
}

async function postpone(call: Call, eventId: string, attempts: number, error: unknown): Promise<void> {
  const seconds = Math.min(2 ** attempts, 3600);
  // A poisoned event stays visible in the table; it is looked at once an hour and logged loudly.
  call.world.log[attempts >= attemptsMax ? "error" : "warn"]({ err: error, eventId, attempts }, "event could not be delivered");
  await sql`update outbox set attempts = ${attempts}, last_error = ${String(error).slice(0, 500)}, ready_at = now() + make_interval(secs => ${seconds})
    where city_code = ${call.cityCode} and event_id = ${eventId}`.execute(call.db);
}
