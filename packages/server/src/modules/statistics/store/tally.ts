import { type RawBuilder, sql } from "kysely";
import type { Scope } from "../../../kernel/actor.ts";
import type { Db } from "../../../platform/db.ts";
import { agencyColumn, type Placed, recordColumn, type View } from "./views.ts";

/** Half-open. */
export type Span = { readonly from: Date; readonly to: Date };
/** Rows `f` of one view, placed by one time. `relations`: what the conditions need beside the view, for a `with` clause. */
export type Source = {
  readonly scope: Scope;
  readonly of: Placed;
  readonly span: Span;
  readonly where?: RawBuilder<boolean>;
  readonly relations?: RawBuilder<unknown>;
};

const platformsOf: Readonly<Record<View, boolean>> = {
  demand_fact: true,
  work_order_fact: true,
  dispatch_fact: false,
  assignment_fact: false,
  callback_fact: false,
  evaluation_fact: false,
  online_callback_fact: true,
  online_evaluation_fact: true,
};

/** What this person may see of a view: own platforms, or what the own subtree of agencies answers for. Agencies see no demands. */
function visible(scope: Scope, view: View): RawBuilder<boolean> {
  const conditions: RawBuilder<boolean>[] = [];
  if (scope.platformCodes !== "all") {
    const codes = sql`any(${[...scope.platformCodes]}::text[])`;
    conditions.push(
      platformsOf[view]
        ? sql<boolean>`f.platform_code = ${codes}`
        : sql<boolean>`exists (select 1 from work_order_fact o where o.city_code = f.city_code and o.id = f.work_order_id and o.platform_code = ${codes})`,
    );
  }
  if (scope.agencyIds !== "all") conditions.push(ofAgencies(view, scope.agencyIds), notKeptFrom(scope, view));
  return conditions.length === 0 ? sql<boolean>`true` : sql<boolean>`(${sql.join(conditions, sql` and `)})`;
}

/** 回避: an agency does not find an order by its figures either. */
function notKeptFrom(scope: Scope, view: View): RawBuilder<boolean> {
  const line = [...(scope.agencyLine ?? (scope.agencyIds === "all" ? [] : scope.agencyIds))];
  return sql<boolean>`not exists (select 1 from work_order_fact kept where kept.city_code = f.city_code and kept.id = ${sql.ref(`f.${recordColumn[view]}`)} and kept.recused_agency_ids <> '{}' and kept.recused_agency_ids && ${line}::uuid[])`;
}

/** Rows that one of these agencies answers for. */
export function ofAgencies(view: View, agencyIds: readonly string[]): RawBuilder<boolean> {
  const column = agencyColumn[view];
  return column === null ? sql<boolean>`false` : sql<boolean>`${sql.ref(`f.${column}`)} = any(${[...agencyIds]}::uuid[])`;
}

export const inSpan = (of: Placed, { from, to }: Span): RawBuilder<boolean> =>
  sql<boolean>`(${sql.ref(`f.${of.at}`)} >= ${from}::timestamptz and ${sql.ref(`f.${of.at}`)} < ${to}::timestamptz)`;

/** `with … from … where …` of a source: the one place that says which rows are looked at. */
export function selectFrom({ scope, of, span, where, relations }: Source, columns: RawBuilder<unknown>): RawBuilder<unknown> {
  const before = relations === undefined ? sql`` : sql`with ${relations} `;
  const condition = where === undefined ? sql`` : sql` and ${where}`;
  return sql`${before}select ${columns} from ${sql.table(of.view)} f where f.city_code = ${scope.cityCode} and ${inSpan(of, span)} and ${visible(scope, of.view)}${condition}`;
}

/** Several aggregates in one pass over a source. */
export async function tally<Name extends string>(
  db: Db,
  source: Source,
  aggregates: Readonly<Record<Name, RawBuilder<number>>>,
): Promise<Record<Name, number>> {
  const statement = sql<Record<Name, number>>`${selectFrom(source, columnsOf(aggregates))}`;
  const row = (await statement.execute(db)).rows[0];
  if (row === undefined) throw new Error("an aggregate without group gives one row");
  return row;
}

/** The same by group; `key` is the plain column or expression that makes the groups. */
export async function tallyBy<Name extends string>(
  db: Db,
  source: Source,
  key: RawBuilder<unknown>,
  aggregates: Readonly<Record<Name, RawBuilder<number>>>,
): Promise<{ key: string | null; counts: Record<Name, number> }[]> {
  const statement = sql<
    { key: string | null } & Record<Name, number>
  >`${selectFrom(source, sql`${key} as key, ${columnsOf(aggregates)}`)} group by 1 order by 1`;
  return (await statement.execute(db)).rows.map(({ key: group, ...counts }) => ({
    key: group,
    counts: counts as unknown as Record<Name, number>,
  }));
}

const columnsOf = (aggregates: Readonly<Record<string, RawBuilder<number>>>) =>
  sql.join(Object.entries(aggregates).map(([name, aggregate]) => sql`${aggregate} as ${sql.id(name)}`));

export const countWhere = (condition: RawBuilder<boolean>): RawBuilder<number> => sql<number>`count(*) filter (where ${condition})`;
export const sumWhere = (value: RawBuilder<number>, condition: RawBuilder<boolean>): RawBuilder<number> =>
  sql<number>`coalesce(sum(${value}) filter (where ${condition}), 0)`;
