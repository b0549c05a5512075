import type { Db } from "../../../platform/db.ts";
import type { AssignmentTable } from "./table.ts";

export interface PromiseTable {
  city_code: string;
  id: string;
  assignment_id: string;
  work_order_id: string;
  agency_id: string;
  reply_id: string;
  promised_on: string;
  plan: string;
  due_at: Date;
  made_at: Date;
  accepted_at: Date | null;
  remind_at: Date | null;
  kept_at: Date | null;
  broken_at: Date | null;
  ended_at: Date | null;
}
declare module "../../../platform/db.ts" {
  interface Tables {
    promise: PromiseTable;
  }
}
type Key = { cityCode: string; id: string };

export async function insertPromise(db: Db, promise: PromiseTable): Promise<void> {
  await db.insertInto("promise").values(promise).execute();
}

export async function listPromisesOfOrder(db: Db, cityCode: string, workOrderId: string): Promise<PromiseTable[]> {
  return db
    .selectFrom("promise")
    .selectAll()
    .where("city_code", "=", cityCode)
    .where("work_order_id", "=", workOrderId)
    .orderBy("made_at")
    .execute();
}

/** What a reply promises, when it asks to be closed for the time being. */
export async function findPromiseOfReply(db: Db, cityCode: string, replyId: string): Promise<PromiseTable | undefined> {
  return db.selectFrom("promise").selectAll().where("city_code", "=", cityCode).where("reply_id", "=", replyId).executeTakeFirst();
}

/** The promise that an assignment is being followed up for; an assignment has at most one. */
export async function findAcceptedPromise(db: Db, cityCode: string, assignmentId: string): Promise<PromiseTable | undefined> {
  return db
    .selectFrom("promise")
    .selectAll()
    .where("city_code", "=", cityCode)
    .where("assignment_id", "=", assignmentId)
    .where("accepted_at", "is not", null)
    .executeTakeFirst();
}

export async function updatePromise(db: Db, { cityCode, id }: Key, change: Partial<PromiseTable>): Promise<void> {
  await db.updateTable("promise").set(change).where("city_code", "=", cityCode).where("id", "=", id).execute();
}

/** Those whose day has passed without a mark, and those of which the agency is to be reminded. Read without a lock: each is taken up one by one. */
export async function listPromisesToMind(
  db: Db,
  cityCode: string,
  now: Date,
  limit: number,
): Promise<Pick<PromiseTable, "id" | "work_order_id">[]> {
  const open = () => db.selectFrom("promise").select(["id", "work_order_id"]).where("city_code", "=", cityCode);
  const past = open()
    .where("accepted_at", "is not", null)
    .where("kept_at", "is", null)
    .where("broken_at", "is", null)
    .where("ended_at", "is", null)
    .where("due_at", "<", now)
    .orderBy("due_at")
    .orderBy("id")
    .limit(limit);
  const soon = open().where("remind_at", "is not", null).where("remind_at", "<=", now).orderBy("remind_at").orderBy("id").limit(limit);
  const rows = [...(await past.execute()), ...(await soon.execute())];
  return [...new Map(rows.map((row) => [row.id, row])).values()];
}

export async function loadPromise(
  db: Db,
  cityCode: string,
  id: string,
): Promise<{ promise: PromiseTable; assignment: AssignmentTable } | undefined> {
  const promise = await db
    .selectFrom("promise")
    .selectAll()
    .where("city_code", "=", cityCode)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  if (promise === undefined) return undefined;
  const assignment = await db
    .selectFrom("assignment")
    .selectAll()
    .where("city_code", "=", cityCode)
    .where("id", "=", promise.assignment_id)
    .executeTakeFirst();
  return assignment && { promise, assignment };
}
