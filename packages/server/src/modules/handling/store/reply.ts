import { sql } from "kysely";
import type { Db } from "../../../platform/db.ts";
import type { ReplyTable } from "./table.ts";

export async function insertReply(db: Db, reply: ReplyTable): Promise<void> {
  await db.insertInto("reply").values(reply).execute();
}

export async function listReplies(db: Db, cityCode: string, workOrderId: string): Promise<ReplyTable[]> {
  return db
    .selectFrom("reply")
    .selectAll()
    .where("city_code", "=", cityCode)
    .where("work_order_id", "=", workOrderId)
    .orderBy("replied_at")
    .execute();
}

export async function findReply(db: Db, cityCode: string, id: string): Promise<ReplyTable | undefined> {
  return db.selectFrom("reply").selectAll().where("city_code", "=", cityCode).where("id", "=", id).executeTakeFirst();
}

/** The reply that waits for review, locked. */
export async function findWaitingReply(db: Db, cityCode: string, workOrderId: string): Promise<ReplyTable | undefined> {
  return db
    .selectFrom("reply")
    .selectAll()
    .where("city_code", "=", cityCode)
    .where("work_order_id", "=", workOrderId)
    .where("verdict", "=", "waiting")
    .forUpdate()
    .executeTakeFirst();
}

/** The public reply that the requester was given last. */
export async function findPassedReply(db: Db, cityCode: string, workOrderId: string): Promise<ReplyTable | undefined> {
  return db
    .selectFrom("reply")
    .selectAll()
    .where("city_code", "=", cityCode)
    .where("work_order_id", "=", workOrderId)
    .where("verdict", "=", "passed")
    .orderBy("replied_at", "desc")
    .executeTakeFirst();
}

export async function updateReply(
  db: Db,
  { cityCode, id }: { cityCode: string; id: string },
  change: Partial<Pick<ReplyTable, "verdict" | "verdict_opinion" | "replied_at" | "written_at">>,
): Promise<void> {
  await db.updateTable("reply").set(change).where("city_code", "=", cityCode).where("id", "=", id).execute();
}

/** Locked: of two who sign at once the second sees what the first did. */
export async function loadReply(db: Db, cityCode: string, id: string): Promise<ReplyTable | undefined> {
  return db.selectFrom("reply").selectAll().where("city_code", "=", cityCode).where("id", "=", id).forUpdate().executeTakeFirst();
}

export type PastReply = ReplyTable & { demand_id: string; title: string };
/** What an agency answered last in one category and review let pass. */
export async function listPastReplies(
  db: Db,
  cityCode: string,
  of: { agencyId: string; categoryCode: string; exceptOrderId: string },
  limit: number,
): Promise<PastReply[]> {
  const answer = await sql<PastReply>`
    select reply.*, done.demand_id, done.title
    from assignment as done
    cross join lateral (
      select * from reply
      where reply.city_code = done.city_code and reply.work_order_id = done.work_order_id and reply.assignment_id = done.id and reply.verdict = 'passed'
      order by reply.replied_at desc limit 1
    ) as reply
    where done.city_code = ${cityCode} and done.agency_id = ${of.agencyId} and done.category_code = ${of.categoryCode} and done.state = 'finished'
      and done.work_order_id <> ${of.exceptOrderId} and done.kind <> 'tipOff'
    order by done.assigned_at desc, done.id desc limit ${limit}`.execute(db);
  return answer.rows;
}
