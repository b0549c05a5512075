import type { BodyOf } from "@yihao/contract/endpoint";
import type {
  decideTermination as decideTerminationEndpoint,
  requestTermination as requestTerminationEndpoint,
} from "@yihao/contract/order-ends";
import { seesAgency } from "../../../kernel/actor.ts";
import { Absent, insist } from "../../../kernel/decision.ts";
import { newId } from "../../../kernel/ids.ts";
import { emit } from "../../../platform/events.ts";
import { claimAttachments } from "../../../platform/files.ts";
import { transact } from "../../../platform/transact.ts";
import type { Call } from "../../../platform/world.ts";
import { loadDemand, moveDemand } from "../../demand/index.ts";
import { catalogueOf } from "../../directory/index.ts";
import { notifyAgency } from "../../notice/index.ts";
import { decideExplanation, decideTermination, decideTerminationRequest } from "../rules/index.ts";
import {
  findTerminationRequest,
  insertTerminationRequest,
  listEndsOf,
  loadTerminationRequest,
  loadVisibleWorkOrder,
  updateTerminationRequest,
} from "../store/index.ts";
import { aboutOrder, actorIdOf, endOrder } from "./end.ts";
import { insistForOrder, insistMove } from "./move.ts";
import { staffScope } from "./scope.ts";

/** 申请终止办理: the lead finds that the hotline should not have taken it, or that nobody will work with it (潍坊市12345条例 §21). */
export async function requestTermination(call: Call, workOrderId: string, body: BodyOf<typeof requestTerminationEndpoint>): Promise<void> {
  const catalogue = await catalogueOf(call);
  await transact(call, async (act) => {
    const scope = staffScope(act);
    const order = await loadVisibleWorkOrder(act.db, scope, workOrderId);
    const { terminationRequests } = await listEndsOf(act.db, act.cityCode, workOrderId);
    const lead = order.lead_agency_id;
    await insistForOrder(
      act,
      workOrderId,
      decideTerminationRequest({
        state: order.state,
        isLeads: lead !== null && scope.agencyIds !== "all" && seesAgency(scope, lead),
        leadName: catalogue.agencyName(lead),
        waitingBy: terminationRequests.find((each) => each.decision === null)?.requested_by_name ?? null,
      }),
    );
    const id = newId(act.at);
    await insertTerminationRequest(act.db, {
      city_code: act.cityCode,
      id,
      work_order_id: workOrderId,
      agency_id: lead ?? "",
      reason: body.reason,
      basis: body.basis,
      requested_at: act.at,
      requested_by: actorIdOf(act),
      requested_by_name: act.actor.name,
      decision: null,
      opinion: null,
      explanation: null,
      decided_at: null,
      decided_by_name: null,
    });
    await claimAttachments(act, body.attachmentIds, { type: "terminationRequest", id });
    await emit(act, {
      type: "work_order.termination_requested",
      ...aboutOrder(order),
      reason: body.basis,
      facts: { agencyId: lead, ground: body.reason },
    });
  });
}

/** 审核终止: accepted, the order ends and the requester reads why and where to go; returns the order's id. */
export async function settleTermination(call: Call, requestId: string, body: BodyOf<typeof decideTerminationEndpoint>): Promise<string> {
  return transact(call, async (act) => {
    const seen = await findTerminationRequest(act.db, act.cityCode, requestId);
    if (seen === undefined) throw new Absent("份终止办理申请");
    const order = await loadVisibleWorkOrder(act.db, staffScope(act), seen.work_order_id);
    const request = await loadTerminationRequest(act.db, act.cityCode, requestId);
    insist(decideTermination({ decision: request.decision, decidedBy: request.decided_by_name }));
    const isAccepted = body.decision === "accepted";
    insist(decideExplanation(isAccepted, body.explanation));
    if (isAccepted) await insistMove(act, order, "terminate");
    await updateTerminationRequest(act.db, act.cityCode, requestId, {
      decision: body.decision,
      opinion: body.opinion,
      explanation: body.explanation ?? null,
      decided_at: act.at,
      decided_by_name: act.actor.name,
    });
    if (isAccepted) {
      await endOrder(act, order, "terminate", body.explanation ?? body.opinion);
      await moveDemand(act, await loadDemand(act.db, act.cityCode, order.demand_id), "terminate");
    }
    await emit(act, {
      type: isAccepted ? "work_order.terminated" : "work_order.termination_refused",
      ...aboutOrder(order),
      reason: isAccepted ? (body.explanation ?? body.opinion) : body.opinion,
      facts: { ground: request.reason, opinion: body.opinion },
    });
    if (!isAccepted)
      await notifyAgency(act, {
        causeId: requestId,
        topic: "applicationDecided",
        agencyId: request.agency_id,
        title: `终止办理未获同意：${order.title}`,
        body: `工单 ${order.number}：${body.opinion}。请继续办理。`,
        link: `/orders/${order.id}`,
      });
    return order.id;
  });
}
