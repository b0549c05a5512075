import type { BodyOf } from "@yihao/contract/endpoint";
import type { linkRepeat as linkRepeatEndpoint, markWorkOrder } from "@yihao/contract/order-marks";
import { Absent, insist } from "../../../kernel/decision.ts";
import { newId } from "../../../kernel/ids.ts";
import { emit } from "../../../platform/events.ts";
import { transact } from "../../../platform/transact.ts";
import type { Act, Call } from "../../../platform/world.ts";
import { loadDemand } from "../../demand/index.ts";
import { decideMark, decideRepeat } from "../rules/index.ts";
import { findWorkOrder, insertMark, insertRepeatLink, loadVisibleWorkOrder, updateWorkOrder, type WorkOrderFacts } from "../store/index.ts";
import { aboutOrder, actorIdOf } from "./end.ts";
import { staffScope } from "./scope.ts";

export const repeatedWord = "重复交办";

/** 标注重点、疑难, or takes the mark away. */
export async function mark(call: Call, workOrderId: string, body: BodyOf<typeof markWorkOrder>): Promise<void> {
  await transact(call, async (act) => {
    const order = await loadVisibleWorkOrder(act.db, staffScope(act), workOrderId);
    const isKey = body.mark === "key";
    insist(decideMark({ mark: body.mark, on: body.on, isOn: isKey ? order.is_key : order.is_difficult, state: order.state }));
    await insertMark(act.db, {
      city_code: act.cityCode,
      id: newId(act.at),
      work_order_id: workOrderId,
      mark: body.mark,
      is_on: body.on,
      reason: body.reason,
      marked_at: act.at,
      marked_by: actorIdOf(act),
      marked_by_name: act.actor.name,
    });
    await updateWorkOrder(
      act.db,
      { cityCode: act.cityCode, id: workOrderId },
      isKey ? { is_key: body.on, key_reason: body.on ? body.reason : null } : { is_difficult: body.on },
    );
    await emit(act, { type: "work_order.marked", ...aboutOrder(order), reason: body.reason, facts: { mark: body.mark, on: body.on } });
  });
}

/** 认定重复交办 by the centre, also later. */
export async function linkRepeat(call: Call, workOrderId: string, body: BodyOf<typeof linkRepeatEndpoint>): Promise<void> {
  await transact(call, async (act) => {
    const order = await loadVisibleWorkOrder(act.db, staffScope(act), workOrderId);
    const demand = await loadDemand(act.db, act.cityCode, order.demand_id);
    await linkIn(act, order, { earlierId: body.orderId, registeredAt: demand.registered_at, reason: body.reason });
  });
}

/** Links a locked order to the earlier one, which is only read: two orders are never locked for it. */
export async function linkIn(
  act: Act,
  order: WorkOrderFacts,
  { earlierId, registeredAt, reason }: { earlierId: string; registeredAt: Date; reason: string },
): Promise<void> {
  const scope = staffScope(act);
  const earlier = await findWorkOrder(act.db, scope, earlierId);
  if (earlier === undefined) throw new Absent("张工单");
  const linked = order.repeats_order_id === null ? undefined : await findWorkOrder(act.db, scope, order.repeats_order_id);
  insist(
    decideRepeat({
      id: order.id,
      state: order.state,
      registeredAt,
      linkedTo: linked?.number ?? null,
      earlier: { id: earlier.id, state: earlier.state, createdAt: earlier.created_at },
    }),
  );
  await insertRepeatLink(act.db, {
    city_code: act.cityCode,
    id: newId(act.at),
    work_order_id: order.id,
    repeats_order_id: earlierId,
    reason,
    linked_at: act.at,
    linked_by: actorIdOf(act),
    linked_by_name: act.actor.name,
  });
  await updateWorkOrder(
    act.db,
    { cityCode: act.cityCode, id: order.id },
    {
      repeats_order_id: earlierId,
      is_key: true,
      key_reason: order.is_key && order.key_reason !== null ? `${order.key_reason}；${repeatedWord}` : repeatedWord,
    },
  );
  await emit(act, { type: "work_order.repeat_linked", ...aboutOrder(order), reason, facts: { earlierId, earlier: earlier.number } });
}
