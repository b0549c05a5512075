import type { Scheme } from "@yihao/contract/assessment-scheme";
import type { Act } from "../../../platform/world.ts";
import { computeResult, itemsOf } from "../rules/index.ts";
import { type AssessmentResultTable, listCorrections, listItems, updateItem, updateResult } from "../store/index.ts";

/** The points and the sum of one agency anew from the counts, the typed values and the corrections that are written down. */
export async function recomputeAgency(act: Act, scheme: Scheme, result: AssessmentResultTable): Promise<void> {
  const { assessment_id: assessmentId, agency_id: agencyId } = result;
  const rows = new Map((await listItems(act.db, act.cityCode, assessmentId, agencyId)).map((row) => [row.item_code, row]));
  const corrections = await listCorrections(act.db, act.cityCode, assessmentId, agencyId);
  const fixed = new Map(
    corrections.flatMap((row) => (row.correction.kind === "points" ? [[row.item_code, row.points_after] as const] : [])),
  );
  const inputs = itemsOf(scheme.items, result.agency_group).map((item) => {
    const row = rows.get(item.code);
    const counts = item.indicator === null ? null : { numerator: row?.numerator ?? 0, denominator: row?.denominator ?? 0 };
    return { item, counts, typed: row?.typed_value ?? null };
  });
  const computed = computeResult(inputs, scheme.bands, fixed);
  for (const { code, scored } of computed.items) {
    const row = rows.get(code);
    if (row === undefined || (row.points === scored.points && row.is_applicable === scored.isApplicable)) continue;
    await updateItem(
      act.db,
      { cityCode: act.cityCode, assessmentId, agencyId, itemCode: code },
      { points: scored.points, is_applicable: scored.isApplicable },
    );
  }
  const { score, fullPoints, band, missing } = computed;
  await updateResult(act.db, { cityCode: act.cityCode, assessmentId, agencyId }, { score, full_points: fullPoints, band, missing });
}
