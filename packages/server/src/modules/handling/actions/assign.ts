import type { LimitUnit, Urgency } from "@yihao/contract/directory";
import type { AssignmentRole } from "@yihao/contract/dispatch";
import { newId } from "../../../kernel/ids.ts";
import { addWorkingHours } from "../../../kernel/working-time/index.ts";
import type { HappenedEvent } from "../../../platform/events.ts";
import type { Act } from "../../../platform/world.ts";
import { calendarOf, catalogueOf, settingOf, stampClock } from "../../directory/index.ts";
import { notifyAgency } from "../../notice/index.ts";
import { loadWorkOrder, type WorkOrderFacts } from "../../work-order/index.ts";
import { type AssignmentTable, insertAssignments } from "../store/index.ts";

export type Clock = { dueAt: Date; yellowAt: Date; orangeAt: Date; isProvisional: boolean; originalDueAt?: Date };
type Made = {
  agencyId: string;
  role: AssignmentRole;
  dispatchId: string | null;
  parentId: string | null;
  isRework: boolean;
  opinion: string | null;
  limit: { amount: number; unit: LimitUnit };
  clock: Clock;
};

/** One agency's part of an order. */
export async function assignmentFor(act: Act, order: WorkOrderFacts, made: Made): Promise<AssignmentTable> {
  return {
    city_code: act.cityCode,
    id: newId(act.at),
    work_order_id: order.id,
    demand_id: order.demand_id,
    dispatch_id: made.dispatchId,
    parent_id: made.parentId,
    agency_id: made.agencyId,
    role: made.role,
    state: "awaitingAcknowledgement",
    is_rework: made.isRework,
    number: order.number,
    title: order.title,
    kind: order.kind,
    urgency: order.urgency,
    category_code: order.category_code,
    region_code: order.region_code,
    opinion: made.opinion,
    assigned_at: act.at,
    acknowledged_at: null,
    limit_amount: made.limit.amount,
    limit_unit: made.limit.unit,
    original_due_at: made.clock.originalDueAt ?? made.clock.dueAt,
    due_at: made.clock.dueAt,
    yellow_at: made.clock.yellowAt,
    orange_at: made.clock.orangeAt,
    due_is_provisional: made.clock.isProvisional,
    promised_due_at: order.promised_due_at ?? made.clock.dueAt,
    replied_at: null,
    clock_stopped_at: null,
    send_back_count: 0,
    ended_at: null,
    acknowledge_by: await acknowledgeByOf(act, order.urgency),
    duty_basis: order.duty_basis,
    extension_count: 0,
    extended_days: 0,
    paused_at: null,
    pause_review_on: null,
    paused_minutes: 0,
    follow_up_due_at: null,
  };
}

/** 签收期限: working hours, for what is urgent elapsed minutes, nights and holidays included. */
async function acknowledgeByOf(act: Act, urgency: Urgency): Promise<Date> {
  if (urgency !== "normal") return new Date(act.at.getTime() + (await settingOf(act, "handling.urgentAcknowledgeMinutes")) * 60_000);
  return addWorkingHours(await calendarOf(act), act.at, await settingOf(act, "handling.acknowledgeWorkingHours")).endsAt;
}

/** Hears 派单 in its transaction: an order is never dispatched without its assignments. */
export async function assignDispatched(act: Act, event: HappenedEvent): Promise<void> {
  const order = await loadWorkOrder(act.db, act.cityCode, event.subjectId);
  const facts = event.facts as {
    dispatchId: string;
    leadAgencyId: string;
    supportingAgencyIds: string[];
    limitAmount: number;
    limitUnit: LimitUnit;
  };
  const limit = { amount: facts.limitAmount, unit: facts.limitUnit };
  const clock = await stampClock(act, { startsAt: act.at, ...limit });
  const made = (agencyId: string, role: AssignmentRole) =>
    assignmentFor(act, order, {
      agencyId,
      role,
      dispatchId: facts.dispatchId,
      parentId: null,
      isRework: false,
      opinion: event.reason,
      limit,
      clock,
    });
  const assignments = [await made(facts.leadAgencyId, "lead")];
  for (const agencyId of facts.supportingAgencyIds) assignments.push(await made(agencyId, "supporting"));
  await insertAssignments(act.db, assignments);
  for (const assignment of assignments) await tellAgency(act, assignment, event.id);
}

export async function tellAgency(act: Act, assignment: AssignmentTable, causeId: string): Promise<void> {
  const catalogue = await catalogueOf(act);
  await notifyAgency(act, {
    causeId,
    topic: "assigned",
    agencyId: assignment.agency_id,
    title: `新任务：${assignment.title}`,
    body: `工单 ${assignment.number}，${assignment.role === "lead" ? "主办" : "协办"}单位：${catalogue.agencyName(assignment.agency_id) ?? ""}。请及时签收并在期限内办理。`,
    link: `/orders/${assignment.work_order_id}`,
  });
}
