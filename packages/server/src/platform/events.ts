import type { EventType } from "@yihao/contract/events";
import { eventWords } from "@yihao/contract/events";
import type { TimelineEntry } from "@yihao/contract/timeline";
import { type ColumnType, sql } from "kysely";
import { newId } from "../kernel/ids.ts";
import { timeOf } from "../kernel/shanghai.ts";
import { insertMany } from "./bulk.ts";
import type { Db } from "./db.ts";
import { topicsOf } from "./signals.ts";
import type { Act, Call } from "./world.ts";

export type EventFacts = Readonly<Record<string, unknown>>;
/** Something that happened, as it is told to listeners and shown on timelines. */
export type HappenedEvent = {
  readonly cityCode: string;
  readonly id: string;
  readonly type: EventType;
  readonly demandId: string | null;
  readonly workOrderId: string | null;
  readonly subjectId: string;
  readonly occurredAt: Date;
  readonly actorKind: string;
  readonly actorId: string | null;
  readonly actorName: string;
  readonly actorUnit: string | null;
  readonly reason: string | null;
  readonly facts: EventFacts;
};

export interface EventTable {
  city_code: string;
  id: string;
  type: string;
  demand_id: string | null;
  work_order_id: string | null;
  subject_id: string;
  occurred_at: Date;
  actor_kind: string;
  actor_id: string | null;
  actor_name: string;
  actor_unit: string | null;
  reason: string | null;
  facts: ColumnType<EventFacts, string, never>;
  request_id: string;
}
export interface OutboxTable {
  city_code: string;
  event_id: string;
  ready_at: Date;
  attempts: number;
  last_error: string | null;
}
declare module "./db.ts" {
  interface Tables {
    event: EventTable;
    outbox: OutboxTable;
  }
}

export type NewEvent = {
  readonly type: EventType;
  readonly subjectId: string;
  readonly demandId?: string | null;
  readonly workOrderId?: string | null;
  readonly reason?: string | null;
  readonly facts?: EventFacts;
};

/**
 * Writes the event, its audit line and (when somebody listens later) its outbox row in one statement of the act's transaction,
 * then lets the listeners that belong to the same transaction do their part.
 */
export async function emit(act: Act, event: NewEvent): Promise<void> {
  const happened = happenedNow(act, event);
  const listening = act.world.listeners.hasLater(event.type);
  await sql`
    with happened as (
      insert into event (city_code, id, type, demand_id, work_order_id, subject_id, occurred_at, actor_kind, actor_id, actor_name, actor_unit, reason, facts, request_id)
      values (${happened.cityCode}, ${happened.id}, ${happened.type}, ${happened.demandId}, ${happened.workOrderId}, ${happened.subjectId}, ${happened.occurredAt}, ${happened.actorKind},
        ${happened.actorId}, ${happened.actorName}, ${happened.actorUnit}, ${happened.reason}, ${JSON.stringify(happened.facts)}::jsonb, ${act.requestId})
    ), audited as (
      insert into audit_entry (city_code, id, at, actor_id, actor_name, action, subject_type, subject_id, request_id, ip, detail)
      values (${happened.cityCode}, ${newId(act.at)}, ${happened.occurredAt}, ${happened.actorId}, ${happened.actorName}, ${happened.type}, ${subjectTypeOf(happened.type)}, ${happened.subjectId}, ${act.requestId}, ${act.ip}, '{}'::jsonb)
    )
    insert into outbox (city_code, event_id, ready_at) select ${happened.cityCode}, ${happened.id}, now() where ${listening}::boolean
  `.execute(act.db);
  for (const topic of topicsOf(event.type)) act.topics.add(topic);
  await act.world.listeners.hearNow(act, happened);
}

/** The same for many events at once, in a few statements: what a round of the clock has caused. */
export async function emitMany(act: Act, events: readonly NewEvent[]): Promise<void> {
  if (events.length === 0) return;
  const happened = events.map((event) => happenedNow(act, event));
  await insertHistoryEvents(act.db, happened, act.requestId);
  const entries = happened.map((event) => ({
    city_code: event.cityCode,
    id: newId(act.at),
    at: event.occurredAt,
    actor_id: event.actorId,
    actor_name: event.actorName,
    action: event.type,
    subject_type: subjectTypeOf(event.type),
    subject_id: event.subjectId,
    request_id: act.requestId,
    ip: act.ip,
    detail: {},
  }));
  await insertMany(act.db, "audit_entry", entries);
  const heard = happened.filter((event) => act.world.listeners.hasLater(event.type));
  if (heard.length > 0)
    await sql`insert into outbox (city_code, event_id, ready_at) select ${act.cityCode}, id, now() from unnest(${heard.map((event) => event.id)}::uuid[]) as heard(id)`.execute(
      act.db,
    );
  for (const event of happened) {
    for (const topic of topicsOf(event.type)) act.topics.add(topic);
    await act.world.listeners.hearNow(act, event);
  }
}

