import type { Assignment, AssignmentRow, ReturnRequest } from "@yihao/contract/handling";
import { type Actor, decideHolds, seesAgency } from "../../kernel/actor.ts";
import { all, allow, type Decision, permitOf, refuse } from "../../kernel/decision.ts";
import type { Catalogue } from "../directory/index.ts";
import { decideResumer } from "./actions/resume.ts";
import { beyondDutyFacts, extensionFacts, pauseFacts, returnFacts, type Situation } from "./facts.ts";
import { lightOfAssignment } from "./light.ts";
import { canOfWords, presentWords, type Words } from "./present-replies.ts";
import { decideBeyondDuty, decideExtend, decideMove, decidePause, decideReturn } from "./rules/index.ts";
import type { AssignmentTable, ReturnRequestTable } from "./store/index.ts";

export function presentRow(assignment: AssignmentTable, catalogue: Catalogue, now: Date): AssignmentRow {
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
    acknowledgeBy: assignment.acknowledge_by?.toISOString() ?? null,
    limitAmount: assignment.limit_amount,
    limitUnit: assignment.limit_unit,
    dueAt: assignment.due_at.toISOString(),
    originalDueAt: assignment.original_due_at.toISOString(),
    promisedDueAt: assignment.promised_due_at?.toISOString() ?? null,
    dueIsProvisional: assignment.due_is_provisional,
    extensionCount: assignment.extension_count,
    extendedDays: assignment.extended_days,
    pausedAt: assignment.paused_at?.toISOString() ?? null,
    pauseReviewOn: assignment.pause_review_on,
    dutyBasis: assignment.duty_basis,
    repliedAt: assignment.replied_at?.toISOString() ?? null,
    followUpDueAt: assignment.follow_up_due_at?.toISOString() ?? null,
    light: lightOfAssignment(assignment, now),
    sendBackCount: assignment.send_back_count,
    isRework: assignment.is_rework,
    parentAssignmentId: assignment.parent_id,
  };
}

export type AssignmentMore = {
  words: Words;
  catalogue: Catalogue;
  actor: Actor;
  now: Date;
  situation: Situation;
};

export function presentAssignment(assignment: AssignmentTable, more: AssignmentMore): Assignment {
  return {
    ...presentRow(assignment, more.catalogue, more.now),
    opinion: assignment.opinion,
    ...presentWords(assignment, more.words),
    can: canOfAssignment(assignment, more),
  };
}

function canOfAssignment(assignment: AssignmentTable, { actor, catalogue, situation, words }: AssignmentMore): Assignment["can"] {
  const isOurs = actor.kind === "staff" && actor.agencyId !== null && seesAgency(actor.scope, assignment.agency_id);
  const may = all(
    decideHolds(actor, "handling.work"),
    isOurs ? allow : refuse("assignment.notYours", { agency: catalogue.agencyName(assignment.agency_id) }),
  );
  const permit = (decision: Decision) => permitOf(all(may, decision));
  return {
    acknowledge: permit(decideMove(assignment.state, "acknowledge")),
    return: permit(decideReturn(returnFacts(assignment, situation))),
    delegate: permit(
      all(
        decideMove(assignment.state, "delegate"),
        catalogue.subtreeOf(assignment.agency_id).length > 1 ? allow : refuse("assignment.notSubAgency"),
      ),
    ),
    takeBack: permit(decideMove(assignment.state, "takeBack")),
    extend: permit(decideExtend(extensionFacts(assignment, situation))),
    pause: permit(decidePause(pauseFacts(assignment, situation))),
    claimBeyondDuty: permit(decideBeyondDuty(beyondDutyFacts(assignment, situation))),
    resume: permitOf(
      all(
        decideResumer(actor, { id: assignment.agency_id, name: catalogue.agencyName(assignment.agency_id) }),
        decideMove(assignment.state, "resume"),
      ),
    ),
    ...canOfWords(assignment, words),
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
