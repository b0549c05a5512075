import { sql } from "kysely";
import type { Scope } from "../../../kernel/actor.ts";
import type { Cursor } from "../../../kernel/cursor.ts";
import { Absent } from "../../../kernel/decision.ts";
import type { Db } from "../../../platform/db.ts";
import { visible } from "./find.ts";
import type { ConclusionProposalTable, TerminationRequestTable, WithdrawalTable } from "./ways-table.ts";

export async function insertWithdrawal(db: Db, withdrawal: WithdrawalTable): Promise<void> {
  await db.insertInto("withdrawal").values(withdrawal).execute();
}

export async function insertTerminationRequest(db: Db, request: TerminationRequestTable): Promise<void> {
  await db.insertInto("termination_request").values(request).execute();
}

export async function findTerminationRequest(db: Db, cityCode: string, id: string): Promise<TerminationRequestTable | undefined> {
  return db.selectFrom("termination_request").selectAll().where("city_code", "=", cityCode).where("id", "=", id).executeTakeFirst();
}

/** Locks the row. */
export async function loadTerminationRequest(db: Db, cityCode: string, id: string): Promise<TerminationRequestTable> {
  const found = await db
    .selectFrom("termination_request")
    .selectAll()
    .where("city_code", "=", cityCode)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  if (found === undefined) throw new Absent("份终止办理申请");
  return found;
}

export async function updateTerminationRequest(
  db: Db,
  cityCode: string,
  id: string,
  decided: Pick<TerminationRequestTable, "decision" | "opinion" | "explanation" | "decided_at" | "decided_by_name">,
): Promise<void> {
  await db.updateTable("termination_request").set(decided).where("city_code", "=", cityCode).where("id", "=", id).execute();
}

export async function insertConclusionProposal(db: Db, proposal: ConclusionProposalTable): Promise<void> {
  await db.insertInto("conclusion_proposal").values(proposal).execute();
}

export async function findConclusionProposal(db: Db, cityCode: string, id: string): Promise<ConclusionProposalTable | undefined> {
  return db.selectFrom("conclusion_proposal").selectAll().where("city_code", "=", cityCode).where("id", "=", id).executeTakeFirst();
}

/** The proposal whose evidence or minutes have this id. */
export async function findProposalOfPapers(db: Db, cityCode: string, id: string): Promise<ConclusionProposalTable | undefined> {
  return db
    .selectFrom("conclusion_proposal")
    .selectAll()
    .where("city_code", "=", cityCode)
    .where((where) => where.or([where("id", "=", id), where("minutes_id", "=", id)]))
    .executeTakeFirst();
}

/** Locks the row. */
export async function loadConclusionProposal(db: Db, cityCode: string, id: string): Promise<ConclusionProposalTable> {
  const found = await db
    .selectFrom("conclusion_proposal")
    .selectAll()
    .where("city_code", "=", cityCode)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  if (found === undefined) throw new Absent("份终结提议");
  return found;
}

export async function updateConclusionProposal(
  db: Db,
  cityCode: string,
  id: string,
  decided: Pick<ConclusionProposalTable, "decision" | "decision_reason" | "decided_at" | "decided_by_name">,
): Promise<void> {
  await db.updateTable("conclusion_proposal").set(decided).where("city_code", "=", cityCode).where("id", "=", id).execute();
}

/** What still waited when the order ended needs nobody's decision any more. */
export async function lapseEndRequests(db: Db, cityCode: string, workOrderId: string, at: Date): Promise<void> {
  await db
    .updateTable("termination_request")
    .set({ decision: "lapsed", decided_at: at })
    .where("city_code", "=", cityCode)
    .where("work_order_id", "=", workOrderId)
    .where("decision", "is", null)
    .execute();
  await db
    .updateTable("conclusion_proposal")
    .set({ decision: "lapsed", decided_at: at })
    .where("city_code", "=", cityCode)
    .where("work_order_id", "=", workOrderId)
    .where("decision", "is", null)
    .execute();
}

/** All that was asked for or done about the end of an order, oldest first. */
export async function listEndsOf(db: Db, cityCode: string, workOrderId: string) {
  const [withdrawals, terminationRequests, conclusionProposals] = await Promise.all([
    db
      .selectFrom("withdrawal")
      .selectAll()
      .where("city_code", "=", cityCode)
      .where("work_order_id", "=", workOrderId)
      .orderBy("withdrawn_at")
      .execute(),
    db
      .selectFrom("termination_request")
      .selectAll()
      .where("city_code", "=", cityCode)
      .where("work_order_id", "=", workOrderId)
      .orderBy("requested_at")
      .execute(),
    db
      .selectFrom("conclusion_proposal")
      .selectAll()
      .where("city_code", "=", cityCode)
      .where("work_order_id", "=", workOrderId)
      .orderBy("proposed_at")
      .execute(),
  ]);
  return { withdrawals, terminationRequests, conclusionProposals };
}

type Waiting<T> = T & { number: string; title: string };

/** What waits longest comes first. */
export async function listWaitingTerminations(db: Db, scope: Scope, after: Cursor | null, limit: number) {
  let select = db
    .selectFrom("termination_request as asked")
    .innerJoin("work_order", (on) =>
      on.onRef("work_order.city_code", "=", "asked.city_code").onRef("work_order.id", "=", "asked.work_order_id"),
    )
    .selectAll("asked")
    .select(["work_order.number", "work_order.title"])
    .where("asked.city_code", "=", scope.cityCode)
    .where("asked.decision", "is", null)
    .where(visible(scope));
  if (after !== null)
    select = select.where(sql<boolean>`(asked.requested_at, asked.id) > (${after.value}::timestamptz, ${after.id}::uuid)`);
  return (await select.orderBy("asked.requested_at").orderBy("asked.id").limit(limit).execute()) as Waiting<TerminationRequestTable>[];
}

export async function listWaitingConclusions(db: Db, scope: Scope, after: Cursor | null, limit: number) {
  let select = db
    .selectFrom("conclusion_proposal as asked")
    .innerJoin("work_order", (on) =>
      on.onRef("work_order.city_code", "=", "asked.city_code").onRef("work_order.id", "=", "asked.work_order_id"),
    )
    .selectAll("asked")
    .select(["work_order.number", "work_order.title"])
    .where("asked.city_code", "=", scope.cityCode)
    .where("asked.decision", "is", null)
    .where(visible(scope));
  if (after !== null) select = select.where(sql<boolean>`(asked.proposed_at, asked.id) > (${after.value}::timestamptz, ${after.id}::uuid)`);
  return (await select.orderBy("asked.proposed_at").orderBy("asked.id").limit(limit).execute()) as Waiting<ConclusionProposalTable>[];
}

export async function countWaitingEnds(db: Db, scope: Scope): Promise<{ terminations: number; conclusions: number }> {
  const answer = await sql<{ terminations: number; conclusions: number }>`
    select
      (select count(*) from termination_request asked join work_order on work_order.city_code = asked.city_code and work_order.id = asked.work_order_id
        where asked.city_code = ${scope.cityCode} and asked.decision is null and ${visible(scope)}) as terminations,
      (select count(*) from conclusion_proposal asked join work_order on work_order.city_code = asked.city_code and work_order.id = asked.work_order_id
        where asked.city_code = ${scope.cityCode} and asked.decision is null and ${visible(scope)}) as conclusions`.execute(db);
  return answer.rows[0] ?? { terminations: 0, conclusions: 0 };
}
