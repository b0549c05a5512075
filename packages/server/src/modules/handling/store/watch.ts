import type { Light } from "@yihao/contract/directory";
import type { AssignmentRole } from "@yihao/contract/dispatch";
import type { AssignmentState } from "@yihao/contract/handling";
import { sql } from "kysely";
import type { Scope } from "../../../kernel/actor.ts";
import type { Db } from "../../../platform/db.ts";
import { ofVisibleOrder } from "../../work-order/index.ts";

export interface AssignmentWatchTable {
  city_code: string;
  assignment_id: string;
  light: Light;
  warn_at: Date | null;
  acknowledge_missed: boolean;
}
declare module "../../../platform/db.ts" {
  interface Tables {
    assignment_watch: AssignmentWatchTable;
  }
}

/** An assignment as the watch finds it: its light before and now, and what is counted of it. */
export type WatchedAssignment = {
  readonly id: string;
  readonly agencyId: string;
  readonly workOrderId: string;
  readonly isDelegated: boolean;
  readonly role: AssignmentRole;
  readonly state: AssignmentState;
  readonly isRework: boolean;
  readonly number: string;
  readonly title: string;
  readonly assignedAt: Date;
  readonly acknowledgedAt: Date | null;
  readonly acknowledgeBy: Date | null;
  readonly missedAcknowledgement: boolean;
  readonly dueAt: Date;
  /** The end that the light goes by: after 阶段性办结 the promised one. */
  readonly runsUntil: Date;
  readonly repliedAt: Date | null;
  readonly clockStoppedAt: Date | null;
  readonly was: Light;
  readonly light: Light;
};

/** After an act that touches state or clock: the next round of the watch looks at the light, and at what is counted. */
export async function askToLook(db: Db, cityCode: string, assignmentId: string): Promise<void> {
  const atOnce = new Date(0);
  await db
    .insertInto("assignment_watch")
    .values({ city_code: cityCode, assignment_id: assignmentId, light: "green", warn_at: atOnce, acknowledge_missed: false })
    .onConflict((conflict) => conflict.columns(["city_code", "assignment_id"]).doUpdateSet({ warn_at: atOnce }))
    .execute();
}

/** States in which no light burns. */
const stopped = sql`a.state in ('replied', 'paused', 'returned', 'finished', 'ended')`;
const runsUntil = sql`coalesce(a.follow_up_due_at, a.due_at)`;
// Numbers, because ten thousand rows of dates are slow to read as texts.
const ms = (column: string) => sql`(extract(epoch from ${sql.ref(column)}) * 1000)::float8`;

type TakenRow = {
  id: string;
  agency_id: string;
  work_order_id: string;
  is_delegated: boolean;
  role: AssignmentRole;
  state: AssignmentState;
  is_rework: boolean;
  number: string;
  title: string;
  assigned: number;
  acknowledged: number | null;
  acknowledge_by: number | null;
  acknowledge_missed: boolean;
  due: number;
  until: number;
  replied: number | null;
  stopped: number | null;
  was: Light;
  light: Light;
};

/**
 * Takes what is due on the watch, earliest first: sets the light that is true at `now` and the moment to look again (none when it is red or
 * has stopped). What an act holds is left for the next run, so this waits for nobody. Two statements: the second sees what was committed until
 * the first had its locks, and whoever acts later waits with its wish to be looked at until this is over.
 */
export async function takeDueLights(db: Db, cityCode: string, now: Date, limit: number): Promise<WatchedAssignment[]> {
  const due = await sql<{ assignment_id: string }>`
    select assignment_id from assignment_watch where city_code = ${cityCode} and warn_at <= ${now} order by warn_at limit ${limit} for update skip locked`.execute(
    db,
  );
  if (due.rows.length === 0) return [];
  const taken = await sql<TakenRow>`
    with due as materialized (
      select assignment_id, light as was, acknowledge_missed from assignment_watch
      where city_code = ${cityCode} and assignment_id = any(${due.rows.map((row) => row.assignment_id)}::uuid[])
    ), seen as materialized (
      select a.id, a.agency_id, a.work_order_id, a.parent_id is not null as is_delegated, a.role, a.state, a.is_rework, a.number, a.title,
        a.yellow_at, a.orange_at, a.acknowledge_by as until_acknowledged, ${runsUntil} as runs_until, ${stopped} as is_stopped, due.was,
        due.acknowledge_missed or coalesce(a.state = 'awaitingAcknowledgement' and a.acknowledge_by < ${now}, false) as acknowledge_missed,
        ${ms("a.assigned_at")} as assigned, ${ms("a.acknowledged_at")} as acknowledged, ${ms("a.acknowledge_by")} as acknowledge_by, ${ms("a.due_at")} as due,
        ${ms("a.replied_at")} as replied, ${ms("a.clock_stopped_at")} as stopped,
        case when ${stopped} then 'green' when ${runsUntil} < ${now} then 'red' when a.orange_at <= ${now} then 'orange' when a.yellow_at <= ${now} then 'yellow' else 'green' end as light
      from due join assignment a on a.city_code = ${cityCode} and a.id = due.assignment_id
    ), looked as (
      update assignment_watch set
        light = seen.light,
        acknowledge_missed = seen.acknowledge_missed,
        warn_at = least(
          case when seen.is_stopped then null when seen.light = 'green' then seen.yellow_at when seen.light = 'yellow' then seen.orange_at when seen.light = 'orange' then seen.runs_until + interval '1 millisecond' end,
          case when seen.state = 'awaitingAcknowledgement' and seen.until_acknowledged >= ${now} then seen.until_acknowledged + interval '1 millisecond' end)
      from seen where assignment_watch.city_code = ${cityCode} and assignment_watch.assignment_id = seen.id
    )
    select id, agency_id, work_order_id, is_delegated, role, state, is_rework, number, title, assigned, acknowledged, acknowledge_by, acknowledge_missed, due,
      (extract(epoch from runs_until) * 1000)::float8 as until, replied, stopped, was, light
    from seen`.execute(db);
  return taken.rows.map(watchedOf);
}

