import type { AssessmentIndicator, Scheme } from "@yihao/contract/assessment-scheme";
import type { Call } from "../../../platform/world.ts";
import { type Catalogue, catalogueOf } from "../../directory/index.ts";
import { type AgencyCount, carriedOf, countByAgency } from "../../statistics/index.ts";
import { computeResult, countsCases, groupOf, isScored, itemsOf, standingOf } from "../rules/index.ts";
import type { AssessmentItemTable, AssessmentTable, Computed } from "../store/index.ts";

/** 核减后 of each indicator that knows exclusions. */
const netOf: Readonly<Record<AssessmentIndicator, string>> = {
  satisfactionRate: "satisfactionRateNet",
  superiorSatisfactionRate: "superiorSatisfactionRateNet",
  onTimeRate: "onTimeRateNet",
  solvedRate: "solvedRateNet",
  acknowledgedInTimeRate: "acknowledgedInTimeRate",
  reworkRate: "reworkRateNet",
  overdueOpen: "overdueOpenNet",
};

type ByAgency = ReadonlyMap<string, AgencyCount>;
export type Measures = {
  readonly net: ReadonlyMap<AssessmentIndicator, ByAgency>;
  readonly raw: ReadonlyMap<AssessmentIndicator, ByAgency>;
  readonly due: ByAgency;
  readonly dispatched: ByAgency;
};

/** Everything a scheme measures over the days, as the records are now. `alsoIds`: what the period before carried over. */
export async function measure(
  call: Call,
  scheme: Pick<Scheme, "items">,
  days: { from: string; to: string },
  alsoIds: readonly string[],
): Promise<Measures> {
  const wanted = [...new Set(scheme.items.flatMap((item) => item.indicator ?? []))];
  const countOf = async (indicator: AssessmentIndicator | "dispatchCount", code: string): Promise<ByAgency> => {
    const isDueCount = indicator === "onTimeRate" || indicator === "overdueOpen";
    const lossPart = indicator !== "dispatchCount" && countsCases(indicator) ? "numerator" : "rest";
    const rows = await countByAgency(call, days, { code, lossPart, alsoIds: isDueCount ? alsoIds : [] });
    return new Map(rows.map((row) => [row.agencyId, row]));
  };
  const net = new Map<AssessmentIndicator, ByAgency>();
  const raw = new Map<AssessmentIndicator, ByAgency>();
  // One after another: inside a transaction there is only one connection.
  for (const indicator of wanted) {
    raw.set(indicator, await countOf(indicator, indicator));
    net.set(indicator, await countOf(indicator, netOf[indicator]));
  }
  const due = raw.get("onTimeRate") ?? (await countOf("onTimeRate", "onTimeRate"));
  return { net, raw, due, dispatched: await countOf("dispatchCount", "dispatchCount") };
}

const nothing = { numerator: 0, denominator: 0 };

/** The rows of a whole assessment; what was typed before stays. */
export async function compose(
  call: Call,
  assessment: Pick<AssessmentTable, "id" | "from_on" | "to_on">,
  scheme: Scheme,
  measures: Measures,
  typed: readonly AssessmentItemTable[],
): Promise<Computed> {
  const catalogue = await catalogueOf(call);
  const typedBefore = new Map(typed.map((row) => [`${row.agency_id} ${row.item_code}`, row]));
  const key = { city_code: call.cityCode, assessment_id: assessment.id };
  const [results, items, losses]: [Computed["results"][number][], Computed["items"][number][], Computed["losses"][number][]] = [[], [], []];
  for (const agency of assessedAgencies(catalogue, measures)) {
    const group = groupOf({
      kind: agency.kind,
      regionName: catalogue.region(agency.regionCode ?? "")?.name ?? null,
      isPark: catalogue.platform(agency.platformCode)?.level === "park",
    });
    const standing = standingOf({
      due: measures.due.get(agency.id)?.denominator ?? 0,
      assigned: measures.dispatched.get(agency.id)?.numerator ?? 0,
    });
    const own = { ...key, agency_id: agency.id };
    if (!isScored(standing)) {
      results.push({ ...own, agency_group: group, standing, score: null, full_points: null, band: null, missing: 0 });
      continue;
    }
    const inputs = itemsOf(scheme.items, group).map((item) => ({
      item,
      counts: item.indicator === null ? null : (measures.net.get(item.indicator)?.get(agency.id) ?? nothing),
      raw: item.indicator === null ? null : (measures.raw.get(item.indicator)?.get(agency.id) ?? nothing),
      before: typedBefore.get(`${agency.id} ${item.code}`),
    }));
    const result = computeResult(
      inputs.map(({ item, counts, before }) => ({ item, counts, typed: before?.typed_value ?? null })),
      scheme.bands,
    );
    const { score, fullPoints, band, missing } = result;
    results.push({ ...own, agency_group: group, standing, score, full_points: fullPoints, band, missing });
    for (const [index, { item, counts, raw, before }] of inputs.entries()) {
      const scored = result.items[index]?.scored ?? { isApplicable: false, points: null };
      items.push({
        ...own,
        item_code: item.code,
        numerator: counts?.numerator ?? null,
        denominator: counts?.denominator ?? null,
        raw_numerator: raw?.numerator ?? null,
        raw_denominator: raw?.denominator ?? null,
        points: scored.points,
        is_applicable: scored.isApplicable,
        typed_value: before?.typed_value ?? null,
        typed_source: before?.typed_source ?? null,
        typed_at: before?.typed_at ?? null,
        typed_by_name: before?.typed_by_name ?? null,
      });
      const found = item.indicator === null ? undefined : measures.net.get(item.indicator)?.get(agency.id);
      for (const loss of found?.losses ?? [])
        losses.push({
          ...own,
          item_code: item.code,
          fact_id: loss.factId,
          work_order_id: loss.workOrderId,
          occurred_at: loss.at,
          correction_id: null,
        });
    }
  }
  const assessed = new Set(results.map((row) => row.agency_id));
  const carried = (await carriedOf(call, { from: assessment.from_on, to: assessment.to_on }))
    .filter((row) => assessed.has(row.agencyId))
    .map((row) => ({
      ...key,
      agency_id: row.agencyId,
      fact_id: row.factId,
      work_order_id: row.workOrderId,
      kind: row.kind,
      due_at: row.dueAt,
    }));
  return { results, items, losses, carried };
}

/** Tier-1 agencies that are members now, and those that had something in the period and are members no more. */
function assessedAgencies(catalogue: Catalogue, { due, dispatched }: Measures) {
  return catalogue
    .agencies()
    .filter((agency) => agency.parentId === null && (agency.isActive || due.has(agency.id) || dispatched.has(agency.id)));
}
