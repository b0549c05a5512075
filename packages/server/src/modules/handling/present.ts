import type { Attachment } from "@yihao/contract/files";
import type { Assignment, AssignmentRow, Reply, ReturnRequest } from "@yihao/contract/handling";
import { type Actor, decideHolds, seesAgency } from "../../kernel/actor.ts";
import { all, allow, type Decision, permitOf, refuse } from "../../kernel/decision.ts";
import { type Catalogue, lightOf } from "../directory/index.ts";
import { decideMove, decideReturn, replyGoesTo } from "./rules.ts";
import type { AssignmentTable, ReplyTable, ReturnRequestTable } from "./store/index.ts";

export function presentRow(assignment: AssignmentTable, catalogue: Catalogue, now: Date): AssignmentRow {
  const stoppedAt =
    assignment.clock_stopped_at ??
    assignment.replied_at ??
    (assignment.state === "ended" || assignment.state === "returned" ? assignment.ended_at : null);
  return {
    id: assignment.id,
    workOrderId: assignment.work_order_id,
    number: assignment.number,
    title: assignment.title,
    kind: assignment.kind,
    urgency: assignment.urgency,
    categoryName: catalogue.categoryName(assignment.category_code),
    regionName: catalogue.regionName(assignment.region_code),
    agencyId: assignment.agency_id,
    agencyName: catalogue.agencyName(assignment.agency_id) ?? "（已撤销的单位）",
    role: assignment.role,
    state: assignment.state,
    assignedAt: assignment.assigned_at.toISOString(),
    acknowledgedAt: assignment.acknowledged_at?.toISOString() ?? null,
    limitAmount: assignment.limit_amount,
    limitUnit: assignment.limit_unit,
    dueAt: assignment.due_at.toISOString(),
    originalDueAt: assignment.original_due_at.toISOString(),
    promisedDueAt: assignment.promised_due_at?.toISOString() ?? null,
    dueIsProvisional: assignment.due_is_provisional,
    repliedAt: assignment.replied_at?.toISOString() ?? null,
    light: lightOf({ yellowAt: assignment.yellow_at, orangeAt: assignment.orange_at, dueAt: assignment.due_at, stoppedAt }, now),
    sendBackCount: assignment.send_back_count,
    isRework: assignment.is_rework,
    parentAssignmentId: assignment.parent_id,
  };
}

export type AssignmentMore = {
  replies: readonly ReplyTable[];
  attachmentsOf: (replyId: string) => Attachment[];
  catalogue: Catalogue;
  actor: Actor;
  now: Date;
  workingDaysSince: (from: Date) => number;
};

export function presentAssignment(assignment: AssignmentTable, more: AssignmentMore): Assignment {
  return {
    ...presentRow(assignment, more.catalogue, more.now),
    opinion: assignment.opinion,
    replies: more.replies.filter((reply) => reply.assignment_id === assignment.id).map((reply) => presentReply(reply, more)),
    sendBackReason:
      more.replies.findLast((reply) => reply.assignment_id === assignment.id && reply.verdict === "sentBack")?.verdict_opinion ?? null,
    can: canOfAssignment(assignment, more),
  };
}

function presentReply(reply: ReplyTable, { catalogue, attachmentsOf }: Pick<AssignmentMore, "catalogue" | "attachmentsOf">): Reply {
  return {
    id: reply.id,
    at: reply.replied_at.toISOString(),
    by: reply.replied_by_name,
    agencyName: catalogue.agencyName(reply.agency_id) ?? "（已撤销的单位）",
    internalAccount: reply.internal_account,
    publicReply: reply.public_reply,
    isResolved: reply.is_resolved,
    contactedAt: reply.contacted_at?.toISOString() ?? null,
    attachments: attachmentsOf(reply.id),
    verdict: reply.verdict,
  };
}

function canOfAssignment(assignment: AssignmentTable, { actor, catalogue, workingDaysSince }: AssignmentMore): Assignment["can"] {
  const isOurs = actor.kind === "staff" && actor.agencyId !== null && seesAgency(actor.scope, assignment.agency_id);
  const may = all(
    decideHolds(actor, "handling.work"),
    isOurs ? allow : refuse("assignment.notYours", { agency: catalogue.agencyName(assignment.agency_id) }),
  );
  const permit = (decision: Decision) => permitOf(all(may, decision));
  return {
    acknowledge: permit(decideMove(assignment.state, "acknowledge")),
    return: permit(
      decideReturn({
        state: assignment.state,
        isDelegated: assignment.parent_id !== null,
        isRework: assignment.is_rework,
        workingDaysSince: workingDaysSince(assignment.assigned_at),
      }),
    ),
    delegate: permit(
      all(
        decideMove(assignment.state, "delegate"),
        catalogue.subtreeOf(assignment.agency_id).length > 1 ? allow : refuse("assignment.notSubAgency"),
      ),
    ),
    reply: permit(
      decideMove(
        assignment.state,
        replyGoesTo({ role: assignment.role, isDelegated: assignment.parent_id !== null }) === "review" ? "reply" : "contribute",
      ),
    ),
  };
}

export function presentReturn(request: ReturnRequestTable, catalogue: Catalogue, actor: Actor): ReturnRequest {
  return {
    id: request.id,
    assignmentId: request.assignment_id,
    at: request.requested_at.toISOString(),
    by: request.requested_by_name,
    agencyName: catalogue.agencyName(request.agency_id) ?? "（已撤销的单位）",
    reason: request.reason,
    basis: request.basis,
    suggestedAgencyName: catalogue.agencyName(request.suggested_agency_id),
    decision: request.decision,
    decidedBy: request.decided_by_name,
    decidedAt: request.decided_at?.toISOString() ?? null,
    opinion: request.opinion,
    can: {
      decide: permitOf(all(decideHolds(actor, "handling.decideReturn"), request.decision === null ? allow : refuse("return.decided"))),
    },
  };
}
