import { sql } from "kysely";
import type { Db } from "../../../platform/db.ts";
import type { BriefingTable } from "./table.ts";

/** Takes the next number of the year; numbers leave no gaps, so writers of one city wait for each other here. */
export async function insertBriefing(
  db: Db,
  briefing: Omit<BriefingTable, "serial" | "sequence">,
): Promise<{ serial: number; sequence: number }> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`briefing:${briefing.city_code}:${briefing.year}`}, 0))`.execute(db);
  const next = await sql<{ serial: number; sequence: number }>`
    select
      (select coalesce(max(serial), 0) + 1 from briefing where city_code = ${briefing.city_code} and year = ${briefing.year})::int as serial,
      (select coalesce(max(sequence), 0) + 1 from briefing where city_code = ${briefing.city_code} and emergency_id = ${briefing.emergency_id})::int as sequence`.execute(
    db,
  );
  const taken = next.rows[0] ?? { serial: 1, sequence: 1 };
  await db
    .insertInto("briefing")
    .values({ ...briefing, ...taken })
    .execute();
  return taken;
}

export async function listBriefings(db: Db, cityCode: string, emergencyId: string): Promise<BriefingTable[]> {
  return db
    .selectFrom("briefing")
    .selectAll()
    .where("city_code", "=", cityCode)
    .where("emergency_id", "=", emergencyId)
    .orderBy("sequence")
    .execute();
}

export async function findBriefing(db: Db, cityCode: string, id: string): Promise<BriefingTable | undefined> {
  return db.selectFrom("briefing").selectAll().where("city_code", "=", cityCode).where("id", "=", id).executeTakeFirst();
}
