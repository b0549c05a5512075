import type { DispatchCorrection } from "@yihao/contract/dispatch";
import { newId } from "../../../kernel/ids.ts";
import { emit } from "../../../platform/events.ts";
import { transact } from "../../../platform/transact.ts";
import type { Act, Call } from "../../../platform/world.ts";
import { catalogueOf } from "../../directory/index.ts";
import { insistForOrder, loadVisibleWorkOrder, markReassigned, staffScope, updateWorkOrder } from "../../work-order/index.ts";
import { decideElevation } from "../rules.ts";
import { insertElevation, insertReassignment, markLatestCorrected } from "../store.ts";

const accountOf = (call: Call) => (call.actor.kind === "staff" ? call.actor.accountId : null);

/**
 * The dispatch that holds now turned out wrong: said once, by what corrected it first. For handling: an accepted return of the lead, an upheld
 * objection. Returns the dispatch's id, null for an order that was never dispatched.
 */
export function markCorrected(act: Act, workOrderId: string, by: DispatchCorrection): Promise<string | null> {
  return markLatestCorrected(act.db, act.cityCode, workOrderId, { at: act.at, by });
}

/** 改派: back to the dispatcher; the assignments end in the same transaction. */
export async function reassign(call: Call, workOrderId: string, reason: string): Promise<void> {
  await transact(call, async (act) => {
    const order = await loadVisibleWorkOrder(act.db, staffScope(act), workOrderId);
    await markReassigned(act, order);
    const dispatchId = await markCorrected(act, order.id, "reassign");
    await insertReassignment(act.db, {
      city_code: act.cityCode,
      id: newId(act.at),
      work_order_id: order.id,
      dispatch_id: dispatchId,
      reason,
      reassigned_at: act.at,
      reassigned_by: accountOf(act),
      reassigned_by_name: act.actor.name,
    });
    await emit(act, { type: "work_order.reassigned", subjectId: order.id, demandId: order.demand_id, workOrderId: order.id, reason });
  });
}

/** 提级办理: no correction of the dispatch, the matter outgrew the county. What was dispatched comes back; only an agency of the city may lead now. */
export async function elevate(call: Call, workOrderId: string, reason: string): Promise<void> {
  const catalogue = await catalogueOf(call);
  await transact(call, async (act) => {
    const order = await loadVisibleWorkOrder(act.db, staffScope(act), workOrderId);
    const lead = order.lead_agency_id === null ? undefined : catalogue.agency(order.lead_agency_id);
    await insistForOrder(
      act,
      order.id,
      decideElevation({ state: order.state, isElevated: order.is_elevated, cityCode: act.cityCode, lead }),
    );
    if (order.state === "dispatched") await markReassigned(act, order, { is_elevated: true });
    else await updateWorkOrder(act.db, { cityCode: act.cityCode, id: order.id }, { is_elevated: true });
    await insertElevation(act.db, {
      city_code: act.cityCode,
      id: newId(act.at),
      work_order_id: order.id,
      from_agency_id: order.lead_agency_id,
      reason,
      elevated_at: act.at,
      elevated_by: accountOf(act),
      elevated_by_name: act.actor.name,
    });
    await emit(act, {
      type: "work_order.elevated",
      subjectId: order.id,
      demandId: order.demand_id,
      workOrderId: order.id,
      reason,
      facts: { from: catalogue.agencyName(order.lead_agency_id) },
    });
  });
}
