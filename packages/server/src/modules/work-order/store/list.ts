import type { Light } from "@yihao/contract/directory";
import type { WorkOrderState } from "@yihao/contract/work-order";
import { sql } from "kysely";
import type { Scope } from "../../../kernel/actor.ts";
import type { Cursor } from "../../../kernel/cursor.ts";
import { categoryTree, isAtOrBelow, regionTree } from "../../../platform/code-tree.ts";
import type { Db } from "../../../platform/db.ts";
import { visible } from "./find.ts";
import { factColumns, type WorkOrderFacts } from "./table.ts";

/** due: what expires first · followUp: whose promise falls due first · untilYellow, untilOrange: whose light changes next · queue: what waits longest in its state · ended: what was ended last · newest: what was made last. */
export type WorkOrderSort = "due" | "followUp" | "untilYellow" | "untilOrange" | "queue" | "ended" | "newest" | "oldest";
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
  readonly isKey?: boolean | undefined;
  readonly isDifficult?: boolean | undefined;
  readonly isElevated?: boolean | undefined;
  readonly isRepeated?: boolean | undefined;
  readonly from?: Date | undefined;
  readonly to?: Date | undefined;
  readonly number?: string | undefined;
  readonly query?: string | undefined;
};

export const sortColumn = {
  due: "due_at",
  followUp: "follow_up_due_at",
  untilYellow: "yellow_at",
  untilOrange: "orange_at",
  queue: "state_since",
  ended: "ended_at",
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
  if (filter.light !== undefined) select = select.where((filter.state === "interimClosed" ? litByPromise : lit)(filter.light, filter.now));
  if (filter.categoryCode !== undefined) select = select.where(isAtOrBelow("category_code", filter.categoryCode, categoryTree));
  if (filter.regionCode !== undefined) select = select.where(isAtOrBelow("region_code", filter.regionCode, regionTree));
  if (filter.agencyIds !== undefined) select = select.where(sql<boolean>`agency_ids && ${[...filter.agencyIds]}::uuid[]`);
  if (filter.leadRootId !== undefined) select = select.where("lead_root_id", "=", filter.leadRootId);
  if (filter.registeredBy !== undefined) select = select.where("registered_by", "=", filter.registeredBy);
  if (filter.from !== undefined) select = select.where("created_at", ">=", filter.from);
  if (filter.to !== undefined) select = select.where("created_at", "<", filter.to);
  // Said as literals, so that the small index of each mark serves it.
  for (const [column, wanted] of marksOf(filter))
    if (wanted !== undefined) select = select.where(wanted ? sql<boolean>`${sql.ref(column)}` : sql<boolean>`not ${sql.ref(column)}`);
  if (filter.isRepeated !== undefined) select = select.where("repeats_order_id", filter.isRepeated ? "is not" : "is", null);
  if (filter.number !== undefined) select = select.where("number", "=", filter.number);
  if (filter.query !== undefined) select = select.where(sql<boolean>`search @@ ${filter.query}::tsquery`);
  const column = sql.ref(sortColumn[sort]);
  // A queue by due time is of running clocks: said so that the index of running clocks serves it.
  if (sort === "due") select = select.where(sql<boolean>`due_at is not null and ${filter.state === "dispatched" ? dispatched : sql`true`}`);
  if (after !== null) {
    const beyond = isNewestFirst(sort) ? sql`<` : sql`>`;
    select = select.where(sql<boolean>`(${column}, id) ${beyond} (${after.value}::timestamptz, ${after.id}::uuid)`);
  }
  if (sort === "ended") select = select.where("ended_at", "is not", null);
  const direction = isNewestFirst(sort) ? "desc" : "asc";
  return select.orderBy(column, direction).orderBy("id", direction).limit(limit).execute();
}

const isNewestFirst = (sort: WorkOrderSort) => sort === "newest" || sort === "ended";
const marksOf = ({ isKey, isDifficult, isElevated }: WorkOrderFilter) =>
  [["is_key", isKey] as const, ["is_difficult", isDifficult] as const, ["is_elevated", isElevated] as const] as const;

/**
 * The light of a running clock (none while 挂起), as a comparison of stored moments with now. Each light is a range of the moment it is sorted by; the
 * other bound is hidden in a coalesce, because the planner, which takes the moments for independent, would rather scan by it and sort.
 */
function lit(light: Light, now: Date) {
  const running = sql`${dispatched} and paused_at is null`;
  if (light === "red") return sql<boolean>`(${running} and due_at < ${now})`;
  if (light === "orange") return sql<boolean>`(${running} and due_at >= ${now} and coalesce(orange_at, due_at) <= ${now})`;
  if (light === "yellow") return sql<boolean>`(${running} and orange_at > ${now} and coalesce(yellow_at, due_at) <= ${now})`;
  return sql<boolean>`(${running} and yellow_at > ${now})`;
}

/** After 阶段性办结 the light is that of the promise. */
function litByPromise(light: Light, now: Date) {
  if (light === "red") return sql<boolean>`follow_up_due_at < ${now}`;
  if (light === "orange") return sql<boolean>`(follow_up_due_at >= ${now} and orange_at <= ${now})`;
  if (light === "yellow") return sql<boolean>`(follow_up_due_at >= ${now} and orange_at > ${now} and yellow_at <= ${now})`;
  return sql<boolean>`(follow_up_due_at >= ${now} and yellow_at > ${now})`;
}

const dispatched = sql`clock_stopped_at is null and state = 'dispatched'`;

// As the index of the queues says it.
const isQueued = sql<boolean>`state <> 'closed' and state <> 'withdrawn' and state <> 'terminated' and state <> 'concluded' and state <> 'merged'`;

export async function countByState(db: Db, scope: Scope, now: Date) {
  const counted = await db
    .selectFrom("work_order")
    .select((count) => [
      "state",
      count.fn.countAll<number>().as("count"),
      count.fn.countAll<number>().filterWhere(lit("red", now)).as("overdue"),
    ])
    .where("city_code", "=", scope.cityCode)
    .where(isQueued)
    .where(visible(scope))
    .groupBy("state")
    .execute();
  const of = (state: WorkOrderState) => counted.find((row) => row.state === state)?.count ?? 0;
  return {
    awaitingDispatch: of("awaitingDispatch"),
    awaitingCompletion: of("awaitingCompletion"),
    dispatched: of("dispatched"),
    awaitingReview: of("awaitingReview"),
    interimClosed: of("interimClosed"),
    promiseBroken: await countBroken(db, scope, now),
    awaitingCallback: of("awaitingCallback"),
    overdue: counted.reduce((sum, row) => sum + row.overdue, 0),
  };
}

// Apart, so that the count by state goes on reading its index alone.
async function countBroken(db: Db, scope: Scope, now: Date): Promise<number> {
  const row = await db
    .selectFrom("work_order")
    .select((count) => count.fn.countAll<number>().as("count"))
    .where("city_code", "=", scope.cityCode)
    .where("state", "=", sql.lit("interimClosed"))
    .where("follow_up_due_at", "<", now)
    .where(visible(scope))
    .executeTakeFirst();
  return row?.count ?? 0;
}
