import { WorkOrderState } from "@yihao/contract/work-order";
import { insist, refuse } from "../../../kernel/decision.ts";
import { transact } from "../../../platform/transact.ts";
import type { Call } from "../../../platform/world.ts";
import { hidesIdentityOf, loadDemand, type Revealed, revealIn } from "../../demand/index.ts";
import { isOpenOrder } from "../rules/index.ts";
import { loadVisibleWorkOrder } from "../store/index.ts";
import { staffScope } from "./scope.ts";

/** The requester's contact for whoever works on the order; hidden from agencies where the requester asked for secrecy. */
export async function lookAtRequester(call: Call, workOrderId: string, purpose: string): Promise<Revealed> {
  return transact(call, async (act) => {
    const order = await loadVisibleWorkOrder(act.db, staffScope(act), workOrderId);
    const demand = await loadDemand(act.db, act.cityCode, order.demand_id);
    if (hidesIdentityOf(demand, act.actor)) insist(refuse("demand.identityHidden"));
    const isOutside = act.actor.kind === "staff" && act.actor.agencyId !== null;
    if (isOutside && !isOpenOrder(order.state))
      insist(refuse("workOrder.wrongState", { state: WorkOrderState.word(order.state), act: "查看联系方式" }));
    return revealIn(act, demand, purpose);
  });
}
