import { type Decision, insist, Refusal } from "../../../kernel/decision.ts";
import { newId } from "../../../kernel/ids.ts";
import { dateOf } from "../../../kernel/shanghai.ts";
import type { Act, Call } from "../../../platform/world.ts";
import { catalogueOf, limitFor, settingOf, stampClock } from "../../directory/index.ts";
import { notifyAgency } from "../../notice/index.ts";
import { reopenWorkOrder, updateWorkOrder, type WorkOrderFacts } from "../../work-order/index.ts";
import { decideRework } from "../rules/index.ts";
import {
  type AssignmentTable,
  findPassedReply,
  findPromiseOfReply,
  findWaitingReply,
  insertAssignments,
  listOfOrder,
  listReplies,
  type PromiseTable,
  type ReplyTable,
  updateReply,
} from "../store/index.ts";
import { assignmentFor, tellAgency } from "./assign.ts";
import { acceptPromise, keepPromise } from "./promise.ts";
import { endOthers } from "./return.ts";
import { move } from "./work.ts";

export type UnderReview = {
  reply: ReplyTable;
  assignment: AssignmentTable;
  assignments: AssignmentTable[];
  /** What the reply promises; undefined for a final one. */
  promise: PromiseTable | undefined;
};
/** The reply in question with its assignment; the order is locked by the caller. */
export async function loadUnderReview(act: Act, order: WorkOrderFacts): Promise<UnderReview> {
  const reply = await findWaitingReply(act.db, act.cityCode, order.id);
  const assignments = await listOfOrder(act.db, act.cityCode, order.id);
  const assignment = assignments.find((each) => each.id === reply?.assignment_id);
  if (reply === undefined || assignment === undefined) throw new Refusal("review.nothingToReview");
  return { reply, assignment, assignments, promise: await findPromiseOfReply(act.db, act.cityCode, reply.id) };
}

/**
 * 审核通过: only now did the clock stop, at the moment the reply was given; that of a reply which kept a promise had stopped at the
 * interim one. What others still had open ends with it, except where the order is followed up (阶段性办结).
 */
export async function acceptReply(
  act: Act,
  order: WorkOrderFacts,
  { reply, assignment, assignments, promise }: UnderReview,
): Promise<void> {
  await updateReply(act.db, { cityCode: act.cityCode, id: reply.id }, { verdict: "passed", verdict_opinion: null });
  if (promise !== undefined) return acceptPromise(act, order, assignment, { reply, promise });
  const stoppedAt = assignment.clock_stopped_at ?? reply.replied_at;
  await move(act, assignment, "finish", { clock_stopped_at: stoppedAt, ended_at: act.at });
  await endOthers(act, assignments, assignment.id);
  await updateWorkOrder(act.db, { cityCode: act.cityCode, id: order.id }, { clock_stopped_at: stoppedAt });
  if (assignment.follow_up_due_at !== null) await keepPromise(act, assignment, reply);
}

/** 退回重办: the reply never stopped the clock. */
export async function sendReplyBack(act: Act, order: WorkOrderFacts, { reply, assignment }: UnderReview, opinion: string): Promise<void> {
  await updateReply(act.db, { cityCode: act.cityCode, id: reply.id }, { verdict: "sentBack", verdict_opinion: opinion });
  await move(act, assignment, "sendBack", { replied_at: assignment.clock_stopped_at, send_back_count: assignment.send_back_count + 1 });
  await notifyAgency(act, {
    causeId: reply.id,
    topic: "sentBack",
    agencyId: assignment.agency_id,
    title: `退回重办：${assignment.title}`,
    body: `工单 ${assignment.number}：${opinion}`,
    link: `/orders/${order.id}`,
  });
}

/** Whether a dissatisfied requester's order may go back to its agency once more. Refusal rework.countReached. */
export async function mayRework(call: Call, order: Pick<WorkOrderFacts, "rework_count">): Promise<Decision> {
  return decideRework({ count: order.rework_count, max: await settingOf(call, "handling.reworkCountMax") });
}

/** 重办 after dissatisfaction: the agency that answered gets a new assignment with a limit of its own. */
export async function rework(act: Act, order: WorkOrderFacts, reason: string): Promise<void> {
  insist(await mayRework(act, order));
  const passed = await findPassedReply(act.db, act.cityCode, order.id);
  const agencyId = order.lead_agency_id ?? passed?.agency_id;
  if (agencyId === undefined || agencyId === null) throw new Error("an order without a lead cannot be reworked");
  const limit = await limitFor(act, { kind: order.kind, urgency: order.urgency, on: dateOf(act.at) });
  const clock = await stampClock(act, { startsAt: act.at, ...limit });
  await reopenWorkOrder(act, order, { leadAgencyId: agencyId, leadRootId: (await catalogueOf(act)).rootOf(agencyId), ...clock }, reason);
  const assignment = await assignmentFor(act, order, {
    agencyId,
    role: "lead",
    dispatchId: null,
    parentId: null,
    isRework: true,
    opinion: reason,
    limit,
    clock,
  });
  await insertAssignments(act.db, [assignment]);
  await tellAgency(act, assignment, newId(act.at));
}

/** The reply that lies before the reviewer; undefined when none does. */
export async function replyUnderReview(call: Pick<Act, "db" | "cityCode">, workOrderId: string): Promise<ReplyTable | undefined> {
  return (await listReplies(call.db, call.cityCode, workOrderId)).find((reply) => reply.verdict === "waiting");
}

export const replyGivenTo = (act: Pick<Act, "db" | "cityCode">, workOrderId: string) => findPassedReply(act.db, act.cityCode, workOrderId);
