import { type RawBuilder, sql } from "kysely";
import type { Db } from "../../../platform/db.ts";
import { countOpinions } from "./recount-opinions.ts";
import type { View } from "./views.ts";

export type Group = { readonly key: string | null; readonly count: number };

/** Everything the identities compare, in one snapshot: work that goes on meanwhile is in none of the counts. */
export async function recount(db: Db, cityCode: string) {
  return db
    .transaction()
    .setIsolationLevel("repeatable read")
    .setAccessMode("read only")
    .execute(async (snapshot) => ({
      demands: await countAll(snapshot, cityCode, "demand_fact"),
      groups: await countDemandGroups(snapshot, cityCode),
      orders: await countAll(snapshot, cityCode, "work_order_fact"),
      orderStates: await countOrderStates(snapshot, cityCode),
      endedWithOrder: await countEndedWithOrder(snapshot, cityCode),
      first: await countFirstDispatches(snapshot, cityCode),
      corrections: await countCorrections(snapshot, cityCode),
      returnedFirst: await countReturnedFirst(snapshot, cityCode),
      led: await countLed(snapshot, cityCode),
      merged: await countMerged(snapshot, cityCode),
      evaluated: await countEvaluated(snapshot, cityCode),
      evaluations: await countAll(snapshot, cityCode, "evaluation_fact"),
      exclusions: await countExclusions(snapshot, cityCode),
      opinions: await countOpinions(snapshot, cityCode),
    }));
}
export type Recount = Awaited<ReturnType<typeof recount>>;

/** Rows of a view of the whole city. */
async function countAll(db: Db, cityCode: string, view: View): Promise<number> {
  return single(db, sql`select count(*) as count from ${sql.table(view)} where city_code = ${cityCode}`);
}

async function countOrderStates(db: Db, cityCode: string): Promise<Group[]> {
  const counted = sql<Group>`select state as key, count(*) as count from work_order_fact where city_code = ${cityCode} group by 1 order by 1`;
  return (await counted.execute(db)).rows;
}

const demandGroups = {
  channel: sql`channel`,
  kind: sql`kind`,
  line: sql`line`,
  state: sql`state`,
  disposition: sql`disposition`,
  region: sql`substr(region_code, 1, 6)`,
  category: sql`substr(category_code, 1, 2) || '0000'`,
  // 撤单、终止、终结 by whether a department had it before.
  ended: sql`case when state in ('withdrawn', 'terminated', 'concluded') then case when first_dispatched_at is null then 'before' else 'after' end end`,
  day: sql`to_char(registered_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD')`,
} as const;
type DemandGroups = Readonly<Record<keyof typeof demandGroups, readonly Group[]>>;

/** Demands by every division, in one pass: a city's years of demands are read once. */
async function countDemandGroups(db: Db, cityCode: string): Promise<DemandGroups> {
  const names = Object.keys(demandGroups) as (keyof DemandGroups)[];
  const columns = sql.join(names.map((name) => sql`${demandGroups[name]} as ${sql.id(name)}`));
  const chosen = (value: (name: string) => RawBuilder<unknown>) =>
    sql.join(
      names.map((name) => sql`when grouping(${sql.id(name)}) = 0 then ${value(name)}`),
      sql` `,
    );
  const statement = sql<Group & { division: string }>`
    select case ${chosen((name) => sql.lit(name))} end as division, case ${chosen((name) => sql.id(name))} end as key, count(*) as count
    from (select ${columns} from demand_fact where city_code = ${cityCode}) d
    group by grouping sets (${sql.join(names.map((name) => sql`(${sql.id(name)})`))}) order by 1, 2`;
  const rows = Map.groupBy((await statement.execute(db)).rows, (row) => row.division);
  return Object.fromEntries(names.map((name) => [name, rows.get(name) ?? []])) as unknown as DemandGroups;
}

/** Demands that ended before their time and have an order of their own; one that left an order to others has none. */
async function countEndedWithOrder(db: Db, cityCode: string): Promise<number> {
  return single(
    db,
    sql`select count(*) as count from demand_fact d join work_order_fact o on o.city_code = d.city_code and o.demand_id = d.id
      where d.city_code = ${cityCode} and d.state in ('withdrawn', 'terminated', 'concluded') and o.state <> 'merged'`,
  );
}

async function countFirstDispatches(db: Db, cityCode: string) {
  return {
    demands: await single(
      db,
      sql`select count(*) as count from demand_fact where city_code = ${cityCode} and first_dispatched_at is not null`,
    ),
    orders: await single(
      db,
      sql`select count(distinct demand_id) as count from work_order_fact where city_code = ${cityCode} and first_dispatched_at is not null`,
    ),
    dispatched: await single(
      db,
      sql`select count(distinct o.demand_id) as count from dispatch_fact d join work_order_fact o on o.city_code = d.city_code and o.id = d.work_order_id where d.city_code = ${cityCode} and d.is_first`,
    ),
    firsts: await single(db, sql`select count(*) as count from dispatch_fact where city_code = ${cityCode} and is_first`),
  };
}

