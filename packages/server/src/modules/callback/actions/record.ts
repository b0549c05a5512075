import type { attemptCallback, evaluateByRequester, evaluateCallback } from "@yihao/contract/callback";
import type { BodyOf } from "@yihao/contract/endpoint";
import { insist } from "../../../kernel/decision.ts";
import { newId } from "../../../kernel/ids.ts";
import { emit } from "../../../platform/events.ts";
import { transact } from "../../../platform/transact.ts";
import type { Act, Call } from "../../../platform/world.ts";
import { type DemandFacts, findByReceipt } from "../../demand/index.ts";
import { rework } from "../../handling/index.ts";
import { closeWorkOrder, loadWorkOrder, type WorkOrderFacts } from "../../work-order/index.ts";
import { type Answers, attemptsMax, decideAnswers, decideEvaluateOnline, decideOfficer } from "../rules.ts";
import { type CallbackTable, insertAttempt, insertEvaluation, listOfOrder, loadCallback, updateCallback } from "../store/index.ts";
import { about, factsOf, loadWithOrder } from "./pool.ts";

/** 未接通: back into the pool for another try; after the last one the order closes as unreachable. */
export async function attempt(call: Call, id: string, body: BodyOf<typeof attemptCallback>): Promise<void> {
  await transact(call, async (act) => {
    const { order, callback } = await loadWithOrder(act, id);
    insist(decideOfficer(factsOf(callback, act), "attempt"));
    const count = callback.attempt_count + 1;
    const isLast = count >= attemptsMax || body.outcome === "wrongNumber" || body.outcome === "refused";
    await insertAttempt(act.db, {
      city_code: act.cityCode,
      id: newId(act.at),
      callback_id: id,
      outcome: body.outcome,
      note: body.note ?? null,
      attempted_at: act.at,
      attempted_by_name: act.actor.name,
    });
    await updateCallback(act.db, act.cityCode, id, {
      attempt_count: count,
      last_attempt_at: act.at,
      ...(isLast
        ? { state: "unreachable", finished_at: act.at }
        : { state: "pooled", claimed_by: null, claimed_by_name: null, claimed_at: null }),
    });
    await emit(act, {
      type: isLast ? "callback.unreachable" : "callback.attempted",
      ...about(callback),
      reason: body.note ?? null,
      facts: { outcome: body.outcome, count },
    });
    if (isLast) await closeWorkOrder(act, order, "回访联系不上诉求人");
  });
}

/** 登记回访结果. */
export async function evaluate(call: Call, id: string, body: BodyOf<typeof evaluateCallback>): Promise<void> {
  const answers: Answers = body;
  insist(decideAnswers(answers));
  await transact(call, async (act) => {
    const { order, callback } = await loadWithOrder(act, id);
    insist(decideOfficer(factsOf(callback, act), "evaluate"));
    await settle(act, order, callback, answers, "phone");
  });
}

/** 网上评价 by receipt number and query code: once for each round, also while an officer holds the callback. */
export async function evaluateOnline(call: Call, body: BodyOf<typeof evaluateByRequester>): Promise<DemandFacts> {
  insist(decideAnswers(body));
  const demand = await findByReceipt(call, body);
  await transact(call, async (act) => {
    if (demand.work_order_id === null || demand.state === "merged") {
      insist(decideEvaluateOnline(null));
      return;
    }
    const order = await loadWorkOrder(act.db, act.cityCode, demand.work_order_id);
    const last = (await listOfOrder(act.db, act.cityCode, order.id))[0];
    const callback = last === undefined ? null : await loadCallback(act.db, act.cityCode, last.id);
    insist(decideEvaluateOnline(callback?.state ?? null));
    if (callback !== null) await settle(act, order, callback, body, "web");
  });
  return demand;
}

async function settle(act: Act, order: WorkOrderFacts, callback: CallbackTable, answers: Answers, source: "phone" | "web"): Promise<void> {
  await insertEvaluation(act.db, {
    city_code: act.cityCode,
    id: newId(act.at),
    callback_id: callback.id,
    work_order_id: order.id,
    demand_id: callback.demand_id,
    round: callback.round,
    source,
    is_contacted: answers.isContacted,
    solved: answers.solved,
    satisfaction: answers.satisfaction,
    comment: answers.comment ?? null,
    evaluated_at: act.at,
    evaluated_by_name: act.actor.name,
  });
  await updateCallback(act.db, act.cityCode, callback.id, { state: "evaluated", finished_at: act.at });
  await emit(act, {
    type: "callback.evaluated",
    ...about(callback),
    reason: answers.comment ?? null,
    facts: { source, satisfaction: answers.satisfaction, solved: answers.solved, isContacted: answers.isContacted },
  });
  // 不满意 → 重办; the module below calls the one above.
  if (answers.satisfaction === "dissatisfied") await rework(act, order, answers.comment ?? "诉求人不满意");
  else await closeWorkOrder(act, order, "诉求人已评价");
}
