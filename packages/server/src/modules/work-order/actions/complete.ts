import { newId } from "../../../kernel/ids.ts";
import { emit } from "../../../platform/events.ts";
import { transact } from "../../../platform/transact.ts";
import type { Act, Call } from "../../../platform/world.ts";
import { loadDemand, searchOf, supplementDemand } from "../../demand/index.ts";
import {
  findOpenCompletion,
  insertCompletionRequest,
  loadVisibleWorkOrder,
  markCompleted,
  updateWorkOrderWords,
  type WorkOrderFacts,
} from "../store/index.ts";
import { move } from "./move.ts";
import { staffScope } from "./scope.ts";

/** 退回补充: called by dispatch, on the order it has locked. */
export async function askForCompletion(act: Act, order: WorkOrderFacts, reason: string): Promise<void> {
  await move(act, order, "sendBack");
  await insertCompletionRequest(act.db, {
    city_code: act.cityCode,
    id: newId(act.at),
    work_order_id: order.id,
    reason,
    asked_at: act.at,
    asked_by_name: act.actor.name,
  });
  await emit(act, {
    type: "work_order.sent_back_for_completion",
    subjectId: order.id,
    demandId: order.demand_id,
    workOrderId: order.id,
    reason,
  });
}

/** 补充: the operator adds what was missing and the order goes back to the dispatcher. */
export async function complete(call: Call, id: string, supplement: string): Promise<void> {
  await transact(call, async (act) => {
    const order = await loadVisibleWorkOrder(act.db, staffScope(act), id);
    await move(act, order, "complete");
    const demand = await loadDemand(act.db, act.cityCode, order.demand_id);
    await supplementDemand(act, demand, { supplement });
    await updateWorkOrderWords(
      act.db,
      { cityCode: act.cityCode, id },
      searchOf({ title: demand.title, content: `${demand.content} ${supplement}`, subjectName: demand.subject_name }),
    );
    await markCompleted(act.db, { cityCode: act.cityCode, id }, { at: act.at, supplement });
    await emit(act, { type: "work_order.completed", subjectId: id, demandId: order.demand_id, workOrderId: id, reason: supplement });
  });
}

export const openCompletionOf = async (call: Call, workOrderId: string) => {
  const open = await findOpenCompletion(call.db, call.cityCode, workOrderId);
  return open === undefined ? null : { reason: open.reason, by: open.asked_by_name, at: open.asked_at.toISOString() };
};
