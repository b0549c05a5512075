import { sql } from "kysely";
import { Absent } from "../../../kernel/decision.ts";
import type { Db } from "../../../platform/db.ts";
import type { EvaluationLinkTable, EvaluationRecheckTable, EvaluationTable } from "./table.ts";

export async function insertEvaluation(db: Db, evaluation: EvaluationTable): Promise<void> {
  await db.insertInto("evaluation").values(evaluation).execute();
}

const select = (db: Db, cityCode: string) => db.selectFrom("evaluation").selectAll().where("city_code", "=", cityCode);

export async function listEvaluations(db: Db, cityCode: string, callbackIds: readonly string[]): Promise<EvaluationTable[]> {
  if (callbackIds.length === 0) return [];
  return select(db, cityCode)
    .where("callback_id", "in", [...callbackIds])
    .execute();
}

export async function findEvaluation(db: Db, cityCode: string, id: string): Promise<EvaluationTable | undefined> {
  return select(db, cityCode).where("id", "=", id).executeTakeFirst();
}

/** Locks the row. */
export async function loadEvaluation(db: Db, cityCode: string, id: string): Promise<EvaluationTable> {
  const found = await select(db, cityCode).where("id", "=", id).forUpdate().executeTakeFirst();
  if (found === undefined) throw new Absent("次评价");
  return found;
}

export async function updateEvaluation(
  db: Db,
  cityCode: string,
  id: string,
  change: Pick<EvaluationTable, "validity" | "invalid_reason">,
): Promise<void> {
  await db.updateTable("evaluation").set(change).where("city_code", "=", cityCode).where("id", "=", id).execute();
}

/** 最终评价: the last evaluation of an order that is over; none while it is handled again. */
export async function markFinal(db: Db, cityCode: string, workOrderId: string, isOver: boolean): Promise<void> {
  await sql`
    update evaluation set is_final = ${isOver}::boolean and evaluation.round = last.round
    from (select max(round) as round from evaluation where city_code = ${cityCode} and work_order_id = ${workOrderId}) last
    where evaluation.city_code = ${cityCode} and evaluation.work_order_id = ${workOrderId}
      and evaluation.is_final <> (${isOver}::boolean and evaluation.round = last.round)`.execute(db);
}

export async function insertRecheck(db: Db, recheck: EvaluationRecheckTable): Promise<void> {
  await db.insertInto("evaluation_recheck").values(recheck).execute();
}

export async function listRechecks(db: Db, cityCode: string, evaluationIds: readonly string[]): Promise<EvaluationRecheckTable[]> {
  if (evaluationIds.length === 0) return [];
  return db
    .selectFrom("evaluation_recheck")
    .selectAll()
    .where("city_code", "=", cityCode)
    .where("evaluation_id", "in", [...evaluationIds])
    .execute();
}

export async function insertLinks(db: Db, links: readonly EvaluationLinkTable[]): Promise<void> {
  if (links.length === 0) return;
  await db
    .insertInto("evaluation_link")
    .values([...links])
    .execute();
}

export async function findLink(db: Db, cityCode: string, tokenDigest: Buffer): Promise<EvaluationLinkTable | undefined> {
  return db
    .selectFrom("evaluation_link")
    .selectAll()
    .where("city_code", "=", cityCode)
    .where("token_digest", "=", tokenDigest)
    .executeTakeFirst();
}

/** Locks the row. */
export async function loadLink(db: Db, cityCode: string, id: string): Promise<EvaluationLinkTable> {
  return db
    .selectFrom("evaluation_link")
    .selectAll()
    .where("city_code", "=", cityCode)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirstOrThrow();
}

export async function markLinkUsed(db: Db, cityCode: string, id: string, at: Date): Promise<void> {
  await db.updateTable("evaluation_link").set({ used_at: at }).where("city_code", "=", cityCode).where("id", "=", id).execute();
}

/** Callbacks whose invitation went out already. */
export async function listInvited(db: Db, cityCode: string, callbackIds: readonly string[]): Promise<Set<string>> {
  if (callbackIds.length === 0) return new Set();
  const rows = await db
    .selectFrom("evaluation_link")
    .select("callback_id")
    .where("city_code", "=", cityCode)
    .where("callback_id", "in", [...callbackIds])
    .execute();
  return new Set(rows.map((row) => row.callback_id));
}

/** Whoever was invited is no longer the one to ask. */
export async function endLinkOf(db: Db, cityCode: string, callbackId: string, at: Date): Promise<void> {
  await db
    .updateTable("evaluation_link")
    .set({ expires_at: at })
    .where("city_code", "=", cityCode)
    .where("callback_id", "=", callbackId)
    .where("expires_at", ">", at)
    .execute();
}
