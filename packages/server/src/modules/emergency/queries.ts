import type {
  Emergency,
  EmergencyRow,
  listEmergencies as listEmergenciesEndpoint,
  readBriefing as readBriefingEndpoint,
} from "@yihao/contract/emergency";
import type { QueryOf, ReplyOf } from "@yihao/contract/endpoint";
import { decideHolds } from "../../kernel/actor.ts";
import { decodeTimeCursor, pageOfRows } from "../../kernel/cursor.ts";
import { Absent, all, permitOf } from "../../kernel/decision.ts";
import type { Call } from "../../platform/world.ts";
import { readDemand } from "../demand/index.ts";
import { scopeOf } from "./actions/scope.ts";
import { briefingNumber, decideMove, dueStepOf, type EmergencyMove, minutesBetween } from "./rules/index.ts";
import {
  type BriefingTable,
  countOpen,
  type EmergencyTable,
  type EmergencyTermTable,
  findBriefing,
  findEmergency,
  listBriefings,
  listEmergencies,
  listReminders,
  listTerms,
} from "./store/index.ts";

const iso = (at: Date | null) => at?.toISOString() ?? null;

function presentRow(emergency: EmergencyTable, now: Date): EmergencyRow {
  const due = dueStepOf({ state: emergency.state, confirmBy: emergency.confirm_by, directBy: emergency.direct_by });
  return {
    id: emergency.id,
    demandId: emergency.demand_id,
    number: emergency.number,
    title: emergency.title,
    state: emergency.state,
    source: emergency.source,
    terms: emergency.terms,
    reason: emergency.reason,
    flaggedAt: emergency.flagged_at.toISOString(),
    flaggedBy: emergency.flagged_by_name,
    confirmBy: emergency.confirm_by.toISOString(),
    confirmedAt: iso(emergency.confirmed_at),
    directBy: iso(emergency.direct_by),
    directedAt: iso(emergency.directed_at),
    briefedAt: iso(emergency.briefed_at),
    closedAt: iso(emergency.closed_at),
    dueAt: iso(due?.dueAt ?? null),
    isOverdue: due !== null && due.dueAt < now,
  };
}

export async function pageOfEmergencies(
  call: Call,
  query: QueryOf<typeof listEmergenciesEndpoint>,
): Promise<ReplyOf<typeof listEmergenciesEndpoint>> {
  const rows = await listEmergencies(call.db, scopeOf(call), query, decodeTimeCursor(query.after), query.limit + 1);
  const page = pageOfRows(rows, query.limit, (row) => ({ value: row.flagged_at.toISOString(), id: row.id }));
  return { items: page.items.map((row) => presentRow(row, call.at)), next: page.next };
}

export const countOfEmergencies = (call: Call) => countOpen(call.db, scopeOf(call), call.at);

export async function readEmergency(call: Call, id: string): Promise<Emergency> {
  const emergency = await findEmergency(call.db, scopeOf(call), id);
  if (emergency === undefined) throw new Absent("条突发敏感信息");
  const [demand, briefings, reminders] = await Promise.all([
    readDemand(call, emergency.demand_id),
    listBriefings(call.db, call.cityCode, id),
    listReminders(call.db, call.cityCode, id),
  ]);
  const permit = (permission: "emergency.confirm" | "emergency.direct", made: EmergencyMove) =>
    permitOf(all(decideHolds(call.actor, permission), decideMove(emergency.state, made)));
  return {
    ...presentRow(emergency, call.at),
    workOrderId: demand.workOrderId,
    content: demand.content,
    address: demand.address,
    regionName: demand.regionName,
    confirmation: said(emergency.confirm_opinion, emergency.confirmed_by_name, emergency.confirmed_at, (opinion) => ({ opinion })),
    direction: said(emergency.direction, emergency.directed_by_name, emergency.directed_at, (text) => ({ text })),
    briefings: briefings.map(presentBriefing),
    closing: said(emergency.result, emergency.closed_by_name, emergency.closed_at, (result) => ({ result })),
    reminders: reminders.map((each) => ({ id: each.id, step: each.step, told: each.told, at: each.reminded_at.toISOString() })),
    minutes: {
      toConfirm: minutesBetween(emergency.flagged_at, emergency.confirmed_at),
      toDirect: minutesBetween(emergency.confirmed_at, emergency.directed_at),
      toBrief: minutesBetween(emergency.directed_at, emergency.briefed_at),
      toClose: minutesBetween(emergency.briefed_at, emergency.closed_at),
    },
    can: {
      confirm: permit("emergency.confirm", "confirm"),
      direct: permit("emergency.direct", "direct"),
      brief: permit("emergency.confirm", "brief"),
      close: permit("emergency.direct", "close"),
    },
  };
}

function said<T>(words: string | null, by: string | null, at: Date | null, shape: (words: string) => T) {
  return words === null || by === null || at === null ? null : { ...shape(words), by, at: at.toISOString() };
}

const presentBriefing = (briefing: BriefingTable) => ({
  id: briefing.id,
  emergencyId: briefing.emergency_id,
  number: briefingNumber(briefing.year, briefing.serial),
  sequence: briefing.sequence,
  title: briefing.title,
  facts: briefing.facts,
  measures: briefing.measures,
  followUps: briefing.follow_ups,
  at: briefing.written_at.toISOString(),
  by: briefing.written_by_name,
});

export async function readBriefing(call: Call, id: string): Promise<ReplyOf<typeof readBriefingEndpoint>> {
  const briefing = await findBriefing(call.db, call.cityCode, id);
  const emergency = briefing === undefined ? undefined : await findEmergency(call.db, scopeOf(call), briefing.emergency_id);
  if (briefing === undefined || emergency === undefined) throw new Absent("份专报");
  return { ...presentBriefing(briefing), demandNumber: emergency.number, demandTitle: emergency.title };
}

export const presentTerm = (term: EmergencyTermTable) => ({
  id: term.id,
  term: term.term,
  isActive: term.is_active,
  setAt: term.set_at.toISOString(),
  setBy: term.set_by_name,
});
export const termsOfCity = async (call: Call) => ({ items: (await listTerms(call.db, call.cityCode)).map(presentTerm) });
