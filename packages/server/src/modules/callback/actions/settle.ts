import type { DissatisfactionReason, EvaluationSource } from "@yihao/contract/callback";
import { newId } from "../../../kernel/ids.ts";
import { emit } from "../../../platform/events.ts";
import type { Act } from "../../../platform/world.ts";
import { isBeyondDuty, mayRework, rework } from "../../handling/index.ts";
import { closeWorkOrder, type WorkOrderFacts } from "../../work-order/index.ts";
import { type Answers, whyNotReworked } from "../rules/index.ts";
import { type EvaluationTable, insertEvaluation, updateCallback } from "../store/index.ts";
import { clearCaseOf, openCase } from "./cases.ts";
import { type Asked, about } from "./subject.ts";

type Given = Answers & { reasons: readonly DissatisfactionReason[]; comment?: string | undefined };
type How = { source: EvaluationSource; officerId: string | null };

/** The answers of a requester, however they came: they end the round, and decide what becomes of the order. */
export async function settle(act: Act, asked: Asked, given: Given, { source, officerId }: How): Promise<void> {
  const { callback, order } = asked;
  const evaluation: EvaluationTable = {
    city_code: act.cityCode,
    id: newId(act.at),
    callback_id: callback.id,
    work_order_id: callback.work_order_id,
    demand_id: callback.demand_id,
    round: callback.round,
    source,
    is_contacted: order === null ? null : given.isContacted,
    solved: given.solved,
    satisfaction: given.satisfaction,
    is_opinion_clear: given.isOpinionClear,
    truthfulness: given.truthfulness,
    reasons: given.satisfaction === "dissatisfied" ? [...new Set(given.reasons)] : [],
    comment: given.comment ?? null,
    validity: "valid",
    invalid_reason: null,
    is_first: callback.round === 1,
    is_final: false,
    evaluated_at: act.at,
    evaluated_by: officerId,
    evaluated_by_name: act.actor.name,
  };
  await insertEvaluation(act.db, evaluation);
  await updateCallback(act.db, act.cityCode, callback.id, { state: "evaluated", next_try_at: null, finished_at: act.at });
  await emit(act, {
    type: "callback.evaluated",
    ...about(callback),
    reason: evaluation.comment,
    facts: { source, satisfaction: given.satisfaction, solved: given.solved, isContacted: evaluation.is_contacted },
  });
  if (given.satisfaction === "dissatisfied") return afterDissatisfaction(act, asked, evaluation);
  await clearCaseOf(act, callback.demand_id, "satisfied", null);
  if (order !== null) await closeWorkOrder(act, order, "诉求人已评价");
}

async function afterDissatisfaction(act: Act, asked: Asked, evaluation: EvaluationTable): Promise<void> {
  const { order } = asked;
  const why = order === null ? null : await whyNoRework(act, order);
  await openCase(act, asked, evaluation, why);
  if (order === null) return;
  // 不满意 → 重办; the module below calls the one above.
  if (why === null) await rework(act, order, evaluation.comment ?? "诉求人不满意");
  else await closeWorkOrder(act, order, `诉求人不满意；${why}`);
}

export async function whyNoRework(act: Act, order: WorkOrderFacts): Promise<string | null> {
  return whyNotReworked({ isBeyondDuty: await isBeyondDuty(act, order.id), mayRework: await mayRework(act, order) });
}
