import type { Satisfaction } from "@yihao/contract/callback";
import { newId } from "../../kernel/ids.ts";
import type { CallbackTable, EvaluationTable } from "../callback/index.ts";
import type { HistoryDemand } from "../demand/index.ts";
import type { DispatchTable } from "../dispatch/index.ts";
import type { AssignmentTable, ReplyTable } from "../handling/index.ts";
import type { WorkOrderTable } from "../work-order/index.ts";
import type { PastClock } from "./clocks.ts";
import type { Outcome } from "./rules.ts";

/** Stands where a person's name would stand. */
export const historyName = "历史数据";
const noInternalAccount = "历史数据，没有内部办理记录";

type Replied = Extract<Outcome, { kind: "replied" }>;
/** What was done about one demand: an order that is closed, with one agency's part, its reply and its callback. */
export type ComposedCase = {
  readonly workOrder: WorkOrderTable;
  readonly dispatch: DispatchTable;
  readonly assignment: AssignmentTable;
  readonly reply: ReplyTable;
  readonly callback: CallbackTable;
  readonly evaluation: EvaluationTable | null;
};

export function composeCase(demand: HistoryDemand, outcome: Replied, clock: PastClock): ComposedCase {
  const workOrder = composeWorkOrder(demand, outcome, clock);
  const dispatch = composeDispatch(workOrder, outcome, clock);
  const assignment = composeAssignment(workOrder, dispatch, outcome, clock);
  const reply = composeReply(assignment, outcome);
  const callback = composeCallback(workOrder, reply, outcome);
  const evaluation = outcome.satisfaction === null ? null : composeEvaluation(callback, outcome.satisfaction, outcome.at);
  return { workOrder, dispatch, assignment, reply, callback, evaluation };
}

function composeWorkOrder(demand: HistoryDemand, { at, agencyId, agencyRootId }: Replied, clock: PastClock): WorkOrderTable {
  const startedAt = demand.registered_at;
  return {
    city_code: demand.city_code,
    id: newId(startedAt),
    number: demand.number,
    demand_id: demand.id,
    platform_code: demand.platform_code,
    state: "closed",
    state_since: at,
    title: demand.title,
    channel: demand.channel,
    kind: demand.kind,
    line: demand.line,
    urgency: demand.urgency,
    category_code: demand.category_code,
    region_code: demand.region_code,
    is_confidential: demand.is_confidential,
    registered_by: null,
    created_at: startedAt,
    created_by: null,
    note: null,
    suggested_agency_id: null,
    lead_agency_id: agencyId,
    lead_root_id: agencyRootId,
    agency_ids: [agencyId],
    first_dispatched_at: startedAt,
    dispatched_at: startedAt,
    due_at: clock.dueAt,
    promised_due_at: clock.dueAt,
    yellow_at: clock.yellowAt,
    orange_at: clock.orangeAt,
    clock_stopped_at: at,
    due_is_provisional: clock.isProvisional,
    return_count: 0,
    rework_count: 0,
    merged_count: 0,
    closed_at: at,
    paused_at: null,
    is_key: false,
    key_reason: null,
    is_difficult: false,
    is_elevated: false,
    duty_basis: null,
    follow_up_due_at: null,
    repeats_order_id: null,
    merged_into_id: null,
    recused_agency_ids: [],
    chase_count: 0,
    urge_count: 0,
    ended_at: null,
    ended_reason: null,
    is_green_channel: false,
    search: demand.search,
  };
}

function composeDispatch(order: WorkOrderTable, { agencyId }: Replied, clock: PastClock): DispatchTable {
  return {
    city_code: order.city_code,
    id: newId(order.created_at),
    work_order_id: order.id,
    is_first: true,
    lead_agency_id: agencyId,
    supporting_agency_ids: [],
    opinion: null,
    limit_amount: clock.amount,
    limit_unit: clock.unit,
    due_at: clock.dueAt,
    is_provisional: clock.isProvisional,
    dispatched_at: order.created_at,
    dispatched_by: null,
    dispatched_by_name: historyName,
    basis: null,
    catalogue_entry_id: null,
    conferral_id: null,
    batch_id: null,
    corrected_at: null,
    corrected_by: null,
  };
}

