import type { BodyOf } from "@yihao/contract/endpoint";
import type { delegateAssignment } from "@yihao/contract/handling";
import { Absent, atField, insist } from "../../../kernel/decision.ts";
import { newId } from "../../../kernel/ids.ts";
import { dateOf } from "../../../kernel/shanghai.ts";
import { emit } from "../../../platform/events.ts";
import { transact } from "../../../platform/transact.ts";
import type { Act, Call } from "../../../platform/world.ts";
import { catalogueEntryFor, catalogueOf, decideAgency, decideGrassroots } from "../../directory/index.ts";
import { insistForOrder, keptAwayAmong, loadWorkOrder, staffScope, updateWorkOrder, type WorkOrderFacts } from "../../work-order/index.ts";
import { type AssignmentMove, decideDelegate, decideMove, decideNotKept, isOver, stateAfter } from "../rules/index.ts";
import {
  type AssignmentTable,
  findAssignment,
  insertAssignments,
  insertDelegation,
  listOfOrder,
  loadAssignment,
  markLapsed,
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
  await insistForOrder(act, assignment.work_order_id, decideMove(assignment.state, made));
  const state = stateAfter(assignment.state, made) ?? assignment.state;
  await updateAssignment(act.db, { cityCode: act.cityCode, id: assignment.id }, { ...change, state });
  // What was asked about a clock that has stopped for good is nobody's question any more.
  if (isOver(state) || state === "followUp") await markLapsed(act.db, act.cityCode, assignment.id, act.at);
}

/** How many delegations lie above an assignment. */
function depthOf(assignments: readonly AssignmentTable[], assignment: AssignmentTable): number {
  const above = assignments.find((each) => each.id === assignment.parent_id);
  return above === undefined ? 0 : 1 + depthOf(assignments, above);
}

export const about = (assignment: AssignmentTable) => ({
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
    await insistForOrder(
      act,
      order.id,
      decideDelegate({
        state: assignment.state,
        isSubAgency,
        depth: depthOf(await listOfOrder(act.db, act.cityCode, order.id), assignment),
      }),
    );
    const { category_code: categoryCode, region_code: regionCode } = order;
    const entry = await catalogueEntryFor(act, { categoryCode, regionCode, on: dateOf(act.at) });
    insist(atField("agencyId", decideGrassroots(entry, catalogue.agency(body.agencyId))));
    insist(atField("agencyId", decideNotKept(keptAwayAmong(order, catalogue, [body.agencyId]))));
    await move(act, assignment, "delegate");
    const clock = {
      dueAt: assignment.due_at,
      yellowAt: assignment.yellow_at,
      orangeAt: assignment.orange_at,
      isProvisional: assignment.due_is_provisional,
      originalDueAt: assignment.original_due_at,
    };
    const child = await assignmentFor(act, order, {
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
