import { sql } from "kysely";
import { Absent } from "../../../kernel/decision.ts";
import type { Db } from "../../../platform/db.ts";
import type { ChaseTable, OrderMarkTable, RecusalTable, RepeatLinkTable } from "./ways-table.ts";

export async function insertChase(db: Db, chase: ChaseTable): Promise<void> {
  await db.insertInto("chase").values(chase).execute();
  await sql`update work_order set chase_count = chase_count + 1 where city_code = ${chase.city_code} and id = ${chase.work_order_id}`.execute(
    db,
  );
}

/** When the requester of this demand chased on line last. */
export async function findLastOnlineChase(db: Db, cityCode: string, workOrderId: string, demandId: string): Promise<Date | null> {
  const last = await db
    .selectFrom("chase")
    .select("chased_at")
    .where("city_code", "=", cityCode)
    .where("work_order_id", "=", workOrderId)
    .where("demand_id", "=", demandId)
    .where("source", "=", "requester")
    .orderBy("chased_at", "desc")
    .executeTakeFirst();
  return last?.chased_at ?? null;
}

export async function insertMark(db: Db, mark: OrderMarkTable): Promise<void> {
  await db.insertInto("order_mark").values(mark).execute();
}

export async function insertRepeatLink(db: Db, link: RepeatLinkTable): Promise<void> {
  await db.insertInto("repeat_link").values(link).execute();
}

export async function insertRecusals(db: Db, recusals: readonly RecusalTable[]): Promise<void> {
  if (recusals.length > 0)
    await db
      .insertInto("recusal")
      .values([...recusals])
      .execute();
}

export async function findRecusal(db: Db, cityCode: string, id: string): Promise<RecusalTable | undefined> {
  return db.selectFrom("recusal").selectAll().where("city_code", "=", cityCode).where("id", "=", id).executeTakeFirst();
}

/** Locks the row. */
export async function loadRecusal(db: Db, cityCode: string, id: string): Promise<RecusalTable> {
  const found = await db
    .selectFrom("recusal")
    .selectAll()
    .where("city_code", "=", cityCode)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  if (found === undefined) throw new Absent("项回避");
  return found;
}

export async function updateRecusal(
  db: Db,
  cityCode: string,
  id: string,
  lifted: Pick<RecusalTable, "lifted_at" | "lifted_by_name" | "lift_reason">,
): Promise<void> {
  await db.updateTable("recusal").set(lifted).where("city_code", "=", cityCode).where("id", "=", id).execute();
}

export async function listMarksOf(db: Db, cityCode: string, workOrderId: string) {
  const [chases, marks, recusals] = await Promise.all([
    db
      .selectFrom("chase")
      .selectAll()
      .where("city_code", "=", cityCode)
      .where("work_order_id", "=", workOrderId)
      .orderBy("chased_at")
      .execute(),
    db
      .selectFrom("order_mark")
      .selectAll()
      .where("city_code", "=", cityCode)
      .where("work_order_id", "=", workOrderId)
      .orderBy("marked_at")
      .execute(),
    db
      .selectFrom("recusal")
      .selectAll()
      .where("city_code", "=", cityCode)
      .where("work_order_id", "=", workOrderId)
      .orderBy("recused_at")
      .execute(),
  ]);
  return { chases, marks, recusals };
}
