import type { BodyOf } from "@yihao/contract/endpoint";
import type {
  confirmConclusion as confirmConclusionEndpoint,
  proposeConclusion as proposeConclusionEndpoint,
} from "@yihao/contract/order-ends";
import { Absent, all, allow, atField, insist, refuse } from "../../../kernel/decision.ts";
import { newId } from "../../../kernel/ids.ts";
import { dateOf } from "../../../kernel/shanghai.ts";
import { emit } from "../../../platform/events.ts";
import { claimAttachments } from "../../../platform/files.ts";
import { transact } from "../../../platform/transact.ts";
import type { Act, Call } from "../../../platform/world.ts";
import { listDemandsOfOrder, loadDemand, moveDemand, recordConclusion } from "../../demand/index.ts";
import { decideConfirmation, decideProposal } from "../rules/index.ts";
import {
  findConclusionProposal,
  insertConclusionProposal,
  listEndsOf,
  loadConclusionProposal,
  loadVisibleWorkOrder,
  updateConclusionProposal,
  type WorkOrderFacts,
} from "../store/index.ts";
import { aboutOrder, actorIdOf, endOrder } from "./end.ts";
import { insistForOrder, insistMove } from "./move.ts";
import { staffScope } from "./scope.ts";

type Proposal = BodyOf<typeof proposeConclusionEndpoint>;

/** 提出终结, with the evidence and the minutes of the conferral that found it right. */
export async function proposeConclusion(call: Call, workOrderId: string, body: Proposal): Promise<void> {
  insist(
    all(
      atField("minutesAttachmentIds", body.minutesAttachmentIds.length === 0 ? refuse("conclusion.minutesNeeded") : allow),
      atField("heldOn", body.heldOn > dateOf(call.at) ? refuse("conclusion.heldInFuture") : allow),
    ),
  );
  await transact(call, async (act) => {
    const order = await loadVisibleWorkOrder(act.db, staffScope(act), workOrderId);
    const { conclusionProposals } = await listEndsOf(act.db, act.cityCode, workOrderId);
    await insistForOrder(
      act,
      workOrderId,
      decideProposal({
        state: order.state,
        isRepeated: order.repeats_order_id !== null,
        reworkCount: order.rework_count,
        waitingBy: conclusionProposals.find((each) => each.decision === null)?.proposed_by_name ?? null,
      }),
    );
    const [id, minutesId] = [newId(act.at), newId(act.at)];
    await insertConclusionProposal(act.db, {
      city_code: act.cityCode,
      id,
      work_order_id: workOrderId,
      evidence: body.evidence,
      opinion: body.opinion,
      held_on: body.heldOn,
      conferral_number: body.conferralNumber ?? null,
      minutes_id: minutesId,
      proposed_at: act.at,
      proposed_by: actorIdOf(act),
      proposed_by_name: act.actor.name,
      decision: null,
      decision_reason: null,
      decided_at: null,
      decided_by_name: null,
    });
    await claimAttachments(act, body.attachmentIds, { type: "conclusionProposal", id });
    await claimAttachments(act, body.minutesAttachmentIds, { type: "conclusionProposal", id: minutesId });
    await emit(act, {
      type: "work_order.conclusion_proposed",
      ...aboutOrder(order),
      reason: body.opinion,
      facts: { heldOn: body.heldOn, conferralNumber: body.conferralNumber ?? null },
    });
  });
}

/** 确认终结 by a second person; returns the order's id. */
export async function settleConclusion(call: Call, proposalId: string, body: BodyOf<typeof confirmConclusionEndpoint>): Promise<string> {
  return transact(call, async (act) => {
    const seen = await findConclusionProposal(act.db, act.cityCode, proposalId);
    if (seen === undefined) throw new Absent("份终结提议");
    const order = await loadVisibleWorkOrder(act.db, staffScope(act), seen.work_order_id);
    const proposal = await loadConclusionProposal(act.db, act.cityCode, proposalId);
    insist(
      decideConfirmation({
        decision: proposal.decision,
        decidedBy: proposal.decided_by_name,
        proposedBy: proposal.proposed_by,
        confirmerId: actorIdOf(act),
      }),
    );
    const isConfirmed = body.decision === "confirmed";
    if (isConfirmed) await insistMove(act, order, "conclude");
    await updateConclusionProposal(act.db, act.cityCode, proposalId, {
      decision: body.decision,
      decision_reason: body.reason,
      decided_at: act.at,
      decided_by_name: act.actor.name,
    });
    if (isConfirmed) await conclude(act, order, proposal.opinion);
    await emit(act, {
      type: isConfirmed ? "work_order.concluded" : "work_order.conclusion_refused",
      ...aboutOrder(order),
      reason: isConfirmed ? proposal.opinion : body.reason,
    });
    return order.id;
  });
}

/** Everybody behind the order hears the opinion, and hears it again when he comes with the same. */
async function conclude(act: Act, order: WorkOrderFacts, opinion: string): Promise<void> {
  const demands = (await listDemandsOfOrder(act.db, act.cityCode, order.id)).filter((each) => each.state !== "withdrawn");
  const own = await loadDemand(act.db, act.cityCode, order.demand_id);
  await endOrder(act, order, "conclude", opinion);
  await moveDemand(act, own, "conclude");
  await recordConclusion(
    act,
    { workOrderId: order.id, orderNumber: order.number, platformCode: order.platform_code, categoryCode: order.category_code, opinion },
    [own, ...demands.filter((each) => each.id !== own.id)],
  );
}
