import { Absent } from "../../../kernel/decision.ts";
import type { Act, Call } from "../../../platform/world.ts";
import { type DemandFacts, findDemandOutcome, loadDemand, loadVisibleDemand } from "../../demand/index.ts";
import { replyGivenTo } from "../../handling/index.ts";
import { loadVisibleWorkOrder, loadWorkOrder, staffScope, type WorkOrderFacts } from "../../work-order/index.ts";
import { type CallbackTable, findCallback, loadCallback } from "../store/index.ts";

/** What a callback asks about, locked together with it: an order, or the demand that was answered on line. */
export type Asked =
  | { readonly callback: CallbackTable; readonly order: WorkOrderFacts }
  | { readonly callback: CallbackTable; readonly order: null; readonly demand: DemandFacts };

/** The order first, then its callback, as everywhere. An agency does not ask its own requesters how satisfied they are. */
export async function loadAsked(act: Act, id: string): Promise<Asked> {
  const seen = await findCallback(act.db, act.cityCode, id);
  const scope = staffScope(act);
  if (seen === undefined || scope.agencyIds !== "all") throw new Absent("项回访");
  if (seen.work_order_id === null) {
    const demand = await loadVisibleDemand(act, seen.demand_id);
    return { order: null, demand, callback: await loadCallback(act.db, act.cityCode, id) };
  }
  const order = await loadVisibleWorkOrder(act.db, scope, seen.work_order_id);
  return { order, callback: await loadCallback(act.db, act.cityCode, id) };
}

/** The same for whoever came by a link or a receipt, which is the permission. */
export async function loadAskedBy(act: Act, { id, work_order_id: orderId, demand_id: demandId }: CallbackTable): Promise<Asked> {
  if (orderId === null) {
    const demand = await loadDemand(act.db, act.cityCode, demandId);
    return { order: null, demand, callback: await loadCallback(act.db, act.cityCode, id) };
  }
  const order = await loadWorkOrder(act.db, act.cityCode, orderId);
  return { order, callback: await loadCallback(act.db, act.cityCode, id) };
}

/** Who registered and who answered: neither asks how satisfied the requester is. */
export async function makersOf(call: Call, asked: Asked): Promise<{ registeredBy: string | null; repliedBy: string | null }> {
  if (asked.order === null) {
    const { answer } = await findDemandOutcome(call.db, call.cityCode, asked.demand.id);
    return { registeredBy: asked.demand.registered_by, repliedBy: answer?.answered_by ?? null };
  }
  const reply = await replyGivenTo(call, asked.order.id);
  return { registeredBy: asked.order.registered_by, repliedBy: reply?.replied_by ?? null };
}

export const officerOf = (call: Call) => (call.actor.kind === "staff" ? call.actor.accountId : null);
export const factsOf = (callback: CallbackTable, call: Call) => ({
  state: callback.state,
  claimedBy: callback.claimed_by,
  claimedByName: callback.claimed_by_name,
  officerId: officerOf(call),
});
export const about = (callback: Pick<CallbackTable, "id" | "demand_id" | "work_order_id">) => ({
  subjectId: callback.id,
  demandId: callback.demand_id,
  workOrderId: callback.work_order_id,
});
export const unclaimed = { state: "pooled", claimed_by: null, claimed_by_name: null, claimed_at: null } as const;
