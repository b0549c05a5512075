import type { Selectable } from "kysely";
import { Absent } from "../../../kernel/decision.ts";
import type { Db } from "../../../platform/db.ts";
import { type DemandTable, registeredColumns } from "./table.ts";

export type DemandFacts = Selectable<Omit<DemandTable, "search">>;
const factColumns = [
  ...registeredColumns,
  "disposed_at",
  "first_dispatched_at",
  "work_order_id",
  "source",
  "source_key",
] as const satisfies readonly (keyof DemandFacts)[];

const select = (db: Db, cityCode: string) => db.selectFrom("demand").select(factColumns).where("city_code", "=", cityCode);

export async function findDemand(db: Db, cityCode: string, id: string): Promise<DemandFacts | undefined> {
  return select(db, cityCode).where("id", "=", id).executeTakeFirst();
}

/** Locks the row: for acts. */
export async function loadDemand(db: Db, cityCode: string, id: string): Promise<DemandFacts> {
  const found = await select(db, cityCode).where("id", "=", id).forUpdate().executeTakeFirst();
  if (found === undefined) throw new Absent("件诉求");
  return found;
}

export async function findByNumber(db: Db, cityCode: string, number: string): Promise<DemandFacts | undefined> {
  return select(db, cityCode).where("number", "=", number).executeTakeFirst();
}

export async function findByRequestKey(db: Db, cityCode: string, requestKey: string): Promise<DemandFacts | undefined> {
  return select(db, cityCode).where("request_key", "=", requestKey).executeTakeFirst();
}

/** The demands behind an order: its own first, then the merged ones by time; one that its requester withdrew stays among them. */
export async function listDemandsOfOrder(db: Db, cityCode: string, workOrderId: string): Promise<DemandFacts[]> {
  const rows = await select(db, cityCode).where("work_order_id", "=", workOrderId).orderBy("registered_at").limit(500).execute();
  return rows.sort((left, right) => Number(left.state === "merged") - Number(right.state === "merged"));
}

/** In the order of `ids`. */
export async function loadDemandRows(db: Db, cityCode: string, ids: readonly string[]): Promise<DemandFacts[]> {
  if (ids.length === 0) return [];
  const rows = await select(db, cityCode)
    .where("id", "in", [...ids])
    .execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

const contactColumns = [
  "id",
  "number",
  "work_order_id",
  "contact_phone_sealed",
  "caller_number_sealed",
  "email_sealed",
  "no_reply_wanted",
] as const satisfies readonly (keyof DemandFacts)[];

/** What is needed to send a message to the requesters of several demands. */
export async function listContacts(db: Db, cityCode: string, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return db
    .selectFrom("demand")
    .select(contactColumns)
    .where("city_code", "=", cityCode)
    .where("id", "in", [...ids])
    .execute();
}

/** The same for everybody whose demand an order carries; who withdrew is not told any more. */
export async function listContactsOfOrders(db: Db, cityCode: string, workOrderIds: readonly string[]) {
  if (workOrderIds.length === 0) return [];
  return db
    .selectFrom("demand")
    .select(contactColumns)
    .where("city_code", "=", cityCode)
    .where("work_order_id", "in", [...workOrderIds])
    .where("state", "<>", "withdrawn")
    .orderBy("id")
    .execute();
}
