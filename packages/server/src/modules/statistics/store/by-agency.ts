import { type RawBuilder, sql } from "kysely";
import type { Scope } from "../../../kernel/actor.ts";
import type { Db } from "../../../platform/db.ts";
import { type Source, selectFrom } from "./tally.ts";
import { agencyColumn, recordColumn } from "./views.ts";

export type LossRow = { readonly factId: string; readonly workOrderId: string; readonly at: Date };
type AgencyRow = { readonly agencyId: string; readonly numerator: number; readonly denominator: number; readonly losses: LossRow[] };

/** Both counts and the rows of the loss for each agency, in one statement: they are of one moment, so the rows are as many as the counts say. */
export async function tallyWithLosses(
  db: Db,
  source: Source,
  parts: { numerator: RawBuilder<boolean>; denominator: RawBuilder<boolean>; loss: RawBuilder<boolean> },
): Promise<AgencyRow[]> {
  const { view, at } = source.of;
  const agency = agencyColumn[view];
  if (agency === null) throw new Error(`${view} names no agency`);
  const order = sql`order by ${sql.ref(`f.${at}`)}, f.id`;
  const list = (value: RawBuilder<unknown>) => sql`coalesce(array_agg(${value} ${order}) filter (where ${parts.loss}), '{}')`;
  const columns = sql`${sql.ref(`f.${agency}`)} as agency_id,
    count(*) filter (where ${parts.numerator}) as numerator, count(*) filter (where ${parts.denominator}) as denominator,
    ${list(sql`f.id`)} as fact_ids, ${list(sql.ref(`f.${recordColumn[view]}`))} as order_ids, ${list(sql.ref(`f.${at}`))} as instants`;
  type Row = {
    agency_id: string | null;
    numerator: number;
    denominator: number;
    fact_ids: string[];
    order_ids: string[];
    instants: Date[];
  };
  const { rows } = await sql<Row>`${selectFrom(source, columns)} group by 1`.execute(db);
  return rows.flatMap((row) =>
    row.agency_id === null
      ? []
      : {
          agencyId: row.agency_id,
          numerator: row.numerator,
          denominator: row.denominator,
          losses: row.fact_ids.map((factId, index) => ({
            factId,
            workOrderId: row.order_ids[index] ?? "",
            at: row.instants[index] ?? new Date(Number.NaN),
          })),
        },
  );
}

export type CarriedRow = {
  agencyId: string;
  factId: string;
  workOrderId: string;
  dueAt: Date;
  kind: "notYetDue" | "awaitingReview" | "paused";
};
/** Leads of before `to` that fall due later, and those due in the span that are neither on time nor late yet: in review, or with a stopped clock. */
export async function listCarried(db: Db, scope: Scope, { from, to }: { from: Date; to: Date }): Promise<CarriedRow[]> {
  const { rows } = await sql<CarriedRow>`
    select agency_id as "agencyId", id as "factId", work_order_id as "workOrderId", due_at as "dueAt",
      case when due_at >= ${to} then 'notYetDue' when paused_at is not null then 'paused' else 'awaitingReview' end as kind
    from assignment_fact
    where city_code = ${scope.cityCode} and role = 'lead' and parent_id is null and state not in ('returned', 'ended') and assigned_at < ${to}
      and (due_at >= ${to} or (due_at >= ${from} and clock_stopped_at is null
        and ((state = 'replied' and replied_at <= due_at) or (paused_at is not null and paused_at <= due_at))))
    order by due_at, id`.execute(db);
  return rows;
}
