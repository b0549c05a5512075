import { insist } from "../../../kernel/decision.ts";
import { newId } from "../../../kernel/ids.ts";
import { emit, type HappenedEvent } from "../../../platform/events.ts";
import { transact } from "../../../platform/transact.ts";
import type { Act, Call } from "../../../platform/world.ts";
import { loadDemand } from "../../demand/index.ts";
import { settingOf, stampClock } from "../../directory/index.ts";
import { closeWorkOrder, loadWorkOrder } from "../../work-order/index.ts";
import { decideClaim, decideOfficer, isLapsed } from "../rules/index.ts";
import { type CallbackTable, insertCallback, listClaimedBefore, updateCallback } from "../store/index.ts";
import { about, factsOf, loadAsked, makersOf, officerOf, unclaimed } from "./subject.ts";

/** A callback that nobody has touched, with its limit from now on. */
export async function freshCallback(
  act: Act,
  of: Pick<
    CallbackTable,
    "subject" | "work_order_id" | "demand_id" | "reply_id" | "platform_code" | "round" | "number" | "title" | "kind"
  > &
    Pick<CallbackTable, "lead_agency_id">,
): Promise<CallbackTable> {
  const amount = await settingOf(act, "callback.limitWorkingDays");
  const clock = await stampClock(act, { startsAt: act.at, amount, unit: "workingDay" });
  return {
    city_code: act.cityCode,
    id: newId(act.at),
    ...of,
    ...unclaimed,
    attempt_count: 0,
    last_attempt_at: null,
    next_try_at: null,
    created_at: act.at,
    due_at: clock.dueAt,
    yellow_at: clock.yellowAt,
    orange_at: clock.orangeAt,
    finished_at: null,
  };
}

/**
 * Hears 审核通过 in its transaction: the order enters the pool; who wants no reply is not called, and the order closes. A reply that only
 * promises (阶段性办结) is not asked about yet.
 */
export async function enterPool(act: Act, event: HappenedEvent): Promise<void> {
  const order = await loadWorkOrder(act.db, act.cityCode, event.workOrderId ?? "");
  if (order.state !== "awaitingCallback") return;
  const demand = await loadDemand(act.db, act.cityCode, order.demand_id);
  const callback = await freshCallback(act, {
    subject: "order",
    work_order_id: order.id,
    demand_id: order.demand_id,
    reply_id: event.subjectId,
    platform_code: null,
    round: order.rework_count + 1,
    number: order.number,
    title: order.title,
    kind: order.kind,
    lead_agency_id: order.lead_agency_id,
  });
  const isWaived = demand.no_reply_wanted;
  await insertCallback(act.db, isWaived ? { ...callback, state: "waived", finished_at: act.at } : callback);
  if (isWaived) await closeWorkOrder(act, await loadWorkOrder(act.db, act.cityCode, order.id), "诉求人不需要回复");
}

/** 领取: two officers never hold one callback; the second is told who has it. */
export async function claim(call: Call, id: string): Promise<void> {
  await transact(call, async (act) => {
    const asked = await loadAsked(act, id);
    insist(decideClaim({ ...factsOf(asked.callback, act), ...(await makersOf(act, asked)) }));
    await updateCallback(act.db, act.cityCode, id, {
      state: "claimed",
      claimed_by: officerOf(act),
      claimed_by_name: act.actor.name,
      claimed_at: act.at,
    });
    await emit(act, { type: "callback.claimed", ...about(asked.callback) });
  });
}

/** 放回回访池. */
export async function release(call: Call, id: string): Promise<void> {
  await transact(call, async (act) => {
    const { callback } = await loadAsked(act, id);
    insist(decideOfficer(factsOf(callback, act), "release"));
    await updateCallback(act.db, act.cityCode, id, unclaimed);
    await emit(act, { type: "callback.released", ...about(callback) });
  });
}

const hourMs = 3_600_000;
/** What was claimed and left goes back to the pool, one transaction each. Returns how many. */
export async function releaseLapsed(call: Call): Promise<number> {
  const hoursMax = await settingOf(call, "callback.claimHoursMax");
  const ids = await listClaimedBefore(call.db, call.cityCode, new Date(call.at.getTime() - hoursMax * hourMs));
  let released = 0;
  for (const id of ids) {
    await transact(call, async (act) => {
      const { callback } = await loadAsked(act, id);
      // In the meantime its holder may have acted, or another claimed it.
      if (callback.state !== "claimed" || callback.claimed_at === null) return;
      if (!isLapsed({ claimedAt: callback.claimed_at, hoursMax }, act.at)) return;
      await updateCallback(act.db, act.cityCode, id, unclaimed);
      const reason = `领取满 ${hoursMax} 小时没有登记`;
      await emit(act, { type: "callback.released", ...about(callback), reason, facts: { claimedBy: callback.claimed_by_name } });
      released += 1;
    });
  }
  return released;
}
