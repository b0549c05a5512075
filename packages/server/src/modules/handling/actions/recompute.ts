import { instantOf } from "../../../kernel/shanghai.ts";
import { emit } from "../../../platform/events.ts";
import type { Act } from "../../../platform/world.ts";
import { stampClock } from "../../directory/index.ts";
import { loadWorkOrder, updateWorkOrder } from "../../work-order/index.ts";
import { listOpenDueAfter, updateAssignment } from "../store/index.ts";

/** A calendar arrived or a day was changed: open limits that reach past it are counted again from their own start. */
export async function recomputeLimits(act: Act, changedDay: string): Promise<number> {
  let moved = 0;
  for (const assignment of await listOpenDueAfter(act.db, act.cityCode, instantOf(changedDay, "00:00"))) {
    const clock = await stampClock(act, { startsAt: assignment.assigned_at, amount: assignment.limit_amount, unit: assignment.limit_unit });
    if (clock.dueAt.getTime() === assignment.due_at.getTime() && clock.isProvisional === assignment.due_is_provisional) continue;
    await updateAssignment(
      act.db,
      { cityCode: act.cityCode, id: assignment.id },
      {
        due_at: clock.dueAt,
        original_due_at: clock.dueAt,
        yellow_at: clock.yellowAt,
        orange_at: clock.orangeAt,
        due_is_provisional: clock.isProvisional,
      },
    );
    if (assignment.role === "lead" && assignment.parent_id === null) {
      const order = await loadWorkOrder(act.db, act.cityCode, assignment.work_order_id);
      const isPromised = order.promised_due_at?.getTime() === assignment.due_at.getTime();
      await updateWorkOrder(
        act.db,
        { cityCode: act.cityCode, id: order.id },
        {
          due_at: clock.dueAt,
          yellow_at: clock.yellowAt,
          orange_at: clock.orangeAt,
          due_is_provisional: clock.isProvisional,
          ...(isPromised ? { promised_due_at: clock.dueAt } : {}),
        },
      );
    }
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
