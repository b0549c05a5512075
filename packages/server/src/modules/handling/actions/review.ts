import { Refusal } from "../../../kernel/decision.ts";
import { newId } from "../../../kernel/ids.ts";
import { dateOf } from "../../../kernel/shanghai.ts";
import type { Act } from "../../../platform/world.ts";
import { catalogueOf, limitFor, stampClock } from "../../directory/index.ts";
import { notifyAgency } from "../../notice/index.ts";
import { reopenWorkOrder, updateWorkOrder, type WorkOrderFacts } from "../../work-order/index.ts";
import {
  type AssignmentTable,
  findPassedReply,
  findWaitingReply,
  insertAssignments,
  listOfOrder,
  markVerdict,
  type ReplyTable,
} from "../store/index.ts";
import { assignmentFor, tellAgency } from "./assign.ts";
import { endOthers } from "./return.ts";
import { move } from "./work.ts";

/** The reply in question with its assignment; the order is locked by the caller. */
export async function loadUnderReview(
  act: Act,
  order: WorkOrderFacts,
): Promise<{ reply: ReplyTable; assignment: AssignmentTable; assignments: AssignmentTable[] }> {
  const reply = await findWaitingReply(act.db, act.cityCode, order.id);
  const assignments = await listOfOrder(act.db, act.cityCode, order.id);
  const assignment = assignments.find((each) => each.id === reply?.assignment_id);
  if (reply === undefined || assignment === undefined) throw new Refusal("review.nothingToReview");
  return { reply, assignment, assignments };
}

/** 审核通过: only now did the clock stop, at the moment the reply was given. What others still had open ends with it. */
export async function acceptReply(act: Act, order: WorkOrderFacts): Promise<ReplyTable> {
  const { reply, assignment, assignments } = await loadUnderReview(act, order);
  await markVerdict(act.db, act.cityCode, reply.id, "passed", null);
  await move(act, assignment, "finish", { clock_stopped_at: reply.replied_at, ended_at: act.at });
  await endOthers(act, assignments, assignment.id);
  await updateWorkOrder(act.db, { cityCode: act.cityCode, id: order.id }, { clock_stopped_at: reply.replied_at });
  return reply;
}

/** 退回重办: the reply never stopped the clock. */
export async function sendReplyBack(act: Act, order: WorkOrderFacts, opinion: string): Promise<ReplyTable> {
  const { reply, assignment } = await loadUnderReview(act, order);
  await markVerdict(act.db, act.cityCode, reply.id, "sentBack", opinion);
  await move(act, assignment, "sendBack", { replied_at: null, send_back_count: assignment.send_back_count + 1 });
  await notifyAgency(act, {
    causeId: reply.id,
    topic: "sentBack",
    agencyId: assignment.agency_id,
    title: `退回重办：${assignment.title}`,
    body: `工单 ${assignment.number}：${opinion}`,
    link: `/orders/${order.id}`,
  });
  return reply;
}

/** 重办 after dissatisfaction: the agency that answered gets a new assignment with a limit of its own. */
export async function rework(act: Act, order: WorkOrderFacts, reason: string): Promise<void> {
  const passed = await findPassedReply(act.db, act.cityCode, order.id);
  const agencyId = order.lead_agency_id ?? passed?.agency_id;
  if (agencyId === undefined || agencyId === null) throw new Error("an order without a lead cannot be reworked");
  const limit = await limitFor(act, { kind: order.kind, urgency: order.urgency, on: dateOf(act.at) });
  const clock = await stampClock(act, { startsAt: act.at, ...limit });
  await reopenWorkOrder(act, order, { leadAgencyId: agencyId, leadRootId: (await catalogueOf(act)).rootOf(agencyId), ...clock }, reason);
  const assignment = assignmentFor(act, order, {
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

export const replyGivenTo = (act: Pick<Act, "db" | "cityCode">, workOrderId: string) => findPassedReply(act.db, act.cityCode, workOrderId);
