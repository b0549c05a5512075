import type { Act } from "../../../platform/world.ts";
import { lapseEndRequests, type WorkOrderChange, type WorkOrderFacts } from "../store/index.ts";
import { move } from "./move.ts";

/**
 * Ends a locked order before its time; the event that follows lets the modules below end their parts of it. `reason` is what the
 * requester may read: the ground and the way to go instead, or the concluding opinion.
 */
export async function endOrder(
  act: Act,
  order: WorkOrderFacts,
  made: "withdraw" | "terminate" | "conclude" | "merge",
  reason: string,
  more: WorkOrderChange = {},
): Promise<void> {
  await move(act, order, made, { ended_at: act.at, ended_reason: reason, follow_up_due_at: null, ...more });
  await lapseEndRequests(act.db, act.cityCode, order.id, act.at);
}

/** Who acts, for the rows of acts. */
export const actorIdOf = (act: Pick<Act, "actor">) => (act.actor.kind === "staff" ? act.actor.accountId : null);

export const aboutOrder = (order: WorkOrderFacts) => ({ subjectId: order.id, demandId: order.demand_id, workOrderId: order.id });
