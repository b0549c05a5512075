import type { HappenedEvent } from "../../../platform/events.ts";
import type { Act } from "../../../platform/world.ts";
import { findEvaluationStanding } from "../../callback/index.ts";
import { deltasBetween, keptEntries, monthOf, type TallyEntry } from "../rules/index.ts";
import { insertTallyChanges, listTallied, saveTallied } from "../store/index.ts";

/**
 * Hears an evaluation and its re-check in their transaction: what the agency is counted for changes with what the evaluation comes to. Only
 * appends, so that two evaluations of one agency never wait for each other.
 */
export async function tallyEvaluation(act: Act, event: HappenedEvent): Promise<void> {
  const standing = await findEvaluationStanding(act.db, act.cityCode, event.subjectId);
  if (standing === undefined || standing.agency_id === null) return;
  const { callback_id: itemId, agency_id: agencyId, satisfaction } = standing;
  const month = monthOf(standing.evaluated_at);
  const entries: TallyEntry[] = [];
  if (standing.is_valid) entries.push(`evaluated:${month}`);
  if (standing.is_valid && satisfaction !== "dissatisfied") entries.push(`satisfied:${month}`);
  const kept = (await listTallied(act.db, act.cityCode, [itemId])).get(itemId);
  if (kept === keptEntries(entries)) return;
  await saveTallied(act.db, act.cityCode, [{ itemId, agencyId, entries: keptEntries(entries) }]);
  await insertTallyChanges(act.db, act.cityCode, act.at, deltasBetween(agencyId, kept, entries));
}
