import type { Clearance, clearDissatisfiedCase } from "@yihao/contract/dissatisfied";
import type { BodyOf } from "@yihao/contract/endpoint";
import { Absent, insist } from "../../../kernel/decision.ts";
import { newId } from "../../../kernel/ids.ts";
import { emit } from "../../../platform/events.ts";
import { transact } from "../../../platform/transact.ts";
import type { Act, Call } from "../../../platform/world.ts";
import { loadWorkOrder, staffScope } from "../../work-order/index.ts";
import { decideClear } from "../rules/index.ts";
import { type EvaluationTable, findCase, findOpenCase, insertCase, loadCase, updateCase } from "../store/index.ts";
import type { Asked } from "./subject.ts";

/** 列入不满意清零: one case for a demand until it is cleared; another dissatisfied round is counted on it. */
export async function openCase(act: Act, asked: Asked, evaluation: EvaluationTable, notReworked: string | null): Promise<void> {
  const { callback } = asked;
  const latest = {
    evaluation_id: evaluation.id,
    lead_agency_id: callback.lead_agency_id,
    rounds: callback.round,
    reasons: evaluation.reasons,
    comment: evaluation.comment,
    not_reworked: notReworked,
  };
  const known = await findOpenCase(act.db, act.cityCode, callback.demand_id);
  if (known !== undefined) return updateCase(act.db, act.cityCode, known.id, latest);
  const of = asked.order ?? asked.demand;
  await insertCase(act.db, {
    city_code: act.cityCode,
    id: newId(act.at),
    subject: callback.subject,
    demand_id: callback.demand_id,
    work_order_id: callback.work_order_id,
    platform_code: of.platform_code,
    number: callback.number,
    title: callback.title,
    kind: of.kind,
    category_code: of.category_code,
    ...latest,
    opened_at: act.at,
    clearance: null,
    cleared_at: null,
    cleared_by_name: null,
    clearance_reason: null,
  });
}

/** Clears what is open for a demand, when what happened clears it. For modules further down: 核减 and the like. */
export async function clearCaseOf(act: Act, demandId: string, clearance: Clearance, reason: string | null): Promise<void> {
  const open = await findOpenCase(act.db, act.cityCode, demandId);
  if (open !== undefined) await updateCase(act.db, act.cityCode, open.id, clearedNow(act, clearance, reason));
}

const clearedNow = (act: Act, clearance: Clearance, reason: string | null) => ({
  clearance,
  cleared_at: act.at,
  cleared_by_name: act.actor.name,
  clearance_reason: reason,
});

/** 清零: the centre's own decision, item by item. */
export async function clearCase(call: Call, id: string, body: BodyOf<typeof clearDissatisfiedCase>): Promise<void> {
  await transact(call, async (act) => {
    const seen = await findCase(act.db, staffScope(act), id);
    if (seen === undefined) throw new Absent("件不满意件");
    const order = seen.work_order_id === null ? null : await loadWorkOrder(act.db, act.cityCode, seen.work_order_id);
    const found = await loadCase(act.db, act.cityCode, id);
    const isHandledAgain = order !== null && order.closed_at === null && order.ended_at === null;
    insist(decideClear({ clearance: found.clearance, clearedByName: found.cleared_by_name, isHandledAgain }));
    await updateCase(act.db, act.cityCode, id, clearedNow(act, body.clearance, body.reason));
    await emit(act, {
      type: "dissatisfied_case.cleared",
      subjectId: id,
      demandId: found.demand_id,
      workOrderId: found.work_order_id,
      reason: body.reason,
      facts: { clearance: body.clearance },
    });
  });
}
