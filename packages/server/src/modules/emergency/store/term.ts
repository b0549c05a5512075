import { Absent } from "../../../kernel/decision.ts";
import type { Db } from "../../../platform/db.ts";
import type { EmergencyTermTable } from "./table.ts";

/** In the order in which they were set. */
export async function listTerms(db: Db, cityCode: string): Promise<EmergencyTermTable[]> {
  return db.selectFrom("emergency_term").selectAll().where("city_code", "=", cityCode).orderBy("set_at").orderBy("id").execute();
}

/** Returns those that are new. */
export async function insertTerms(db: Db, terms: readonly EmergencyTermTable[]): Promise<string[]> {
  const inserted = await db
    .insertInto("emergency_term")
    .values([...terms])
    .onConflict((conflict) => conflict.columns(["city_code", "term"]).doNothing())
    .returning("term")
    .execute();
  return inserted.map((row) => row.term);
}

export async function updateTerm(db: Db, cityCode: string, id: string, change: Partial<EmergencyTermTable>): Promise<EmergencyTermTable> {
  const updated = await db
    .updateTable("emergency_term")
    .set(change)
    .where("city_code", "=", cityCode)
    .where("id", "=", id)
    .returningAll()
    .executeTakeFirst();
  if (updated === undefined) throw new Absent("个提示词");
  return updated;
}
