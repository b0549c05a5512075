import type { Act } from "../../../platform/world.ts";
import { updateWorkOrder, type WorkOrderFacts } from "../store/index.ts";

/** 催办 by the centre, counted on the order; the order is locked by the caller. */
export async function countUrge(act: Act, order: WorkOrderFacts): Promise<void> {
  await updateWorkOrder(act.db, { cityCode: act.cityCode, id: order.id }, { urge_count: order.urge_count + 1 });
}
