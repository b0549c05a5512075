import { instantOf } from "../../../kernel/shanghai.ts";
import { emit } from "../../../platform/events.ts";
import type { Act } from "../../../platform/world.ts";
import { loadWorkOrder } from "../../work-order/index.ts";
import { type AssignmentTable, findRunning, listRunningClockChanges, listRunningDueAfter } from "../store/index.ts";
import { type Counted, countClock, isLead, saveClock } from "./clock.ts";

const isMoved = (assignment: AssignmentTable, clock: Counted) =>
  clock.dueAt.getTime() !== assignment.due_at.getTime() ||
  clock.originalDueAt.getTime() !== assignment.original_due_at.getTime() ||
  clock.isProvisional !== assignment.due_is_provisional;

/**
 * A calendar arrived or a day was changed: running limits that reach past it are counted again from their own start, with the extensions
 * and pauses that were granted since; what was delegated follows the agency above. Orders are locked one after another, sorted by id, and
 * only those that move: a day on which nothing changes locks nothing.
 */
export async function recomputeLimits(act: Act, changedDay: string): Promise<number> {
  let moved = 0;
  const changes = Map.groupBy(await listRunningClockChanges(act.db, act.cityCode), (each) => each.assignment_id);
  for (const seen of await listRunningDueAfter(act.db, act.cityCode, instantOf(changedDay, "00:00"))) {
    if (!isMoved(seen, await countClock(act, seen, changes.get(seen.id) ?? []))) continue;
    const order = await loadWorkOrder(act.db, act.cityCode, seen.work_order_id);
    const assignment = await findRunning(act.db, act.cityCode, seen.id);
    if (assignment === undefined) continue;
    const clock = await countClock(act, assignment);
    if (!isMoved(assignment, clock)) continue;
    const isPromised = isLead(assignment) && order.promised_due_at?.getTime() === assignment.due_at.getTime();
    await saveClock(act, order, assignment, clock, { promisedDueAt: isPromised ? clock.dueAt : null });
    await emit(act, {
      type: "assignment.limit_recomputed",
      subjectId: assignment.id,
      demandId: assignment.demand_id,
      workOrderId: assignment.work_order_id,
      reason: `${changedDay} 的工作日历有变`,
      facts: { from: assignment.due_at.toISOString(), to: clock.dueAt.toISOString() },
    });
    moved += 1;
  }
  return moved;
}
