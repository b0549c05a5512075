import type { Scheme } from "@yihao/contract/assessment-scheme";
import { Refusal } from "../../../kernel/decision.ts";
import { newId } from "../../../kernel/ids.ts";
import type { Act } from "../../../platform/world.ts";
import { computePoints, correctCounts, countsCases, measuredOf } from "../rules/index.ts";
import { type AppealRow, findResult, insertCorrection, listItems, strikeLosses, updateItem } from "../store/index.ts";
import { recomputeAgency } from "./recompute.ts";

/** Carries out what a decided appeal says and writes down what was before and after; the records it concerns are marked, not removed. */
export async function correct(act: Act, scheme: Scheme, appeal: AppealRow, reason: string): Promise<void> {
  const { correction, assessment_id: assessmentId, agency_id: agencyId, item_code: itemCode } = appeal;
  const item = scheme.items.find((each) => each.code === itemCode);
  const row = (await listItems(act.db, act.cityCode, assessmentId, agencyId)).find((each) => each.item_code === itemCode);
  const result = await findResult(act.db, act.cityCode, assessmentId, agencyId);
  if (item === undefined || row === undefined || result === undefined || correction === null)
    throw new Error("an appeal is about a scored item");
  const key = { cityCode: act.cityCode, assessmentId, agencyId, itemCode };
  const id = newId(act.at);
  const before = row.points ?? 0;
  let after =
    item.section === "deduction" && correction.kind === "points"
      ? 0 - correction.points
      : correction.kind === "points"
        ? correction.points
        : before;
  if (correction.kind === "records") {
    const struck = await strikeLosses(act.db, key, correction.recordIds, id);
    if (struck !== new Set(correction.recordIds).size) throw new Refusal("conflict.changed");
    const isCase = item.indicator !== null && countsCases(item.indicator);
    const counts = correctCounts({ numerator: row.numerator ?? 0, denominator: row.denominator ?? 0 }, correction, isCase);
    await updateItem(act.db, key, counts);
    after = computePoints(item, measuredOf(item, counts, row.typed_value)).points ?? 0;
  }
  await insertCorrection(act.db, {
    city_code: act.cityCode,
    id,
    assessment_id: assessmentId,
    agency_id: agencyId,
    item_code: itemCode,
    appeal_id: appeal.id,
    correction: JSON.stringify(correction),
    points_before: before,
    points_after: after,
    reason,
    made_at: act.at,
    made_by_name: act.actor.name,
  });
  await recomputeAgency(act, scheme, result);
}
