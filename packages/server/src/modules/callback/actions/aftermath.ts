import { emit, type HappenedEvent } from "../../../platform/events.ts";
import type { Act } from "../../../platform/world.ts";
import { loadWorkOrder } from "../../work-order/index.ts";
import { endLinkOf, listOfOrder, markFinal, updateCallback } from "../store/index.ts";
import { clearCaseOf } from "./cases.ts";
import { about, unclaimed } from "./subject.ts";

/** Hears 办结: the last evaluation is the final one. */
export const markClosed = (act: Act, event: HappenedEvent) => markFinal(act.db, act.cityCode, event.workOrderId ?? "", true);
/** Hears 重新办理: nothing is final any more. */
export const markReopened = (act: Act, event: HappenedEvent) => markFinal(act.db, act.cityCode, event.workOrderId ?? "", false);

/** Hears 撤单、终止、终结、并单: nobody is asked any more, and what was dissatisfied leaves the list with the order. */
export async function endWithOrder(act: Act, event: HappenedEvent): Promise<void> {
  const order = await loadWorkOrder(act.db, act.cityCode, event.workOrderId ?? "");
  if (!["withdrawn", "terminated", "concluded", "merged"].includes(order.state)) return;
  const [last] = await listOfOrder(act.db, act.cityCode, order.id);
  if (last !== undefined && last.finished_at === null) {
    await updateCallback(act.db, act.cityCode, last.id, { ...unclaimed, state: "waived", next_try_at: null, finished_at: act.at });
    await emit(act, { type: "callback.waived", ...about(last), reason: event.reason });
  }
  await markFinal(act.db, act.cityCode, order.id, true);
  await clearCaseOf(act, order.demand_id, order.state === "concluded" ? "concluded" : "ended", event.reason);
}

/** Hears that the first requester withdrew and another took the place: that one is asked, the link of the other is void. */
export async function askNextRequester(act: Act, event: HappenedEvent): Promise<void> {
  const order = await loadWorkOrder(act.db, act.cityCode, event.workOrderId ?? "");
  const [last] = await listOfOrder(act.db, act.cityCode, order.id);
  if (last === undefined || last.demand_id === order.demand_id) return;
  await clearCaseOf(act, last.demand_id, "ended", event.reason);
  if (last.finished_at !== null) return;
  await updateCallback(act.db, act.cityCode, last.id, { demand_id: order.demand_id });
  await endLinkOf(act.db, act.cityCode, last.id, act.at);
}
