import { newId } from "../../kernel/ids.ts";
import type { HappenedEvent } from "../../platform/events.ts";
import type { Call } from "../../platform/world.ts";
import { type HistoryDemand, phoneDigest, queryCodeDigest, requesterLabel, searchOf } from "../demand/index.ts";
import type { PastClock } from "./clocks.ts";
import { type ComposedCase, composeCase, historyName } from "./compose-case.ts";
import type { PastDemand } from "./rules.ts";

/** All rows of one demand of history, ready to be inserted. */
export type HistoryRecord = {
  readonly demand: HistoryDemand;
  readonly answer: { city_code: string; demand_id: string; answer: string; answered_at: Date } | null;
  readonly handled: ComposedCase | null;
  readonly events: readonly HappenedEvent[];
};
export type Given = {
  readonly source: string;
  readonly number: string;
  readonly past: PastDemand;
  readonly clock: PastClock | null;
  readonly agencyName: (id: string) => string;
};

export function composeRecord(call: Call, given: Given): HistoryRecord {
  const { row, outcome } = given.past;
  const demand = composeDemand(call, given);
  const event = eventsOf(call, demand.id);
  const registered = event(0, demand.registered_at, {
    type: "demand.registered",
    subjectId: demand.id,
    facts: { channel: row.channel, kind: row.kind, source: given.source },
  });
  if (outcome.kind === "answered") {
    const answer = { city_code: call.cityCode, demand_id: demand.id, answer: outcome.answer, answered_at: outcome.at };
    return { demand, answer, handled: null, events: [registered, event(1, outcome.at, { type: "demand.answered", subjectId: demand.id })] };
  }
  if (outcome.kind === "replied" && given.clock !== null) {
    const handled = composeCase(demand, outcome, given.clock);
    return {
      demand: { ...demand, work_order_id: handled.workOrder.id },
      answer: null,
      handled,
      events: [registered, ...caseEvents(handled, event, given)],
    };
  }
  return { demand, answer: null, handled: null, events: [registered] };
}

function composeDemand(call: Call, { source, number, past }: Given): HistoryDemand {
  const { row, registeredAt, outcome } = past;
  const { crypto } = call.world;
  const id = newId(registeredAt);
  return {
    city_code: call.cityCode,
    id,
    number,
    platform_code: call.actor.kind === "staff" ? call.actor.platformCode : call.cityCode,
    channel: row.channel,
    kind: row.kind,
    line: row.line,
    state: ({ open: "registered", answered: "answered", replied: "closed" } as const)[outcome.kind],
    urgency: "normal",
    title: row.title,
    content: row.content,
    category_code: row.categoryCode ?? null,
    region_code: row.regionCode ?? null,
    address_sealed: crypto.seal(row.address),
    longitude: null,
    latitude: null,
    occurred_at: null,
    requester_name_sealed: crypto.seal(row.requesterName),
    requester_label: requesterLabel({ isAnonymous: false, name: row.requesterName, enterpriseName: undefined, phone: row.contactPhone }),
    requester_gender: "unknown",
    requester_kind: row.line === "enterprise" ? "enterprise" : "individual",
    enterprise_name: null,
    caller_number_sealed: null,
    caller_number_digest: null,
    contact_phone_sealed: crypto.seal(row.contactPhone),
    contact_phone_digest: row.contactPhone === undefined ? null : phoneDigest(call, row.contactPhone),
    email_sealed: null,
    subject_name: null,
    subject_phone_sealed: null,
    call_id: null,
    previous_number: null,
    is_anonymous: false,
    is_confidential: false,
    no_reply_wanted: false,
    is_green_channel: false,
    special_care: null,
    registered_at: registeredAt,
    registered_by: null,
    registered_by_name: historyName,
    disposed_at: outcome.kind === "open" ? null : outcome.kind === "answered" ? outcome.at : registeredAt,
    first_dispatched_at: outcome.kind === "replied" ? registeredAt : null,
    work_order_id: null,
    // Nobody was given a query code, so nothing opens it; the id is not known outside.
    query_code_digest: queryCodeDigest(call, number, id),
    // Contains what no caller's key may contain, so that a registration never meets it.
    request_key: `history:${id}`,
    source,
    source_key: row.sourceKey,
    search: searchOf(row),
  };
}

type Told = Pick<HappenedEvent, "type" | "subjectId"> & Partial<Pick<HappenedEvent, "workOrderId" | "facts">>;
type MakeEvent = (step: number, at: Date, told: Told) => HappenedEvent;

/** `step` orders events of the same moment: the timeline sorts by time and then by id. */
function eventsOf(call: Call, demandId: string): MakeEvent {
  return (step, at, told) => ({
    cityCode: call.cityCode,
    id: newId(new Date(at.getTime() + step)),
    demandId,
    workOrderId: null,
    occurredAt: at,
    actorKind: "system",
    actorId: null,
    actorName: historyName,
    actorUnit: null,
    reason: null,
    facts: {},
    ...told,
  });
}

function caseEvents(
  { workOrder, dispatch, reply, callback, evaluation }: ComposedCase,
  event: MakeEvent,
  { agencyName }: Given,
): HappenedEvent[] {
  const workOrderId = workOrder.id;
  const dispatched = {
    dispatchId: dispatch.id,
    leadAgencyId: dispatch.lead_agency_id,
    supportingAgencyIds: [],
    agencies: [agencyName(dispatch.lead_agency_id)],
    limitAmount: dispatch.limit_amount,
    limitUnit: dispatch.limit_unit,
    dueAt: dispatch.due_at.toISOString(),
    isFirst: true,
  };
  const passed = { agencyId: reply.agency_id, repliedAt: reply.replied_at.toISOString(), onTime: reply.replied_at <= dispatch.due_at };
  const events = [
    event(1, dispatch.dispatched_at, { type: "work_order.dispatched", subjectId: workOrderId, workOrderId, facts: dispatched }),
    event(2, reply.replied_at, { type: "review.passed", subjectId: reply.id, workOrderId, facts: passed }),
  ];
  if (evaluation !== null) {
    const facts = {
      source: evaluation.source,
      satisfaction: evaluation.satisfaction,
      solved: evaluation.solved,
      isContacted: evaluation.is_contacted,
    };
    events.push(event(3, evaluation.evaluated_at, { type: "callback.evaluated", subjectId: callback.id, workOrderId, facts }));
  }
  return [...events, event(4, reply.replied_at, { type: "work_order.closed", subjectId: workOrderId, workOrderId })];
}
