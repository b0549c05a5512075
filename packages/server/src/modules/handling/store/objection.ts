import type { ObjectionDecision, ObjectionGround } from "@yihao/contract/objection";
import { sql } from "kysely";
import type { Scope } from "../../../kernel/actor.ts";
import type { Cursor } from "../../../kernel/cursor.ts";
import { Absent } from "../../../kernel/decision.ts";
import type { Db } from "../../../platform/db.ts";
import { ofVisibleOrder } from "../../work-order/index.ts";
import "./table.ts";

export interface ObjectionTable {
  city_code: string;
  id: string;
  assignment_id: string;
  work_order_id: string;
  agency_id: string;
  ground: ObjectionGround;
  reason: string;
  basis: string;
  raised_at: Date;
  raised_by: string | null;
  raised_by_name: string;
  decision: ObjectionDecision | null;
  opinion: string | null;
  decided_at: Date | null;
  decided_by: string | null;
  decided_by_name: string | null;
}
declare module "../../../platform/db.ts" {
  interface Tables {
    objection: ObjectionTable;
  }
}

export async function insertObjection(db: Db, objection: ObjectionTable): Promise<void> {
  await db.insertInto("objection").values(objection).execute();
}

export async function findObjection(db: Db, cityCode: string, id: string): Promise<ObjectionTable | undefined> {
  return db.selectFrom("objection").selectAll().where("city_code", "=", cityCode).where("id", "=", id).executeTakeFirst();
}

export async function loadObjection(db: Db, cityCode: string, id: string): Promise<ObjectionTable> {
  const found = await db
    .selectFrom("objection")
    .selectAll()
    .where("city_code", "=", cityCode)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  if (found === undefined) throw new Absent("份派单异议");
  return found;
}

/** Newest first. */
export async function listObjectionsOfOrder(db: Db, cityCode: string, workOrderId: string): Promise<ObjectionTable[]> {
  return db
    .selectFrom("objection")
    .selectAll()
    .where("city_code", "=", cityCode)
    .where("work_order_id", "=", workOrderId)
    .orderBy("raised_at", "desc")
    .orderBy("id", "desc")
    .execute();
}

export async function markObjectionDecided(
  db: Db,
  cityCode: string,
  id: string,
  decided: Pick<ObjectionTable, "decision" | "opinion" | "decided_at" | "decided_by" | "decided_by_name">,
): Promise<void> {
  await db.updateTable("objection").set(decided).where("city_code", "=", cityCode).where("id", "=", id).execute();
}

export type WaitingObjection = ObjectionTable & { number: string; title: string };
/** What waits longest comes first; one whose assignment has ended meanwhile waits no longer. */
export async function listWaitingObjections(db: Db, scope: Scope, after: Cursor | null, limit: number): Promise<WaitingObjection[]> {
  if (scope.agencyIds !== "all") return [];
  let select = db
    .selectFrom("objection")
    .innerJoin("assignment", (join) =>
      join.onRef("assignment.city_code", "=", "objection.city_code").onRef("assignment.id", "=", "objection.assignment_id"),
    )
    .selectAll("objection")
    .select(["assignment.number", "assignment.title"])
    .where("objection.city_code", "=", scope.cityCode)
    .where("objection.decision", "is", null)
    .where("assignment.ended_at", "is", null)
    .where(ofVisibleOrder(scope, "objection.work_order_id"));
  if (after !== null)
    select = select.where(sql<boolean>`(objection.raised_at, objection.id) > (${after.value}::timestamptz, ${after.id}::uuid)`);
  return select.orderBy("objection.raised_at").orderBy("objection.id").limit(limit).execute();
}
