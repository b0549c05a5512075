import type { attemptCallback, evaluateByRequester, evaluateCallback } from "@yihao/contract/callback";
import type { BodyOf } from "@yihao/contract/endpoint";
import { insist } from "../../../kernel/decision.ts";
import { newId } from "../../../kernel/ids.ts";
import { emit } from "../../../platform/events.ts";
import { transact } from "../../../platform/transact.ts";
import type { Act, Call } from "../../../platform/world.ts";
import { type DemandFacts, findByReceipt, loadDemand } from "../../demand/index.ts";
import { settingOf } from "../../directory/index.ts";
import { closeWorkOrder, loadWorkOrder } from "../../work-order/index.ts";
import { dayPartOf, decideAnswers, decideEvaluateOnline, decideOfficer, isGivenUp, nextTryAfter } from "../rules/index.ts";
import { insertAttempt, listAttempts, listOfAnswer, listOfOrder, loadCallback, updateCallback } from "../store/index.ts";
import { settle } from "./settle.ts";
import { type Asked, about, factsOf, loadAsked, officerOf, unclaimed } from "./subject.ts";

/** 未接通: back into the pool for another try; the order closes as unreachable after enough tries in enough parts of the day. */
export async function attempt(call: Call, id: string, body: BodyOf<typeof attemptCallback>): Promise<void> {
  await transact(call, async (act) => {
    const { order, callback } = await loadAsked(act, id);
    insist(decideOfficer(factsOf(callback, act), "attempt"));
    const dayPart = dayPartOf(act.at);
    const before = await listAttempts(act.db, act.cityCode, [id]);
    const tried = {
      outcome: body.outcome,
      attempts: before.length + 1,
      dayParts: [...before.map((each) => each.day_part), dayPart],
      attemptsMin: await settingOf(act, "callback.attemptsMin"),
      dayPartsMin: await settingOf(act, "callback.dayPartsMin"),
    };
    const isLast = isGivenUp(tried);
    const nextTryAt = isLast ? null : nextTryAfter(act.at, tried);
    await insertAttempt(act.db, {
      city_code: act.cityCode,
      id: newId(act.at),
      callback_id: id,
      outcome: body.outcome,
      day_part: dayPart,
      note: body.note ?? null,
      attempted_at: act.at,
      attempted_by_name: act.actor.name,
    });
    await updateCallback(act.db, act.cityCode, id, {
      attempt_count: tried.attempts,
      last_attempt_at: act.at,
      next_try_at: nextTryAt,
      ...(isLast ? { state: "unreachable", finished_at: act.at } : unclaimed),
    });
    await emit(act, {
      type: isLast ? "callback.unreachable" : "callback.attempted",
      ...about(callback),
      reason: body.note ?? null,
      facts: { outcome: body.outcome, count: tried.attempts, dayPart, nextTryAt: nextTryAt?.toISOString() ?? null },
    });
    if (isLast && order !== null) await closeWorkOrder(act, order, "回访联系不上诉求人");
  });
}

/** 登记回访结果. */
export async function evaluate(call: Call, id: string, body: BodyOf<typeof evaluateCallback>): Promise<void> {
  await transact(call, async (act) => {
    const asked = await loadAsked(act, id);
    insist(decideOfficer(factsOf(asked.callback, act), "evaluate"));
    insist(decideAnswers(asked.callback.subject, body));
    await settle(act, asked, body, { source: "phone", officerId: officerOf(act) });
  });
}

/** 网上评价 by receipt number and query code: once for each round, also while an officer holds the callback. */
export async function evaluateOnline(call: Call, body: BodyOf<typeof evaluateByRequester>): Promise<DemandFacts> {
  const demand = await findByReceipt(call, body);
  await transact(call, async (act) => {
    const asked = await loadAskedOf(act, demand);
    insist(decideEvaluateOnline(asked?.callback.state ?? null));
    if (asked === null) return;
    insist(decideAnswers(asked.callback.subject, body));
    await settle(act, asked, { ...body, isOpinionClear: null, truthfulness: null }, { source: "web", officerId: null });
  });
  return demand;
}

/** The round that asks this requester, locked; an order that others stand behind asks the one it belongs to. */
async function loadAskedOf(act: Act, { id, state, work_order_id: orderId }: DemandFacts): Promise<Asked | null> {
  if (state === "merged") return null;
  if (orderId === null) {
    const demand = await loadDemand(act.db, act.cityCode, id);
    const [own] = await listOfAnswer(act.db, act.cityCode, id);
    return own === undefined ? null : { order: null, demand, callback: await loadCallback(act.db, act.cityCode, own.id) };
  }
  const order = await loadWorkOrder(act.db, act.cityCode, orderId);
  const [last] = await listOfOrder(act.db, act.cityCode, order.id);
  return last === undefined || last.demand_id !== id ? null : { order, callback: await loadCallback(act.db, act.cityCode, last.id) };
}
