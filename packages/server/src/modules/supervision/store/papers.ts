import type { Db } from "../../../platform/db.ts";
import type {
  LeaderInstructionTable,
  SupervisionActTable,
  SupervisionAnswerTable,
  SupervisionReturnTable,
  UrgeTable,
} from "./case-table.ts";

export async function insertAct(db: Db, row: SupervisionActTable): Promise<void> {
  await db.insertInto("supervision_act").values(row).execute();
}

/** Oldest first. */
export async function listActs(db: Db, cityCode: string, caseId: string): Promise<SupervisionActTable[]> {
  return db
    .selectFrom("supervision_act")
    .selectAll()
    .where("city_code", "=", cityCode)
    .where("case_id", "=", caseId)
    .orderBy("at")
    .orderBy("id")
    .execute();
}

type Key = { cityCode: string; id: string };

export async function insertReturn(db: Db, row: SupervisionReturnTable): Promise<void> {
  await db.insertInto("supervision_return").values(row).execute();
}

/** Newest first. */
export async function listReturns(db: Db, cityCode: string, caseId: string): Promise<SupervisionReturnTable[]> {
  return db
    .selectFrom("supervision_return")
    .selectAll()
    .where("city_code", "=", cityCode)
    .where("case_id", "=", caseId)
    .orderBy("asked_at", "desc")
    .orderBy("id", "desc")
    .execute();
}

/** Those that wait for a decision: one at most. */
export async function markReturnDecided(
  db: Db,
  cityCode: string,
  caseId: string,
  decided: Pick<SupervisionReturnTable, "decision" | "opinion" | "decided_at" | "decided_by_name">,
): Promise<void> {
  await db
    .updateTable("supervision_return")
    .set(decided)
    .where("city_code", "=", cityCode)
    .where("case_id", "=", caseId)
    .where("decision", "is", null)
    .execute();
}

export async function insertAnswer(db: Db, row: SupervisionAnswerTable): Promise<void> {
  await db.insertInto("supervision_answer").values(row).execute();
}

export async function findAnswer(db: Db, cityCode: string, id: string): Promise<SupervisionAnswerTable | undefined> {
  return db.selectFrom("supervision_answer").selectAll().where("city_code", "=", cityCode).where("id", "=", id).executeTakeFirst();
}

/** Newest first. */
export async function listAnswers(db: Db, cityCode: string, caseId: string): Promise<SupervisionAnswerTable[]> {
  return db
    .selectFrom("supervision_answer")
    .selectAll()
    .where("city_code", "=", cityCode)
    .where("case_id", "=", caseId)
    .orderBy("answered_at", "desc")
    .orderBy("id", "desc")
    .execute();
}

/** The lead's answer that waits for review. */
export async function markAnswerDecided(
  db: Db,
  cityCode: string,
  caseId: string,
  decided: Pick<SupervisionAnswerTable, "verdict" | "opinion" | "decided_at" | "decided_by_name">,
): Promise<void> {
  await db
    .updateTable("supervision_answer")
    .set(decided)
    .where("city_code", "=", cityCode)
    .where("case_id", "=", caseId)
    .where("verdict", "=", "waiting")
    .execute();
}

export async function insertUrge(db: Db, row: UrgeTable): Promise<void> {
  await db.insertInto("urge").values(row).execute();
}

export async function listUrges(db: Db, cityCode: string, workOrderId: string): Promise<UrgeTable[]> {
  return db
    .selectFrom("urge")
    .selectAll()
    .where("city_code", "=", cityCode)
    .where("work_order_id", "=", workOrderId)
    .orderBy("urged_at", "desc")
    .execute();
}

export async function insertInstruction(db: Db, row: LeaderInstructionTable): Promise<void> {
  await db.insertInto("leader_instruction").values(row).execute();
}

export async function findInstruction(db: Db, { cityCode, id }: Key): Promise<LeaderInstructionTable | undefined> {
  return db.selectFrom("leader_instruction").selectAll().where("city_code", "=", cityCode).where("id", "=", id).executeTakeFirst();
}

export async function listInstructions(
  db: Db,
  cityCode: string,
  of: { readonly caseId: string } | { readonly workOrderId: string },
): Promise<LeaderInstructionTable[]> {
  const select = db.selectFrom("leader_instruction").selectAll().where("city_code", "=", cityCode).orderBy("recorded_at", "desc");
  return "caseId" in of ? select.where("case_id", "=", of.caseId).execute() : select.where("work_order_id", "=", of.workOrderId).execute();
}
