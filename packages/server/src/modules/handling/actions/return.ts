import type { BodyOf } from "@yihao/contract/endpoint";
import type { decideReturn as decideReturnEndpoint, returnAssignment } from "@yihao/contract/handling";
import { atField, insist, Refusal } from "../../../kernel/decision.ts";
import { newId } from "../../../kernel/ids.ts";
import { emit } from "../../../platform/events.ts";
import { transact } from "../../../platform/transact.ts";
import type { Act, Call } from "../../../platform/world.ts";
import { calendarOf, catalogueOf, decideAgency } from "../../directory/index.ts";
import { markCorrected } from "../../dispatch/index.ts";
import { notifyAgency } from "../../notice/index.ts";
import { insistForOrder, loadVisibleWorkOrder, markReturned, staffScope } from "../../work-order/index.ts";
import { returnFacts } from "../facts.ts";
import { numbersOf } from "../numbers.ts";
import { decideReturn, isOver } from "../rules/index.ts";
import { type AssignmentTable, insertReturnRequest, listOfOrder, loadReturnRequest, markDecided } from "../store/index.ts";
import { loadWithOrder, move } from "./work.ts";

/** 申请退单: with reason and basis; the centre decides. */
export async function requestReturn(call: Call, id: string, body: BodyOf<typeof returnAssignment>): Promise<void> {
  if (body.suggestedAgencyId !== null) insist(atField("suggestedAgencyId", decideAgency(await catalogueOf(call), body.suggestedAgencyId)));
  const [calendar, numbers] = [await calendarOf(call), await numbersOf(call)];
  await transact(call, async (act) => {
    const { order, assignment } = await loadWithOrder(act, id);
    const facts = returnFacts(assignment, { order, applications: [], calendar, numbers, now: act.at });
    await insistForOrder(act, order.id, decideReturn(facts));
    await move(act, assignment, "requestReturn");
    await insertReturnRequest(act.db, {
      city_code: act.cityCode,
      id: newId(act.at),
      assignment_id: id,
      work_order_id: assignment.work_order_id,
      agency_id: assignment.agency_id,
      reason: body.reason,
      basis: body.basis,
      suggested_agency_id: body.suggestedAgencyId,
      requested_at: act.at,
      requested_by_name: act.actor.name,
      decision: null,
      opinion: null,
      decided_at: null,
      decided_by: null,
      decided_by_name: null,
    });
    await emit(act, {
      type: "assignment.return_requested",
      subjectId: id,
      demandId: assignment.demand_id,
      workOrderId: assignment.work_order_id,
      reason: body.reason,
      facts: { agencyId: assignment.agency_id, basis: body.basis },
    });
  });
}

/** 退单审核; returns the assignment's id. Accepted: the lead's return sends the order back to the dispatcher; a supporting agency only leaves. */
export async function decide(call: Call, returnId: string, body: BodyOf<typeof decideReturnEndpoint>): Promise<string> {
  return transact(call, async (act) => {
    const seen = await loadReturnRequest(act.db, act.cityCode, returnId);
    const order = await loadVisibleWorkOrder(act.db, staffScope(act), seen.work_order_id);
    if (seen.decision !== null) throw new Refusal("return.decided");
    const assignments = await listOfOrder(act.db, act.cityCode, order.id);
    const assignment = assignments.find((each) => each.id === seen.assignment_id);
    if (assignment === undefined) throw new Refusal("return.decided");
    await markDecided(act.db, act.cityCode, returnId, {
      decision: body.decision,
      opinion: body.opinion,
      decided_at: act.at,
      decided_by: act.actor.kind === "staff" ? act.actor.accountId : null,
      decided_by_name: act.actor.name,
    });
    const isAccepted = body.decision === "accepted";
    await move(
      act,
      assignment,
      isAccepted ? "acceptReturn" : "refuseReturn",
      isAccepted ? { ended_at: act.at } : { acknowledged_at: assignment.acknowledged_at ?? act.at },
    );
    if (isAccepted && assignment.role === "lead") {
      await endOthers(act, assignments, assignment.id);
      await markReturned(act, order);
      await markCorrected(act, order.id, "return");
    }
    const eventId = newId(act.at);
    await emit(act, {
      type: isAccepted ? "assignment.return_accepted" : "assignment.return_refused",
      subjectId: assignment.id,
      demandId: order.demand_id,
      workOrderId: order.id,
      reason: body.opinion,
      facts: { agencyId: assignment.agency_id, role: assignment.role },
    });
    await notifyAgency(act, {
      causeId: eventId,
      topic: "returnDecided",
      agencyId: assignment.agency_id,
      title: `退单${isAccepted ? "获准" : "被驳回"}：${assignment.title}`,
      body: `工单 ${assignment.number}：${body.opinion}`,
      link: `/orders/${order.id}`,
    });
    return assignment.id;
  });
}

/** The parts of other agencies end with the dispatch that made them. */
export async function endOthers(act: Act, assignments: readonly AssignmentTable[], exceptId: string): Promise<void> {
  for (const other of assignments) {
    if (other.id !== exceptId && !isOver(other.state)) await move(act, other, "end", { ended_at: act.at });
  }
}
