import { sql } from "kysely";
import { newId } from "../../../kernel/ids.ts";
import { insertMany } from "../../../platform/bulk.ts";
import type { Db } from "../../../platform/db.ts";
import type { TallyDelta } from "../rules/index.ts";
import type { AgencyLightTable, AgencyTallyTable, ClockRunTable } from "./table.ts";

/**
 * For the rest of the transaction. What is due is the beginning of a small index; a bitmap scan, which the planner likes on a table it does not
 * know yet, would go through the entries of past rounds again and again, where an index scan removes them.
 */
export async function readInOrder(db: Db): Promise<void> {
  await sql`set local enable_bitmapscan = off`.execute(db);
}

/** Nobody was told that this step is done: a crash may take it back, and the next round does it again. */
export async function needNotLast(db: Db): Promise<void> {
  await sql`set local synchronous_commit = off`.execute(db);
}

/** The row of the clock, locked; undefined while another process walks, which then does what is to be done. */
export async function holdClock(db: Db, cityCode: string, at: Date): Promise<ClockRunTable | undefined> {
  const hold = () => db.selectFrom("clock_run").selectAll().where("city_code", "=", cityCode).forUpdate().skipLocked().executeTakeFirst();
  const held = await hold();
  if (held !== undefined) return held;
  const made = await db
    .insertInto("clock_run")
    .values({ city_code: cityCode, month: "", thresholds_digest: "", ran_at: at, changed_at: null, changed_lights: 0 })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (made.numInsertedOrUpdatedRows ?? 0n) > 0n ? hold() : undefined;
}

export async function findClock(db: Db, cityCode: string): Promise<ClockRunTable | undefined> {
  return db.selectFrom("clock_run").selectAll().where("city_code", "=", cityCode).executeTakeFirst();
}

export async function markRan(db: Db, cityCode: string, ran: Partial<ClockRunTable>): Promise<void> {
  await db.updateTable("clock_run").set(ran).where("city_code", "=", cityCode).execute();
}

/** Assignment or evaluated callback → what it is counted in. */
export async function listTallied(db: Db, cityCode: string, itemIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await sql<{ item_id: string; entries: string }>`
    select item_id, entries from tallied_item where city_code = ${cityCode} and item_id = any(${[...itemIds]}::uuid[])`.execute(db);
  return new Map(rows.rows.map((row) => [row.item_id, row.entries]));
}

export async function saveTallied(
  db: Db,
  cityCode: string,
  rows: readonly { itemId: string; agencyId: string; entries: string }[],
): Promise<void> {
  if (rows.length === 0) return;
  await sql`insert into tallied_item (city_code, item_id, agency_id, entries)
    select ${cityCode}, new.item_id, new.agency_id, new.entries
    from unnest(${rows.map((row) => row.itemId)}::uuid[], ${rows.map((row) => row.agencyId)}::uuid[], ${rows.map((row) => row.entries)}::text[]) as new(item_id, agency_id, entries)
    on conflict (city_code, item_id) do update set entries = excluded.entries`.execute(db);
}

/** Only appends: two acts on the same agency never wait for each other here. */
export async function insertTallyChanges(db: Db, cityCode: string, at: Date, deltas: readonly TallyDelta[]): Promise<void> {
  await insertMany(
    db,
    "agency_tally_change",
    deltas.map((each) => ({
      city_code: cityCode,
      id: newId(at),
      agency_id: each.agencyId,
      month: each.month,
      counter: each.counter,
      delta: each.delta,
    })),
  );
}

const changesMax = 50_000;
/** Takes the changes into the tallies; returns the agencies whose figures moved. */
export async function foldTallyChanges(db: Db, cityCode: string): Promise<ReadonlySet<string>> {
  const folded = await sql<{ agency_id: string }>`
    with due as (select id from agency_tally_change where city_code = ${cityCode} order by id limit ${sql.lit(changesMax)} for update skip locked),
      taken as (delete from agency_tally_change using due where agency_tally_change.city_code = ${cityCode} and agency_tally_change.id = due.id returning agency_id, month, counter, delta)
    insert into agency_tally (city_code, agency_id, month, counter, count)
    select ${cityCode}, agency_id, month, counter, sum(delta) from taken group by agency_id, month, counter having sum(delta) <> 0
    on conflict (city_code, agency_id, month, counter) do update set count = agency_tally.count + excluded.count
    returning agency_id`.execute(db);
  return new Set(folded.rows.map((row) => row.agency_id));
}

/** Of these agencies, or of all. */
export async function listTallies(
  db: Db,
  cityCode: string,
  months: readonly string[],
  agencyIds: readonly string[] | "all",
): Promise<AgencyTallyTable[]> {
  let select = db
    .selectFrom("agency_tally")
    .selectAll()
    .where("city_code", "=", cityCode)
    .where("month", "in", [...months]);
  if (agencyIds !== "all") select = select.where(sql<boolean>`agency_id = any(${[...agencyIds]}::uuid[])`);
  return select.execute();
}

export async function listAgencyLights(db: Db, cityCode: string, agencyIds: readonly string[] | "all"): Promise<AgencyLightTable[]> {
  const select = db.selectFrom("agency_light").selectAll().where("city_code", "=", cityCode);
  if (agencyIds === "all") return select.execute();
  return select.where(sql<boolean>`agency_id = any(${[...agencyIds]}::uuid[])`).execute();
}

export async function saveAgencyLights(db: Db, lights: readonly AgencyLightTable[]): Promise<void> {
  await insertMany(
    db,
    "agency_light",
    lights,
    "(city_code, agency_id, indicator) do update set month = excluded.month, light = excluded.light, numerator = excluded.numerator, denominator = excluded.denominator, since = excluded.since",
  );
}