const date = (at: number | null) => (at === null ? null : new Date(at));
const watchedOf = (row: TakenRow): WatchedAssignment => ({
  id: row.id,
  agencyId: row.agency_id,
  workOrderId: row.work_order_id,
  isDelegated: row.is_delegated,
  role: row.role,
  state: row.state,
  isRework: row.is_rework,
  number: row.number,
  title: row.title,
  assignedAt: new Date(row.assigned),
  acknowledgedAt: date(row.acknowledged),
  acknowledgeBy: date(row.acknowledge_by),
  missedAcknowledgement: row.acknowledge_missed,
  dueAt: new Date(row.due),
  runsUntil: new Date(row.until),
  repliedAt: date(row.replied),
  clockStoppedAt: date(row.stopped),
  was: row.was,
  light: row.light,
});

/** Agencies whose part of the order waits for their answer, each once; a part that was handed down is the business of the agency above too. */
export async function listOwing(db: Db, cityCode: string, workOrderId: string): Promise<string[]> {
  const owing = await sql<{ agency_id: string }>`
    select distinct agency_id from assignment where city_code = ${cityCode} and work_order_id = ${workOrderId} and ended_at is null
      and state in ('awaitingAcknowledgement', 'handling', 'delegated', 'awaitingSignOff', 'returnRequested', 'followUp')`.execute(db);
  return owing.rows.map((row) => row.agency_id);
}

/** Running parts of lead agencies: not acknowledged yet, due from now until `until`, and past their end. */
export async function countForWallboard(db: Db, scope: Scope, now: Date, until: Date) {
  const running = sql`state not in ('replied', 'paused')`;
  const counted = await sql<{ awaiting_acknowledgement: number; due: number; overdue: number }>`
    select count(*) filter (where state = 'awaitingAcknowledgement') as awaiting_acknowledgement,
      count(*) filter (where ${running} and coalesce(follow_up_due_at, due_at) >= ${now} and coalesce(follow_up_due_at, due_at) < ${until}) as due,
      count(*) filter (where ${running} and coalesce(follow_up_due_at, due_at) < ${now}) as overdue
    from assignment where city_code = ${scope.cityCode} and ended_at is null and role = 'lead' and parent_id is null and ${ofVisibleOrder(scope, "assignment.work_order_id")}`.execute(
    db,
  );
  return counted.rows[0] ?? { awaiting_acknowledgement: 0, due: 0, overdue: 0 };
}

/** How many wait for the next run. */
export async function countDueLights(db: Db, cityCode: string, now: Date): Promise<number> {
  const counted = await sql<{
    count: number;
  }>`select count(*) as count from assignment_watch where city_code = ${cityCode} and warn_at <= ${now}`.execute(db);
  return counted.rows[0]?.count ?? 0;
}

/** What a recount finds of one agency. */
export type WatchRecount = {
  readonly agency_id: string;
  readonly assigned: number;
  readonly returned: number;
  readonly acknowledgeable: number;
  readonly acknowledged_in_time: number;
  readonly due: number;
  readonly on_time: number;
  readonly finished: number;
  readonly reworked: number;
  readonly overdue_open: number;
};

/**
 * Counts once more from the rows themselves, with plain conditions of its own: what the tallies of the watch must come to. `month` is bounded
 * by `from` and `to`. Reads the whole table.
 */
export async function recountWatched(db: Db, cityCode: string, month: { from: Date; to: Date }): Promise<WatchRecount[]> {
  const within = (column: string) => sql`${sql.ref(column)} >= ${month.from} and ${sql.ref(column)} < ${month.to}`;
  const led = sql`role = 'lead' and parent_id is null`;
  const answerable = sql`${led} and state not in ('returned', 'ended')`;
  const counted = await sql<WatchRecount>`
    select agency_id,
      count(*) filter (where parent_id is null and ${within("assigned_at")}) as assigned,
      count(*) filter (where parent_id is null and state = 'returned' and ${within("assigned_at")}) as returned,
      count(*) filter (where (acknowledged_at is not null or acknowledge_missed) and ${within("assigned_at")}) as acknowledgeable,
      count(*) filter (where acknowledged_at is not null and not acknowledge_missed and (acknowledge_by is null or acknowledged_at <= acknowledge_by) and ${within("assigned_at")}) as acknowledged_in_time,
      count(*) filter (where ${answerable} and (clock_stopped_at is not null or light = 'red' or (state = 'replied' and replied_at > due_at)) and ${within("due_at")}) as due,
      count(*) filter (where ${answerable} and clock_stopped_at <= due_at and ${within("due_at")}) as on_time,
      count(*) filter (where ${answerable} and ${within("clock_stopped_at")}) as finished,
      count(*) filter (where ${led} and is_rework and ${within("assigned_at")}) as reworked,
      count(*) filter (where ${led} and light = 'red') as overdue_open
    from assignment join assignment_watch on assignment_watch.city_code = assignment.city_code and assignment_watch.assignment_id = assignment.id
    where assignment.city_code = ${cityCode} group by agency_id`.execute(db);
  return counted.rows;
}
