import { type Decision, insist } from "../../../kernel/decision.ts";
import { emit, lastActWords } from "../../../platform/events.ts";
import type { Act } from "../../../platform/world.ts";
import { loadDemand, moveDemand } from "../../demand/index.ts";
import { decideMove, stateAfter, type WorkOrderMove } from "../rules/index.ts";
import { lapseEndRequests, updateWorkOrder, type WorkOrderChange, type WorkOrderFacts } from "../store/index.ts";

/** Turns a refusal about a locked order into an exception that says whose act came first: the second of two learns which one won. */
export async function insistForOrder(act: Act, workOrderId: string, decision: Decision): Promise<void> {
  if (decision.ok || decision.field !== undefined) return insist(decision);
  insist({ ...decision, facts: { ...decision.facts, after: await lastActWords(act.db, act.cityCode, workOrderId) } });
}

export const insistMove = (act: Act, order: WorkOrderFacts, made: WorkOrderMove) =>
  insistForOrder(act, order.id, decideMove(order.state, made));

/** Moves a locked order; refuses what its state does not allow. */
export async function move(act: Act, order: WorkOrderFacts, made: WorkOrderMove, change: WorkOrderChange = {}): Promise<void> {
  await insistMove(act, order, made);
  const state = stateAfter(order.state, made) ?? order.state;
  await updateWorkOrder(act.db, { cityCode: act.cityCode, id: order.id }, { paused_at: null, ...change, state, state_since: act.at });
}

/** The clock of the lead assignment, copied to the order so that queues need no other table. */
export type LeadClock = { leadAgencyId: string; leadRootId: string; dueAt: Date; yellowAt: Date; orangeAt: Date; isProvisional: boolean };
const clockColumns = (clock: LeadClock): WorkOrderChange => ({
  lead_agency_id: clock.leadAgencyId,
  lead_root_id: clock.leadRootId,
  due_at: clock.dueAt,
  yellow_at: clock.yellowAt,
  orange_at: clock.orangeAt,
  due_is_provisional: clock.isProvisional,
  clock_stopped_at: null,
  follow_up_due_at: null,
});

/** 派单: the date promised to the requester is made by the first dispatch and stays, whoever gets the order later. */
export async function markDispatched(
  act: Act,
  order: WorkOrderFacts,
  clock: LeadClock,
  { agencyIds, basis }: { agencyIds: readonly string[]; basis: WorkOrderFacts["duty_basis"] },
): Promise<void> {
  await move(act, order, "dispatch", {
    ...clockColumns(clock),
    duty_basis: basis,
    agency_ids: [...new Set([...order.agency_ids, ...agencyIds])],
    dispatched_at: act.at,
    first_dispatched_at: order.first_dispatched_at ?? act.at,
    promised_due_at: order.promised_due_at ?? clock.dueAt,
  });
  await moveDemand(act, await loadDemand(act.db, act.cityCode, order.demand_id), "dispatch");
}

/** 重新办理 after dissatisfaction: a new clock for the lead, counted. */
export async function reopen(act: Act, order: WorkOrderFacts, clock: LeadClock, reason: string): Promise<void> {
  await move(act, order, "reopen", { ...clockColumns(clock), rework_count: order.rework_count + 1, closed_at: null });
  const demand = await loadDemand(act.db, act.cityCode, order.demand_id);
  if (demand.state === "closed") await moveDemand(act, demand, "reopen");
  await emit(act, {
    type: "work_order.reopened",
    subjectId: order.id,
    demandId: order.demand_id,
    workOrderId: order.id,
    reason,
    facts: { round: order.rework_count + 1 },
  });
}

// Who had it has no more business with it, and the clock of the next agency starts at its own dispatch; the promised date stays.
const takenBack: WorkOrderChange = {
  lead_agency_id: null,
  lead_root_id: null,
  agency_ids: [],
  duty_basis: null,
  due_at: null,
  yellow_at: null,
  orange_at: null,
  due_is_provisional: false,
};

/** 退单获准: back to the dispatcher. */
export async function markReturned(act: Act, order: WorkOrderFacts): Promise<void> {
  await move(act, order, "return", { return_count: order.return_count + 1, ...takenBack });
}

/** 改派, 异议成立 or 提级办理: back to the dispatcher. */
export async function markReassigned(act: Act, order: WorkOrderFacts, more: WorkOrderChange = {}): Promise<void> {
  await move(act, order, "reassign", { ...takenBack, ...more });
}

/** 办结. */
export async function close(act: Act, order: WorkOrderFacts, reason: string): Promise<void> {
  await move(act, order, "close", { closed_at: act.at });
  await lapseEndRequests(act.db, act.cityCode, order.id, act.at);
  await moveDemand(act, await loadDemand(act.db, act.cityCode, order.demand_id), "close");
  await emit(act, { type: "work_order.closed", subjectId: order.id, demandId: order.demand_id, workOrderId: order.id, reason });
}
