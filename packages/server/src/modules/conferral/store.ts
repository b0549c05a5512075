import type { ConferralKind, ConferralOutcome, ConferralState } from "@yihao/contract/conferral";
import { type RawBuilder, sql } from "kysely";
import type { Scope } from "../../kernel/actor.ts";
import { Absent } from "../../kernel/decision.ts";
import type { Db } from "../../platform/db.ts";

export interface ConferralTable {
  city_code: string;
  id: string;
  platform_code: string;
  kind: ConferralKind;
  state: ConferralState;
  title: string;
  starts_at: Date;
  place: string;
  note: string | null;
  planned_at: Date;
  planned_by: string | null;
  planned_by_name: string;
  minutes: string | null;
  held_at: Date | null;
  held_by: string | null;
  held_by_name: string | null;
  cancelled_at: Date | null;
  cancelled_by_name: string | null;
  cancel_reason: string | null;
}
export interface ConferralOrderTable {
  city_code: string;
  conferral_id: string;
  work_order_id: string;
  position: number;
  question: string | null;
  outcome: ConferralOutcome | null;
  lead_agency_id: string | null;
  decision: string | null;
}
export interface ConferralParticipantTable {
  city_code: string;
  conferral_id: string;
  agency_id: string;
}
declare module "../../platform/db.ts" {
  interface Tables {
    conferral: ConferralTable;
    conferral_order: ConferralOrderTable;
    conferral_participant: ConferralParticipantTable;
  }
}

/** People of the centre see those of their platforms, an agency those that it or one below it takes part in. */
function visible(scope: Scope): RawBuilder<boolean> {
  if (scope.agencyIds !== "all")
    return sql<boolean>`exists (select 1 from conferral_participant own where own.city_code = conferral.city_code and own.conferral_id = conferral.id
      and own.agency_id = any(${[...scope.agencyIds]}::uuid[]))`;
  return scope.platformCodes === "all"
    ? sql<boolean>`true`
    : sql<boolean>`conferral.platform_code = any(${[...scope.platformCodes]}::text[])`;
}

export async function insertConferral(db: Db, conferral: ConferralTable): Promise<void> {
  await db.insertInto("conferral").values(conferral).execute();
}

export async function findConferral(db: Db, scope: Scope, id: string): Promise<ConferralTable | undefined> {
  return db
    .selectFrom("conferral")
    .selectAll()
    .where("city_code", "=", scope.cityCode)
    .where("id", "=", id)
    .where(visible(scope))
    .executeTakeFirst();
}

export async function loadConferral(db: Db, scope: Scope, id: string): Promise<ConferralTable> {
  const found = await db
    .selectFrom("conferral")
    .selectAll()
    .where("city_code", "=", scope.cityCode)
    .where("id", "=", id)
    .where(visible(scope))
    .forUpdate()
    .executeTakeFirst();
  if (found === undefined) throw new Absent("次会商");
  return found;
}

export async function updateConferral(
  db: Db,
  { cityCode, id }: { cityCode: string; id: string },
  change: Partial<Omit<ConferralTable, "city_code" | "id">>,
): Promise<void> {
  await db.updateTable("conferral").set(change).where("city_code", "=", cityCode).where("id", "=", id).execute();
}

export type CountedConferral = ConferralTable & { order_count: number; participant_count: number };
export type ConferralFilter = {
  readonly from?: Date;
  readonly to?: Date;
  readonly kind?: ConferralKind | undefined;
  readonly state?: ConferralState | undefined;
  readonly workOrderId?: string;
};
const listMax = 500;

/** By time, the earliest first; `to` is left out of the span. */
export async function listConferrals(db: Db, scope: Scope, filter: ConferralFilter): Promise<CountedConferral[]> {
  let select = db
    .selectFrom("conferral")
    .selectAll()
    .select([
      sql<number>`(select count(*) from conferral_order o where o.city_code = conferral.city_code and o.conferral_id = conferral.id)`.as(
        "order_count",
      ),
      sql<number>`(select count(*) from conferral_participant p where p.city_code = conferral.city_code and p.conferral_id = conferral.id)`.as(
        "participant_count",
      ),
    ])
    .where("city_code", "=", scope.cityCode)
    .where(visible(scope));
  if (filter.from !== undefined) select = select.where("starts_at", ">=", filter.from);
  if (filter.to !== undefined) select = select.where("starts_at", "<", filter.to);
  if (filter.kind !== undefined) select = select.where("kind", "=", filter.kind);
  if (filter.state !== undefined) select = select.where("state", "=", filter.state);
  if (filter.workOrderId !== undefined)
    select = select.where(
      sql<boolean>`exists (select 1 from conferral_order o where o.city_code = conferral.city_code and o.conferral_id = conferral.id and o.work_order_id = ${filter.workOrderId})`,
    );
  return select.orderBy("starts_at").orderBy("id").limit(listMax).execute();
}

