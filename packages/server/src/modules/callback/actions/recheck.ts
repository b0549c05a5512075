import type { BodyOf } from "@yihao/contract/endpoint";
import type { recheckEvaluation } from "@yihao/contract/evaluation";
import { Absent, insist } from "../../../kernel/decision.ts";
import { newId } from "../../../kernel/ids.ts";
import { emit } from "../../../platform/events.ts";
import { transact } from "../../../platform/transact.ts";
import type { Act, Call } from "../../../platform/world.ts";
import { rework } from "../../handling/index.ts";
import { decideWorkOrderMove } from "../../work-order/index.ts";
import { type Answers, decideRecheck, decideVerdict, effectiveAnswers, recordedAnswers } from "../rules/index.ts";
import {
  type EvaluationRecheckTable,
  type EvaluationTable,
  findEvaluation,
  findOpenCase,
  insertRecheck,
  listEvaluations,
  listOfOrder,
  listRechecks,
  loadEvaluation,
  updateCase,
  updateEvaluation,
} from "../store/index.ts";
import { clearCaseOf, openCase } from "./cases.ts";
import { whyNoRework } from "./settle.ts";
import { type Asked, loadAsked, officerOf } from "./subject.ts";

type Words = BodyOf<typeof recheckEvaluation>;

/** 复核: upholds, corrects or voids what was recorded, which itself stays as it is. Returns the callback's id. */
export async function recheck(call: Call, id: string, body: Words): Promise<string> {
  return transact(call, async (act) => {
    const seen = await findEvaluation(act.db, act.cityCode, id);
    if (seen === undefined) throw new Absent("次评价");
    const asked = await loadAsked(act, seen.callback_id);
    const evaluation = await loadEvaluation(act.db, act.cityCode, id);
    const [known] = await listRechecks(act.db, act.cityCode, [id]);
    const recheckerId = officerOf(act);
    insist(decideRecheck({ evaluatedBy: evaluation.evaluated_by, recheckedByName: known?.rechecked_by_name ?? null, recheckerId }));
    const corrected = answersIn(body.corrected);
    insist(decideVerdict({ ...body, corrected }, recordedAnswers(evaluation)));
    const row = rowOf(act, id, body, corrected);
    await insertRecheck(act.db, row);
    if (body.verdict === "invalid")
      await updateEvaluation(act.db, act.cityCode, id, { validity: "invalid", invalid_reason: body.invalidReason });
    const now = effectiveAnswers(evaluation, row);
    await emit(act, {
      type: "evaluation.rechecked",
      subjectId: id,
      demandId: evaluation.demand_id,
      workOrderId: evaluation.work_order_id,
      reason: body.reason,
      facts: { verdict: body.verdict, from: evaluation.satisfaction, to: now.satisfaction },
    });
    await follow(act, asked, evaluation, { isValid: body.verdict !== "invalid", satisfaction: now.satisfaction });
    return evaluation.callback_id;
  });
}

/** Only what was given: a field that was left out was not corrected. */
const answersIn = (corrected: Words["corrected"]): Partial<Answers> =>
  Object.fromEntries(Object.entries(corrected).filter(([, value]) => value !== undefined));

function rowOf(act: Act, evaluationId: string, body: Words, corrected: Partial<Answers>): EvaluationRecheckTable {
  return {
    city_code: act.cityCode,
    id: newId(act.at),
    evaluation_id: evaluationId,
    verdict: body.verdict,
    reason: body.reason,
    is_contacted: corrected.isContacted ?? null,
    solved: corrected.solved ?? null,
    satisfaction: corrected.satisfaction ?? null,
    is_opinion_clear: corrected.isOpinionClear ?? null,
    truthfulness: corrected.truthfulness ?? null,
    rechecked_at: act.at,
    rechecked_by: officerOf(act),
    rechecked_by_name: act.actor.name,
  };
}

type Now = { isValid: boolean; satisfaction: EvaluationTable["satisfaction"] };
/** What a corrected or voided opinion means for the list of dissatisfied cases and for the order; an older round's means nothing more. */
async function follow(act: Act, asked: Asked, evaluation: EvaluationTable, now: Now): Promise<void> {
  const { callback, order } = asked;
  const was = evaluation.satisfaction === "dissatisfied";
  const is = now.isValid && now.satisfaction === "dissatisfied";
  if (was === is) return;
  const rounds = order === null ? [callback] : await listOfOrder(act.db, act.cityCode, order.id);
  const evaluations = await listEvaluations(
    act.db,
    act.cityCode,
    rounds.map((each) => each.id),
  );
  if (evaluations.some((each) => each.round > evaluation.round)) return;
  if (!is) return noLongerDissatisfied(act, evaluation, evaluations, now.isValid);
  const why = order === null ? null : await whyNoRework(act, order);
  await openCase(act, asked, evaluation, why);
  if (order !== null && why === null && rounds[0]?.id === callback.id && decideWorkOrderMove(order.state, "reopen").ok)
    await rework(act, order, evaluation.comment ?? "复核后诉求人不满意");
}

async function noLongerDissatisfied(
  act: Act,
  evaluation: EvaluationTable,
  evaluations: readonly EvaluationTable[],
  isValid: boolean,
): Promise<void> {
  if (isValid) return clearCaseOf(act, evaluation.demand_id, "rechecked", null);
  // A void opinion leaves the one before it standing.
  const rechecks = await listRechecks(
    act.db,
    act.cityCode,
    evaluations.map((each) => each.id),
  );
  const before = evaluations
    .filter((each) => each.round < evaluation.round && each.validity === "valid")
    .sort((left, right) => right.round - left.round)[0];
  const recheckOf = (id: string) => rechecks.find((each) => each.evaluation_id === id);
  if (before === undefined || effectiveAnswers(before, recheckOf(before.id)).satisfaction !== "dissatisfied")
    return clearCaseOf(act, evaluation.demand_id, "invalidated", null);
  const open = await findOpenCase(act.db, act.cityCode, evaluation.demand_id);
  if (open !== undefined) await updateCase(act.db, act.cityCode, open.id, { evaluation_id: before.id, comment: before.comment });
}
