import { Absent, insist } from "../../../kernel/decision.ts";
import { newId } from "../../../kernel/ids.ts";
import { emit, type HappenedEvent } from "../../../platform/events.ts";
import { transact } from "../../../platform/transact.ts";
import type { Act, Call } from "../../../platform/world.ts";
import { loadDemand } from "../../demand/index.ts";
import { replyGivenTo } from "../../handling/index.ts";
import { closeWorkOrder, loadVisibleWorkOrder, loadWorkOrder, staffScope, type WorkOrderFacts } from "../../work-order/index.ts";
import { decideClaim, decideOfficer } from "../rules.ts";
import { type CallbackTable, findCallback, insertCallback, loadCallback, updateCallback } from "../store/index.ts";

/** Hears 审核通过 in its transaction: the order enters the pool; who wants no reply is not called, and the order closes. */
export async function enterPool(act: Act, event: HappenedEvent): Promise<void> {
  const order = await loadWorkOrder(act.db, act.cityCode, event.workOrderId ?? "");
  const demand = await loadDemand(act.db, act.cityCode, order.demand_id);
  const isWaived = demand.no_reply_wanted;
  await insertCallback(act.db, {
    city_code: act.cityCode,
    id: newId(act.at),
    work_order_id: order.id,
    demand_id: order.demand_id,
    reply_id: event.subjectId,
    round: order.rework_count + 1,
    state: isWaived ? "waived" : "pooled",
    number: order.number,
    title: order.title,
    kind: order.kind,
    lead_agency_id: order.lead_agency_id,
    attempt_count: 0,
    claimed_by: null,
    claimed_by_name: null,
    claimed_at: null,
    last_attempt_at: null,
    created_at: act.at,
    finished_at: isWaived ? act.at : null,
  });
  if (isWaived) await closeWorkOrder(act, await loadWorkOrder(act.db, act.cityCode, order.id), "诉求人不需要回复");
}

/** The order first, then its callback, as everywhere. An agency does not ask its own requesters how satisfied they are. */
export async function loadWithOrder(act: Act, id: string): Promise<{ order: WorkOrderFacts; callback: CallbackTable }> {
  const seen = await findCallback(act.db, act.cityCode, id);
  const scope = staffScope(act);
  if (seen === undefined || scope.agencyIds !== "all") throw new Absent("项回访");
  const order = await loadVisibleWorkOrder(act.db, scope, seen.work_order_id);
  return { order, callback: await loadCallback(act.db, act.cityCode, id) };
}

export const officerOf = (call: Call) => (call.actor.kind === "staff" ? call.actor.accountId : null);
export const factsOf = (callback: CallbackTable, call: Call) => ({
  state: callback.state,
  claimedBy: callback.claimed_by,
  claimedByName: callback.claimed_by_name,
  officerId: officerOf(call),
});
export const about = (callback: CallbackTable) => ({
  subjectId: callback.id,
  demandId: callback.demand_id,
  workOrderId: callback.work_order_id,
});

/** 领取: two officers never hold one callback; the second is told who has it. */
export async function claim(call: Call, id: string): Promise<void> {
  await transact(call, async (act) => {
    const { order, callback } = await loadWithOrder(act, id);
    const reply = await replyGivenTo(act, callback.work_order_id);
    insist(decideClaim({ ...factsOf(callback, act), registeredBy: order.registered_by, repliedBy: reply?.replied_by ?? null }));
    await updateCallback(act.db, act.cityCode, id, {
      state: "claimed",
      claimed_by: officerOf(act),
      claimed_by_name: act.actor.name,
      claimed_at: act.at,
    });
    await emit(act, { type: "callback.claimed", ...about(callback) });
  });
}

/** 放回回访池. */
export async function release(call: Call, id: string): Promise<void> {
  await transact(call, async (act) => {
    const { callback } = await loadWithOrder(act, id);
    insist(decideOfficer(factsOf(callback, act), "release"));
    await updateCallback(act.db, act.cityCode, id, { state: "pooled", claimed_by: null, claimed_by_name: null, claimed_at: null });
    await emit(act, { type: "callback.released", ...about(callback) });
  });
}