export async function listOrders(db: Db, cityCode: string, conferralIds: readonly string[]): Promise<ConferralOrderTable[]> {
  if (conferralIds.length === 0) return [];
  return db
    .selectFrom("conferral_order")
    .selectAll()
    .where("city_code", "=", cityCode)
    .where("conferral_id", "in", [...conferralIds])
    .orderBy("position")
    .execute();
}

export async function listParticipants(db: Db, cityCode: string, conferralId: string): Promise<string[]> {
  const rows = await db
    .selectFrom("conferral_participant")
    .select("agency_id")
    .where("city_code", "=", cityCode)
    .where("conferral_id", "=", conferralId)
    .orderBy("agency_id")
    .execute();
  return rows.map((row) => row.agency_id);
}

/** The agenda and the participants as they are now; what was there before goes. */
export async function saveAgenda(
  db: Db,
  { cityCode, id }: { cityCode: string; id: string },
  orders: readonly { workOrderId: string; question?: string | undefined }[],
  agencyIds: readonly string[],
): Promise<void> {
  await db.deleteFrom("conferral_order").where("city_code", "=", cityCode).where("conferral_id", "=", id).execute();
  await db.deleteFrom("conferral_participant").where("city_code", "=", cityCode).where("conferral_id", "=", id).execute();
  if (orders.length > 0)
    await db
      .insertInto("conferral_order")
      .values(
        orders.map((order, position) => ({
          city_code: cityCode,
          conferral_id: id,
          work_order_id: order.workOrderId,
          position,
          question: order.question ?? null,
          outcome: null,
          lead_agency_id: null,
          decision: null,
        })),
      )
      .execute();
  if (agencyIds.length > 0)
    await db
      .insertInto("conferral_participant")
      .values(agencyIds.map((agencyId) => ({ city_code: cityCode, conferral_id: id, agency_id: agencyId })))
      .execute();
}

export async function markOutcome(
  db: Db,
  { cityCode, conferralId, workOrderId }: { cityCode: string; conferralId: string; workOrderId: string },
  outcome: Pick<ConferralOrderTable, "outcome" | "lead_agency_id" | "decision">,
): Promise<void> {
  await db
    .updateTable("conferral_order")
    .set(outcome)
    .where("city_code", "=", cityCode)
    .where("conferral_id", "=", conferralId)
    .where("work_order_id", "=", workOrderId)
    .execute();
}

/** The last conferral that was held on an order, of one outcome when asked. */
export async function findHeld(db: Db, cityCode: string, workOrderId: string, outcome?: ConferralOutcome) {
  let select = db
    .selectFrom("conferral_order")
    .innerJoin("conferral", (join) =>
      join.onRef("conferral.city_code", "=", "conferral_order.city_code").onRef("conferral.id", "=", "conferral_order.conferral_id"),
    )
    .select([
      "conferral.id",
      "conferral.title",
      "conferral.held_at",
      "conferral_order.outcome",
      "conferral_order.lead_agency_id",
      "conferral_order.decision",
    ])
    .where("conferral_order.city_code", "=", cityCode)
    .where("conferral_order.work_order_id", "=", workOrderId)
    .where("conferral.state", "=", "held");
  if (outcome !== undefined) select = select.where("conferral_order.outcome", "=", outcome);
  return select.orderBy("conferral.held_at", "desc").orderBy("conferral.id", "desc").executeTakeFirst();
}

export async function listTitles(db: Db, cityCode: string, ids: readonly string[]): Promise<{ id: string; title: string }[]> {
  if (ids.length === 0) return [];
  return db
    .selectFrom("conferral")
    .select(["id", "title"])
    .where("city_code", "=", cityCode)
    .where("id", "in", [...ids])
    .execute();
}
