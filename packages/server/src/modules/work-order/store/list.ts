import type { Light } from "@yihao/contract/directory";
import type { WorkOrderState } from "@yihao/contract/work-order";
import { sql } from "kysely";
import type { Scope } from "../../../kernel/actor.ts";
import type { Cursor } from "../../../kernel/cursor.ts";
import type { Db } from "../../../platform/db.ts";
import { visible } from "./find.ts";
import { factColumns, type WorkOrderFacts } from "./table.ts";

/** due: what expires first · queue: what waits longest in its state · newest: what was made last. */
export type WorkOrderSort = "due" | "queue" | "newest" | "oldest";
export type WorkOrderFilter = {
  readonly state?: WorkOrderState | undefined;
  readonly kind?: WorkOrderFacts["kind"] | undefined;
  readonly channel?: WorkOrderFacts["channel"] | undefined;
  readonly line?: WorkOrderFacts["line"] | undefined;
  readonly urgency?: WorkOrderFacts["urgency"] | undefined;
  readonly light?: Light | undefined;
  readonly now: Date;
  readonly categoryRange?: readonly [string, string] | undefined;
  readonly regionRange?: readonly [string, string] | undefined;
  /** Any of these agencies is involved. */
  readonly agencyIds?: readonly string[] | undefined;
  readonly registeredBy?: string | undefined;
  readonly from?: Date | undefined;
  readonly to?: Date | undefined;
  readonly number?: string | undefined;
  readonly query?: string | undefined;
};

const sortColumn = { due: "due_at", queue: "state_since", newest: "created_at", oldest: "created_at" } as const;

export async function listWorkOrders(db: Db, scope: Scope, filter: WorkOrderFilter, sort: WorkOrderSort, after: Cursor | null, limit: number): Promise<WorkOrderFacts[]> {
  let select = db.selectFrom("work_order").select(factColumns).where("city_code", "=", scope.cityCode).where(visible(scope));
  if (filter.state !== undefined) select = select.where("state", "=", sql.lit(filter.state));
  if (filter.kind !== undefined) select = select.where("kind", "=", filter.kind);
  if (filter.channel !== undefined) select = select.where("channel", "=", filter.channel);
  if (filter.line !== undefined) select = select.where("line", "=", filter.line);
  if (filter.urgency !== undefined) select = select.where("urgency", "=", filter.urgency);
  if (filter.light !== undefined) select = select.where(lit(filter.light, filter.now));
  if (filter.categoryRange !== undefined) select = select.where("category_code", ">=", filter.categoryRange[0]).where("category_code", "<", filter.categoryRange[1]);
  if (filter.regionRange !== undefined) select = select.where("region_code", ">=", filter.regionRange[0]).where("region_code", "<", filter.regionRange[1]);
  if (filter.agencyIds !== undefined) select = select.where(sql<boolean>`agency_ids && ${[...filter.agencyIds]}::uuid[]`);
  if (filter.registeredBy !== undefined) select = select.where("registered_by", "=", filter.registeredBy);
  if (filter.from !== undefined) select = select.where("created_at", ">=", filter.from);
  if (filter.to !== undefined) select = select.where("created_at", "<", filter.to);
  if (filter.number !== undefined) select = select.where("number", "=", filter.number);
  if (filter.query !== undefined) select = select.where(sql<boolean>`search @@ ${filter.query}::tsquery`);
  const column = sql.ref(sortColumn[sort]);
  if (sort === "due") select = select.where("due_at", "is not", null);
  if (after !== null) {
    const beyond = sort === "newest" ? sql`<` : sql`>`;
    select = select.where(sql<boolean>`(${column}, id) ${beyond} (${after.value}::timestamptz, ${after.id}::uuid)`);
  }
  const direction = sort === "newest" ? "desc" : "asc";
  return select.orderBy(column, direction).orderBy("id", direction).limit(limit).execute();
}

/** The light of a running clock, as a comparison of stored moments with now. */
function lit(light: Light, now: Date) {
  const running = sql`clock_stopped_at is null and state = 'dispatched'`;
  if (light === "red") return sql<boolean>`(${running} and due_at < ${now})`;
  if (light === "orange") return sql<boolean>`(${running} and orange_at <= ${now} and due_at >= ${now})`;
  if (light === "yellow") return sql<boolean>`(${running} and yellow_at <= ${now} and orange_at > ${now})`;
  return sql<boolean>`(${running} and yellow_at > ${now})`;
}

export async function countByState(db: Db, scope: Scope, now: Date) {
  const counted = await db
    .selectFrom("work_order")
    .select((count) => ["state", count.fn.countAll<number>().as("count"), count.fn.countAll<number>().filterWhere(lit("red", now)).as("overdue")])
    .where("city_code", "=", scope.cityCode)
    .where("state", "<>", "closed")
    .where(visible(scope))
    .groupBy("state")
    .execute();
  const of = (state: WorkOrderState) => counted.find((row) => row.state === state)?.count ?? 0;
  return {
    awaitingDispatch: of("awaitingDispatch"),
    awaitingCompletion: of("awaitingCompletion"),
    dispatched: of("dispatched"),
    awaitingReview: of("awaitingReview"),
    awaitingCallback: of("awaitingCallback"),
    overdue: counted.reduce((sum, row) => sum + row.overdue, 0),
  };
}
