import { insist, refuse } from "../../../kernel/decision.ts";
import { transact } from "../../../platform/transact.ts";
import type { Call } from "../../../platform/world.ts";
import { hidesIdentity, loadDemand, type Revealed, revealIn } from "../../demand/index.ts";
import { loadVisibleWorkOrder } from "../store/index.ts";
import { staffScope } from "./scope.ts";

/** The requester's contact for whoever works on the order; hidden from agencies where the requester asked for secrecy. */
export async function lookAtRequester(call: Call, workOrderId: string, purpose: string): Promise<Revealed> {
  return transact(call, async (act) => {
    const order = await loadVisibleWorkOrder(act.db, staffScope(act), workOrderId);
    const demand = await loadDemand(act.db, act.cityCode, order.demand_id);
    if (hidesIdentity({ kind: demand.kind, isAnonymous: demand.is_anonymous, isConfidential: demand.is_confidential }, act.actor))
      insist(refuse("demand.identityHidden"));
    return revealIn(act, demand, purpose);
  });
}
