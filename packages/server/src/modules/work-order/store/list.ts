import type { Light } from "@yihao/contract/directory";
import type { WorkOrderState } from "@yihao/contract/work-order";
import { sql } from "kysely";
import type { Scope } from "../../../kernel/actor.ts";
import type { Cursor } from "../../../kernel/cursor.ts";
import { categoryTree, isAtOrBelow, regionTree } from "../../../platform/code-tree.ts";
import type { Db } from "../../../platform/db.ts";
import { visible } from "./find.ts";
import { factColumns, type WorkOrderFacts } from "./table.ts";

/** due: what expires first · untilYellow, untilOrange: whose light changes next · queue: what waits longest in its state · newest: what was made last. */
export type WorkOrderSort = "due" | "untilYellow" | "untilOrange" | "queue" | "newest" | "oldest";
export type WorkOrderFilter = {
  readonly state?: WorkOrderState | undefined;
  readonly kind?: WorkOrderFacts["kind"] | undefined;
  readonly channel?: WorkOrderFacts["channel"] | undefined;
  readonly line?: WorkOrderFacts["line"] | undefined;
  readonly urgency?: WorkOrderFacts["urgency"] | undefined;
  readonly light?: Light | undefined;
  readonly now: Date;
  /** A code of a tree stands for everything below it. */
  readonly categoryCode?: string | undefined;
  readonly regionCode?: string | undefined;
  /** Any of these agencies is involved. */
  readonly agencyIds?: readonly string[] | undefined;
  /** The lead belongs to this tier-1 agency. */
  readonly leadRootId?: string | undefined;
  readonly registeredBy?: string | undefined;
  readonly from?: Date | undefined;
  readonly to?: Date | undefined;
  readonly number?: string | undefined;
  readonly query?: string | undefined;
};

export const sortColumn = {
  due: "due_at",
  untilYellow: "yellow_at",
  untilOrange: "orange_at",
  queue: "state_since",
  newest: "created_at",
  oldest: "created_at",
} as const;

export async function listWorkOrders(
  db: Db,
  scope: Scope,
  filter: WorkOrderFilter,
  sort: WorkOrderSort,
  after: Cursor | null,
  limit: number,
): Promise<WorkOrderFacts[]> {
  let select = db.selectFrom("work_order").select(factColumns).where("city_code", "=", scope.cityCode).where(visible(scope));
  if (filter.state !== undefined) select = select.where("state", "=", sql.lit(filter.state));
  if (filter.kind !== undefined) select = select.where("kind", "=", filter.kind);
  if (filter.channel !== undefined) select = select.where("channel", "=", filter.channel);
  if (filter.line !== undefined) select = select.where("line", "=", filter.line);
  if (filter.urgency !== undefined) select = select.where("urgency", "=", filter.urgency);
  if (filter.light !== undefined) select = select.where(lit(filter.light, filter.now));
  if (filter.categoryCode !== undefined) select = select.where(isAtOrBelow("category_code", filter.categoryCode, categoryTree));
  if (filter.regionCode !== undefined) select = select.where(isAtOrBelow("region_code", filter.regionCode, regionTree));
  if (filter.agencyIds !== undefined) select = select.where(sql<boolean>`agency_ids && ${[...filter.agencyIds]}::uuid[]`);
  if (filter.leadRootId !== undefined) select = select.where("lead_root_id", "=", filter.leadRootId);
  if (filter.registeredBy !== undefined) select = select.where("registered_by", "=", filter.registeredBy);
  if (filter.from !== undefined) select = select.where("created_at", ">=", filter.from);
  if (filter.to !== undefined) select = select.where("created_at", "<", filter.to);
  if (filter.number !== undefined) select = select.where("number", "=", filter.number);
  if (filter.query !== undefined) select = select.where(sql<boolean>`search @@ ${filter.query}::tsquery`);
  const column = sql.ref(sortColumn[sort]);
  // A queue by due time is of running clocks: said so that the index of running clocks serves it.
  if (sort === "due") select = select.where(sql<boolean>`due_at is not null and ${filter.state === "dispatched" ? running : sql`true`}`);
  if (after !== null) {
    const beyond = sort === "newest" ? sql`<` : sql`>`;
    select = select.where(sql<boolean>`(${column}, id) ${beyond} (${after.value}::timestamptz, ${after.id}::uuid)`);
  }
  const direction = sort === "newest" ? "desc" : "asc";
  return select.orderBy(column, direction).orderBy("id", direction).limit(limit).execute();
}

/**
 * The light of a running clock, as a comparison of stored moments with now. Each light is a range of the moment it is sorted by; the
 * other bound is hidden in a coalesce, because the planner, which takes the moments for independent, would rather scan by it and sort.
 */
function lit(light: Light, now: Date) {
  if (light === "red") return sql<boolean>`(${running} and due_at < ${now})`;
  if (light === "orange") return sql<boolean>`(${running} and due_at >= ${now} and coalesce(orange_at, due_at) <= ${now})`;
  if (light === "yellow") return sql<boolean>`(${running} and orange_at > ${now} and coalesce(yellow_at, due_at) <= ${now})`;
  return sql<boolean>`(${running} and yellow_at > ${now})`;
}

const running = sql`clock_stopped_at is null and state = 'dispatched'`;

export async function countByState(db: Db, scope: Scope, now: Date) {
  const counted = await db
    .selectFrom("work_order")
    .select((count) => [
      "state",
      count.fn.countAll<number>().as("count"),
      count.fn.countAll<number>().filterWhere(lit("red", now)).as("overdue"),
    ])
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
