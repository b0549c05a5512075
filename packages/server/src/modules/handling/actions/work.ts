import type { BodyOf } from "@yihao/contract/endpoint";
import type { delegateAssignment, replyAssignment } from "@yihao/contract/handling";
import { Absent, atField, insist } from "../../../kernel/decision.ts";
import { newId } from "../../../kernel/ids.ts";
import { emit } from "../../../platform/events.ts";
import { claimAttachments } from "../../../platform/files.ts";
import { transact } from "../../../platform/transact.ts";
import type { Act, Call } from "../../../platform/world.ts";
import { catalogueOf, decideAgency } from "../../directory/index.ts";
import { loadWorkOrder, moveWorkOrder, staffScope, updateWorkOrder, type WorkOrderFacts } from "../../work-order/index.ts";
import { type AssignmentMove, decideContactedAt, decideDelegate, decideMove, isOver, replyGoesTo, stateAfter } from "../rules.ts";
import {
  type AssignmentTable,
  findAssignment,
  insertAssignments,
  insertDelegation,
  insertReply,
  listOfOrder,
  loadAssignment,
  updateAssignment,
} from "../store/index.ts";
import { assignmentFor, tellAgency } from "./assign.ts";

/** The order first, then its assignment: one sequence of locks for all acts, so that two of them wait and never deadlock. */
export async function loadWithOrder(act: Act, assignmentId: string): Promise<{ order: WorkOrderFacts; assignment: AssignmentTable }> {
  const scope = staffScope(act);
  const seen = await findAssignment(act.db, scope, assignmentId);
  if (seen === undefined) throw new Absent("项承办任务");
  const order = await loadWorkOrder(act.db, act.cityCode, seen.work_order_id);
  return { order, assignment: await loadAssignment(act.db, scope, assignmentId) };
}

/** Moves a locked assignment; refuses what its state does not allow. */
export async function move(
  act: Act,
  assignment: AssignmentTable,
  made: AssignmentMove,
  change: Partial<AssignmentTable> = {},
): Promise<void> {
  insist(decideMove(assignment.state, made));
  await updateAssignment(
    act.db,
    { cityCode: act.cityCode, id: assignment.id },
    { ...change, state: stateAfter(assignment.state, made) ?? assignment.state },
  );
}

const about = (assignment: AssignmentTable) => ({
  subjectId: assignment.id,
  demandId: assignment.demand_id,
  workOrderId: assignment.work_order_id,
});

/** 签收. */
export async function acknowledge(call: Call, id: string): Promise<void> {
  await transact(call, async (act) => {
    const { assignment } = await loadWithOrder(act, id);
    await move(act, assignment, "acknowledge", { acknowledged_at: act.at });
    await emit(act, { type: "assignment.acknowledged", ...about(assignment), facts: { agencyId: assignment.agency_id } });
  });
}

/** 下派 inside the agency's own subtree: the sub-agency gets the same limit, the agency above stays answerable. */
export async function delegate(call: Call, id: string, body: BodyOf<typeof delegateAssignment>): Promise<void> {
  const catalogue = await catalogueOf(call);
  insist(atField("agencyId", decideAgency(catalogue, body.agencyId)));
  await transact(call, async (act) => {
    const { order, assignment } = await loadWithOrder(act, id);
    const isSubAgency = body.agencyId !== assignment.agency_id && catalogue.subtreeOf(assignment.agency_id).includes(body.agencyId);
    insist(decideDelegate({ state: assignment.state, isSubAgency }));
    await move(act, assignment, "delegate");
    const clock = {
      dueAt: assignment.due_at,
      yellowAt: assignment.yellow_at,
      orangeAt: assignment.orange_at,
      isProvisional: assignment.due_is_provisional,
    };
    const child = assignmentFor(act, order, {
      agencyId: body.agencyId,
      role: assignment.role,
      dispatchId: assignment.dispatch_id,
      parentId: assignment.id,
      isRework: assignment.is_rework,
      opinion: body.opinion ?? null,
      limit: { amount: assignment.limit_amount, unit: assignment.limit_unit },
      clock,
    });
    await insertAssignments(act.db, [child]);
    const delegationId = newId(act.at);
    await insertDelegation(act.db, {
      city_code: act.cityCode,
      id: delegationId,
      assignment_id: id,
      to_assignment_id: child.id,
      opinion: body.opinion ?? null,
      delegated_at: act.at,
      delegated_by_name: act.actor.name,
    });
    await updateWorkOrder(
      act.db,
      { cityCode: act.cityCode, id: order.id },
      { agency_ids: [...new Set([...order.agency_ids, body.agencyId])] },
    );
    await emit(act, {
      type: "assignment.delegated",
      ...about(assignment),
      reason: body.opinion ?? null,
      facts: { to: catalogue.agencyName(body.agencyId), agencyId: body.agencyId },
    });
    await tellAgency(act, child, delegationId);
  });
}

/** 答复: the lead's goes to review, a sub-agency's back to the agency that delegated, a supporting agency's to the lead. */
export async function reply(call: Call, id: string, body: BodyOf<typeof replyAssignment>): Promise<void> {
  await transact(call, async (act) => {
    const { order, assignment } = await loadWithOrder(act, id);
    const contactedAt = body.contactedAt === null ? null : new Date(body.contactedAt);
    insist(decideContactedAt(contactedAt, { orderedAt: order.created_at, now: act.at }));
    const goesTo = replyGoesTo({ role: assignment.role, isDelegated: assignment.parent_id !== null });
    insist(decideMove(assignment.state, goesTo === "review" ? "reply" : "contribute"));
    const replyId = newId(act.at);
    await insertReply(act.db, {
      city_code: act.cityCode,
      id: replyId,
      assignment_id: id,
      work_order_id: order.id,
      agency_id: assignment.agency_id,
      internal_account: body.internalAccount,
      public_reply: body.publicReply,
      is_resolved: body.isResolved,
      contacted_at: contactedAt,
      verdict: goesTo === "review" ? "waiting" : "forSuperior",
      verdict_opinion: null,
      replied_at: act.at,
      replied_by: act.actor.kind === "staff" ? act.actor.accountId : null,
      replied_by_name: act.actor.name,
    });
    await claimAttachments(act, body.attachmentIds, { type: "reply", id: replyId });
    if (assignment.state === "delegated") await endDelegated(act, assignment);
    if (goesTo === "review") {
      await move(act, assignment, "reply", { replied_at: act.at });
      await moveWorkOrder(act, order, "submit");
    } else {
      await move(act, assignment, "contribute", { replied_at: act.at, clock_stopped_at: act.at, ended_at: act.at });
      if (goesTo === "superior") await returnToDelegating(act, assignment);
    }
    await emit(act, {
      type: "assignment.replied",
      ...about(assignment),
      facts: { agencyId: assignment.agency_id, replyId, goesTo, isResolved: body.isResolved },
    });
  });
}

// Who answers without waiting for the sub-agency relieves it.
async function endDelegated(act: Act, assignment: AssignmentTable): Promise<void> {
  for (const child of await listOfOrder(act.db, act.cityCode, assignment.work_order_id)) {
    if (child.parent_id === assignment.id && !isOver(child.state)) await move(act, child, "end", { ended_at: act.at });
  }
}

async function returnToDelegating(act: Act, child: AssignmentTable): Promise<void> {
  const siblings = await listOfOrder(act.db, act.cityCode, child.work_order_id);
  const parent = siblings.find((each) => each.id === child.parent_id);
  if (parent?.state === "delegated") await move(act, parent, "takeBack");
}