function composeAssignment(order: WorkOrderTable, dispatch: DispatchTable, { at, agencyId }: Replied, clock: PastClock): AssignmentTable {
  return {
    city_code: order.city_code,
    id: newId(order.created_at),
    work_order_id: order.id,
    demand_id: order.demand_id,
    dispatch_id: dispatch.id,
    parent_id: null,
    agency_id: agencyId,
    role: "lead",
    state: "finished",
    is_rework: false,
    number: order.number,
    title: order.title,
    kind: order.kind,
    urgency: order.urgency,
    category_code: order.category_code,
    region_code: order.region_code,
    opinion: null,
    assigned_at: order.created_at,
    acknowledged_at: null,
    limit_amount: clock.amount,
    limit_unit: clock.unit,
    original_due_at: clock.dueAt,
    due_at: clock.dueAt,
    yellow_at: clock.yellowAt,
    orange_at: clock.orangeAt,
    due_is_provisional: clock.isProvisional,
    promised_due_at: clock.dueAt,
    replied_at: at,
    clock_stopped_at: at,
    send_back_count: 0,
    ended_at: at,
    acknowledge_by: null,
    duty_basis: null,
    extension_count: 0,
    extended_days: 0,
    paused_at: null,
    pause_review_on: null,
    paused_minutes: 0,
    follow_up_due_at: null,
  };
}

function composeReply(assignment: AssignmentTable, { at, reply, satisfaction }: Replied): ReplyTable {
  return {
    city_code: assignment.city_code,
    id: newId(at),
    assignment_id: assignment.id,
    work_order_id: assignment.work_order_id,
    agency_id: assignment.agency_id,
    internal_account: noInternalAccount,
    public_reply: reply,
    is_resolved: satisfaction !== "dissatisfied",
    contacted_at: null,
    verdict: "passed",
    verdict_opinion: null,
    replied_at: at,
    written_at: null,
    replied_by: null,
    replied_by_name: historyName,
  };
}

function composeCallback(order: WorkOrderTable, reply: ReplyTable, { at, satisfaction }: Replied): CallbackTable {
  return {
    city_code: order.city_code,
    id: newId(at),
    subject: "order",
    work_order_id: order.id,
    demand_id: order.demand_id,
    reply_id: reply.id,
    platform_code: null,
    round: 1,
    state: satisfaction === null ? "waived" : "evaluated",
    number: order.number,
    title: order.title,
    kind: order.kind,
    lead_agency_id: order.lead_agency_id,
    attempt_count: 0,
    claimed_by: null,
    claimed_by_name: null,
    claimed_at: null,
    last_attempt_at: null,
    next_try_at: null,
    created_at: at,
    due_at: at,
    yellow_at: at,
    orange_at: at,
    finished_at: at,
  };
}

// The source says how satisfied somebody was, not whether it was solved: read off the one from the other.
const solvedBy = { satisfied: "solved", basicallySatisfied: "partlySolved", dissatisfied: "unsolved" } as const satisfies Record<
  Satisfaction,
  string
>;

function composeEvaluation(callback: CallbackTable, satisfaction: Satisfaction, at: Date): EvaluationTable {
  return {
    city_code: callback.city_code,
    id: newId(at),
    callback_id: callback.id,
    work_order_id: callback.work_order_id,
    demand_id: callback.demand_id,
    round: 1,
    source: "phone",
    is_contacted: true,
    solved: solvedBy[satisfaction],
    satisfaction,
    is_opinion_clear: null,
    truthfulness: null,
    reasons: [],
    comment: null,
    validity: "valid",
    invalid_reason: null,
    is_first: true,
    is_final: true,
    evaluated_at: at,
    evaluated_by: null,
    evaluated_by_name: historyName,
  };
}
