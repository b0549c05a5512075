import {
  WarningIndicator as Indicators,
  type TallyCounter,
  type WarningIndicator,
  warningIndicatorDefinitions,
} from "@yihao/contract/warning-indicators";
import type { Act } from "../../../platform/world.ts";
import { catalogueOf } from "../../directory/index.ts";
import { asItStands, computeAgencyLight, indicatorValue, isWorse, monthOf } from "../rules/index.ts";
import {
  type AgencyLightTable,
  closeWarnings,
  foldTallyChanges,
  listAgencyLights,
  listTallies,
  markCorrected,
  markRan,
  saveAgencyLights,
  type WentBack,
} from "../store/index.ts";
import { digestOf, type ThresholdsInForce, thresholdsInForce } from "./thresholds.ts";
import { type Raised, raise } from "./warn.ts";

/** An agency's figures: counter → count, of this month and as it stands. */
type Counts = ReadonlyMap<TallyCounter, number>;
type Judged = { readonly row: AgencyLightTable; readonly before: AgencyLightTable | undefined };

/**
 * Judges the agencies whose figures moved since the last round; all of them when a month has begun or the bounds changed. Returns how many
 * were judged.
 */
export async function judgeAgencies(act: Act, last: { month: string; thresholds_digest: string }): Promise<number> {
  const moved = await foldTallyChanges(act.db, act.cityCode);
  const thresholds = await thresholdsInForce(act);
  const run = { month: monthOf(act.at), thresholds_digest: digestOf(thresholds) };
  const isAll = run.month !== last.month || run.thresholds_digest !== last.thresholds_digest;
  if (isAll) await markRan(act.db, act.cityCode, run);
  if (moved.size === 0 && !isAll) return 0;
  const of = isAll ? "all" : [...moved];
  const tallies = Map.groupBy(await listTallies(act.db, act.cityCode, [run.month, asItStands], of), (row) => row.agency_id);
  const lights = Map.groupBy(await listAgencyLights(act.db, act.cityCode, of), (row) => row.agency_id);
  const agencyIds = [...new Set([...tallies.keys(), ...lights.keys()])];
  const judged = agencyIds.flatMap((agencyId) => {
    const counts: Counts = new Map((tallies.get(agencyId) ?? []).map((row) => [row.counter, row.count]));
    return Indicators.values.map((indicator) =>
      judge(act, {
        agencyId,
        indicator,
        month: run.month,
        counts,
        thresholds,
        before: lights.get(agencyId)?.find((row) => row.indicator === indicator),
      }),
    );
  });
  await save(act, judged.filter(hasMoved));
  return agencyIds.length;
}

type Question = {
  agencyId: string;
  indicator: WarningIndicator;
  month: string;
  counts: Counts;
  thresholds: ThresholdsInForce;
  before: AgencyLightTable | undefined;
};
function judge(act: Act, { agencyId, indicator, month, counts, thresholds, before }: Question): Judged {
  const definition = warningIndicatorDefinitions[indicator];
  const threshold = thresholds.get(indicator)?.bounds ?? definition.initial;
  const numerator = counts.get(definition.numerator) ?? 0;
  const denominator = definition.denominator === null ? null : (counts.get(definition.denominator) ?? 0);
  const value = indicatorValue(definition, { numerator, denominator }, threshold.minimumDenominator);
  // A new month begins with nothing said against anybody; what is counted as it stands goes on.
  const previous = before === undefined || (before.month !== month && definition.denominator !== null) ? "green" : before.light;
  const light = computeAgencyLight(previous, value, { direction: definition.direction, threshold });
  const since = before !== undefined && light === before.light ? before.since : act.at;
  return { before, row: { city_code: act.cityCode, agency_id: agencyId, indicator, month, light, numerator, denominator, since } };
}

const hasMoved = ({ row, before }: Judged) =>
  before === undefined ||
  before.light !== row.light ||
  before.numerator !== row.numerator ||
  before.denominator !== row.denominator ||
  before.month !== row.month;

async function save(act: Act, judged: readonly Judged[]): Promise<void> {
  await saveAgencyLights(
    act.db,
    judged.map((each) => each.row),
  );
  const back = judged.flatMap(wentBack);
  const corrected = await closeWarnings(
    act.db,
    act.cityCode,
    act.at,
    back.filter((each) => each.correction === "lightBack"),
  );
  await markCorrected(act.db, act.cityCode, corrected, act.at);
  // That a month is over puts nothing right: its warnings end, its cases go on.
  await closeWarnings(
    act.db,
    act.cityCode,
    act.at,
    back.filter((each) => each.correction === "newMonth"),
  );
  const catalogue = await catalogueOf(act);
  await raise(
    act,
    judged.flatMap((each) => raisedOf(each, catalogue.agencyName(each.row.agency_id) ?? "")),
  );
}

const isNewMonth = ({ row, before }: Judged) => before !== undefined && before.month !== row.month && row.denominator !== null;

function wentBack(each: Judged): WentBack[] {
  const { row, before } = each;
  if (before === undefined || before.light === "green") return [];
  const of = { subjectId: row.agency_id, indicator: row.indicator };
  if (isNewMonth(each)) return [{ ...of, light: "green", correction: "newMonth" }];
  return isWorse(before.light, row.light) ? [{ ...of, light: row.light, correction: "lightBack" }] : [];
}

function raisedOf(each: Judged, agencyName: string): Raised[] {
  const { row, before } = each;
  const was = before === undefined || isNewMonth(each) ? "green" : before.light;
  if (row.light === "green" || !isWorse(row.light, was)) return [];
  const words = `${Indicators.word(row.indicator)} ${wordsOf(row)}`;
  return [
    {
      subject: "agency",
      subjectId: row.agency_id,
      indicator: row.indicator,
      agencyId: row.agency_id,
      workOrderId: null,
      number: null,
      title: `${agencyName} ${words}`,
      dueAt: null,
      from: was,
      to: row.light,
      numerator: row.numerator,
      denominator: row.denominator,
      needsCase: row.light === "red",
      sample: words,
    },
  ];
}

function wordsOf(row: Pick<AgencyLightTable, "numerator" | "denominator">): string {
  if (row.denominator === null) return `${row.numerator} 份`;
  return `${Math.round((row.numerator / Math.max(row.denominator, 1)) * 1000) / 10}%（${row.numerator}/${row.denominator}）`;
}