/** First dispatches by what corrected them; key null: nothing did. */
async function countCorrections(db: Db, cityCode: string): Promise<Group[]> {
  const counted = sql<Group>`select corrected_by as key, count(*) as count from dispatch_fact where city_code = ${cityCode} and is_first group by 1 order by 1`;
  return (await counted.execute(db)).rows;
}

/** First dispatches whose lead's return was accepted, told from the assignments. */
async function countReturnedFirst(db: Db, cityCode: string): Promise<number> {
  return single(
    db,
    sql`select count(distinct d.id) as count from dispatch_fact d join assignment_fact a on a.city_code = d.city_code and a.dispatch_id = d.id
      where d.city_code = ${cityCode} and d.is_first and a.role = 'lead' and a.parent_id is null and a.state = 'returned'`,
  );
}

/** Demands that an agency leads or led: an order of their own with a lead assignment that nobody delegated. */
async function countLed(db: Db, cityCode: string): Promise<{ withOrder: number; withLead: number }> {
  const ordered = sql`from demand_fact d join work_order_fact o on o.city_code = d.city_code and o.demand_id = d.id where d.city_code = ${cityCode} and d.first_dispatched_at is not null`;
  const isLed = sql`exists (select 1 from assignment_fact a where a.city_code = o.city_code and a.work_order_id = o.id and a.role = 'lead' and a.parent_id is null)`;
  return {
    withOrder: await single(db, sql`select count(distinct d.id) as count ${ordered}`),
    withLead: await single(db, sql`select count(distinct d.id) as count ${ordered} and ${isLed}`),
  };
}

async function countMerged(db: Db, cityCode: string): Promise<{ withOrder: number; onOrders: number }> {
  return {
    withOrder: await single(
      db,
      sql`select count(*) as count from demand_fact d join work_order_fact o on o.city_code = d.city_code and o.id = d.work_order_id where d.city_code = ${cityCode} and d.state = 'merged' and o.demand_id <> d.id`,
    ),
    onOrders: await single(db, sql`select coalesce(sum(merged_count), 0) as count from work_order_fact where city_code = ${cityCode}`),
  };
}

/** Evaluated callbacks by how many evaluations each has. */
async function countEvaluated(db: Db, cityCode: string): Promise<{ none: number; one: number; more: number }> {
  const row = (
    await sql<{ none: number; one: number; more: number }>`
      select count(*) filter (where n = 0) as none, count(*) filter (where n = 1) as one, count(*) filter (where n > 1) as more
      from (select (select count(*) from evaluation_fact e where e.city_code = c.city_code and e.callback_id = c.id) as n from callback_fact c where c.city_code = ${cityCode} and c.state = 'evaluated') counted`.execute(
      db,
    )
  ).rows[0];
  return row ?? { none: 0, one: 0, more: 0 };
}

/** 核减: rows by indicator, how many of them are of an order that is there and has been dispatched, and evaluations with and without them. */
async function countExclusions(db: Db, cityCode: string) {
  const groups = sql<Group>`select effect as key, count(*) as count from exclusion_fact where city_code = ${cityCode} group by 1 order by 1`;
  const isExcluded = sql`exists (select 1 from exclusion_fact x where x.city_code = e.city_code and x.work_order_id = e.work_order_id and x.agency_id = e.lead_agency_id and x.effect = 'satisfaction')`;
  const evaluations = sql`select count(*) as count from evaluation_fact e where e.city_code = ${cityCode}`;
  return {
    all: await single(db, sql`select count(*) as count from exclusion_fact where city_code = ${cityCode}`),
    groups: (await groups.execute(db)).rows,
    ofOrders: await single(
      db,
      sql`select count(*) as count from exclusion_fact x join work_order_fact o on o.city_code = x.city_code and o.id = x.work_order_id where x.city_code = ${cityCode} and o.first_dispatched_at is not null`,
    ),
    satisfied: await single(db, sql`${evaluations} and e.satisfaction is distinct from 'dissatisfied'`),
    dissatisfiedKept: await single(db, sql`${evaluations} and e.satisfaction = 'dissatisfied' and not ${isExcluded}`),
    dissatisfiedExcluded: await single(db, sql`${evaluations} and e.satisfaction = 'dissatisfied' and ${isExcluded}`),
  };
}

async function single(db: Db, statement: RawBuilder<unknown>): Promise<number> {
  return (await sql<{ count: number }>`${statement}`.execute(db)).rows[0]?.count ?? 0;
}