export function happenedNow(act: Call, event: NewEvent): HappenedEvent {
  const { actor } = act;
  return {
    cityCode: act.cityCode,
    id: newId(act.at),
    type: event.type,
    demandId: event.demandId ?? null,
    workOrderId: event.workOrderId ?? null,
    subjectId: event.subjectId,
    occurredAt: act.at,
    actorKind: actor.kind,
    actorId: actor.kind === "staff" ? actor.accountId : null,
    actorName: actor.name,
    actorUnit: actor.unit,
    reason: event.reason ?? null,
    facts: event.facts ?? {},
  };
}

/** Events of imported history, for timelines only: no audit line and no outbox row each, so nobody is told of them. */
export async function insertHistoryEvents(db: Db, events: readonly HappenedEvent[], requestId: string): Promise<void> {
  const rows = events.map((event) => ({
    city_code: event.cityCode,
    id: event.id,
    type: event.type,
    demand_id: event.demandId,
    work_order_id: event.workOrderId,
    subject_id: event.subjectId,
    occurred_at: event.occurredAt,
    actor_kind: event.actorKind,
    actor_id: event.actorId,
    actor_name: event.actorName,
    actor_unit: event.actorUnit,
    reason: event.reason,
    facts: event.facts,
    request_id: requestId,
  }));
  await insertMany(db, "event", rows);
}

const subjectTypeOf = (type: EventType): string => type.slice(0, type.indexOf("."));

/** The lines of one demand or order, oldest first. Events of the demands behind an order are asked for by their ids. */
export async function listTimeline(
  db: Db,
  cityCode: string,
  of: { demandIds: readonly string[]; workOrderId?: string },
): Promise<TimelineEntry[]> {
  const rows = await db
    .selectFrom("event")
    .select(["id", "type", "occurred_at", "actor_name", "actor_unit", "reason", "facts"])
    .where("city_code", "=", cityCode)
    .where((where) => {
      const ofDemand = where("demand_id", "in", [...of.demandIds]);
      return of.workOrderId === undefined ? ofDemand : where.or([ofDemand, where("work_order_id", "=", of.workOrderId)]);
    })
    .orderBy("occurred_at")
    .orderBy("id")
    .limit(500)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    type: row.type,
    title: eventWords[row.type as EventType]?.staff ?? row.type,
    at: row.occurred_at.toISOString(),
    actor: row.actor_name,
    unit: row.actor_unit,
    reason: row.reason,
    facts: row.facts,
  }));
}

/**
 * What was done to an order last, for the sentence of a refusal: who comes second learns which act won. "（09:05 陈立新：派单）", or
 * nothing when nothing was done.
 */
export async function lastActWords(db: Db, cityCode: string, workOrderId: string): Promise<string> {
  const last = await db
    .selectFrom("event")
    .select(["type", "occurred_at", "actor_name"])
    .where("city_code", "=", cityCode)
    .where("work_order_id", "=", workOrderId)
    .orderBy("occurred_at", "desc")
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  if (last === undefined) return "";
  return `（${timeOf(last.occurred_at)} ${last.actor_name}：${eventWords[last.type as EventType]?.staff ?? last.type}）`;
}

/** Loads events by id for the relay. */
export async function loadEvents(db: Db, cityCode: string, ids: readonly string[]): Promise<HappenedEvent[]> {
  const rows = await db
    .selectFrom("event")
    .selectAll()
    .where("city_code", "=", cityCode)
    .where("id", "in", [...ids])
    .orderBy("id")
    .execute();
  return rows.map((row) => ({
    cityCode: row.city_code,
    id: row.id,
    type: row.type as EventType,
    demandId: row.demand_id,
    workOrderId: row.work_order_id,
    subjectId: row.subject_id,
    occurredAt: row.occurred_at,
    actorKind: row.actor_kind,
    actorId: row.actor_id,
    actorName: row.actor_name,
    actorUnit: row.actor_unit,
    reason: row.reason,
    facts: row.facts,
  }));
}
