import type { SignOffLevel, SignOffVerdict } from "@yihao/contract/replies";
import { sql } from "kysely";
import type { Scope } from "../../../kernel/actor.ts";
import type { Cursor } from "../../../kernel/cursor.ts";
import type { Db } from "../../../platform/db.ts";
import type { AssignmentTable, ReplyTable } from "./table.ts";

export interface SignOffTable {
  city_code: string;
  id: string;
  reply_id: string;
  assignment_id: string;
  work_order_id: string;
  agency_id: string;
  level: SignOffLevel;
  submitted_at: Date;
  submitted_by_name: string;
  verdict: SignOffVerdict | null;
  opinion: string | null;
  signed_at: Date | null;
  signed_by: string | null;
  signed_by_name: string | null;
}
declare module "../../../platform/db.ts" {
  interface Tables {
    sign_off: SignOffTable;
  }
}

export async function insertSignOff(db: Db, signOff: SignOffTable): Promise<void> {
  await db.insertInto("sign_off").values(signOff).execute();
}

/** All levels of the replies of an order, in the order they were asked. */
export async function listSignOffsOfOrder(db: Db, cityCode: string, workOrderId: string): Promise<SignOffTable[]> {
  return db
    .selectFrom("sign_off")
    .selectAll()
    .where("city_code", "=", cityCode)
    .where("work_order_id", "=", workOrderId)
    .orderBy("submitted_at")
    .orderBy("id")
    .execute();
}

export async function markSigned(
  db: Db,
  { cityCode, id }: { cityCode: string; id: string },
  signed: Pick<SignOffTable, "verdict" | "opinion" | "signed_at" | "signed_by" | "signed_by_name">,
): Promise<void> {
  await db.updateTable("sign_off").set(signed).where("city_code", "=", cityCode).where("id", "=", id).execute();
}

type Desk = { agencyId: string; level: SignOffLevel };
const waitingIn = (db: Db, scope: Scope) =>
  db
    .selectFrom("sign_off")
    .innerJoin("assignment", (join) =>
      join.onRef("assignment.city_code", "=", "sign_off.city_code").onRef("assignment.id", "=", "sign_off.assignment_id"),
    )
    .where("sign_off.city_code", "=", scope.cityCode)
    .where("sign_off.verdict", "is", null)
    // An order that was withdrawn or taken back leaves its question behind; nobody has to answer it.
    .where("assignment.state", "=", "awaitingSignOff")
    .where(scope.agencyIds === "all" ? sql<boolean>`true` : sql<boolean>`sign_off.agency_id = any(${[...scope.agencyIds]}::uuid[])`);

/** Whose leaders have something to sign, at which level. */
export async function countWaitingDesks(db: Db, scope: Scope): Promise<(Desk & { count: number })[]> {
  return waitingIn(db, scope)
    .select((count) => ["sign_off.agency_id as agencyId", "sign_off.level", count.fn.countAll<number>().as("count")])
    .groupBy(["sign_off.agency_id", "sign_off.level"])
    .execute();
}

export type WaitingSignOffRow = SignOffTable &
  Pick<ReplyTable, "public_reply" | "internal_account"> &
  Pick<AssignmentTable, "number" | "title" | "due_at" | "follow_up_due_at" | "limit_amount" | "limit_unit"> & { is_interim: boolean };
/** What waits longest comes first. */
export async function listWaitingSignOffs(
  db: Db,
  scope: Scope,
  desks: readonly Desk[],
  after: Cursor | null,
  limit: number,
): Promise<WaitingSignOffRow[]> {
  if (desks.length === 0) return [];
  let select = waitingIn(db, scope)
    .innerJoin("reply", (join) => join.onRef("reply.city_code", "=", "sign_off.city_code").onRef("reply.id", "=", "sign_off.reply_id"))
    .selectAll("sign_off")
    .select(["reply.public_reply", "reply.internal_account"])
    .select([
      "assignment.number",
      "assignment.title",
      "assignment.due_at",
      "assignment.follow_up_due_at",
      "assignment.limit_amount",
      "assignment.limit_unit",
    ])
    .select(
      sql<boolean>`exists (select 1 from promise where promise.city_code = sign_off.city_code and promise.reply_id = sign_off.reply_id)`.as(
        "is_interim",
      ),
    )
    .where((where) =>
      where.or(
        desks.map(({ agencyId, level }) => where.and([where("sign_off.agency_id", "=", agencyId), where("sign_off.level", "=", level)])),
      ),
    );
  if (after !== null)
    select = select.where(sql<boolean>`(sign_off.submitted_at, sign_off.id) > (${after.value}::timestamptz, ${after.id}::uuid)`);
  return select.orderBy("sign_off.submitted_at").orderBy("sign_off.id").limit(limit).execute();
}
