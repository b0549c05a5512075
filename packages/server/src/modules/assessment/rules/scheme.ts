import type { AgencyGroup, AssessmentIndicator, Bands, SchemeItem } from "@yihao/contract/assessment-scheme";
import { all, allow, atField, type Decision, refuse } from "../../../kernel/decision.ts";
import { isBasic } from "./points.ts";

/** Indicators whose rows are themselves the loss: what fulfils them speaks against the agency. */
export const countsCases = (indicator: AssessmentIndicator): boolean => indicator === "overdueOpen" || indicator === "reworkRate";

/** A version takes effect after today and after the version before it. */
export function decideScheme(
  scheme: { effectiveFrom: string; items: readonly SchemeItem[]; bands: Bands },
  { today, latestFrom }: { today: string; latestFrom: string },
): Decision {
  const codes = scheme.items.map((item) => item.code);
  const twice = codes.find((code, index) => codes.indexOf(code) !== index);
  return all(
    scheme.effectiveFrom <= latestFrom || scheme.effectiveFrom < today
      ? atField("effectiveFrom", refuse("scheme.effectiveTooEarly", { date: latestFrom > today ? latestFrom : today }))
      : allow,
    twice === undefined ? allow : atField("items", refuse("scheme.codeTwice", { code: twice })),
    scheme.bands.secondFrom >= scheme.bands.firstFrom ? atField("bands.secondFrom", refuse("scheme.bandsReversed")) : allow,
    ...scheme.items.map((item, index) => decideItem(item, index)),
  );
}

function decideItem(item: SchemeItem, index: number): Decision {
  const at = (field: string, decision: Decision) => atField(`items.${index}.${field}`, decision);
  const isRate = item.formula.kind === "floorSlope" || item.formula.kind === "proportional";
  if (isRate && item.indicator === null) return at("indicator", refuse("scheme.indicatorNeeded", { name: item.name }));
  if (item.formula.kind === "typed" && item.indicator !== null)
    return at("indicator", refuse("scheme.indicatorUnused", { name: item.name }));
  if (isRate && item.indicator !== null && countsCases(item.indicator))
    return at("indicator", refuse("scheme.casesOnly", { name: item.name }));
  // 按件计分 of a rate would have its losses for its cases, and that is what it means; only outside the basic sections does it make sense.
  if (item.formula.kind === "perCase" && isBasic(item.section)) return at("section", refuse("scheme.caseSection", { name: item.name }));
  if (item.formula.kind !== "perCase" && item.fullPoints <= 0)
    return at("fullPoints", refuse("scheme.fullPointsNeeded", { name: item.name }));
  if (item.formula.kind === "floorSlope" && item.formula.floor > item.fullPoints)
    return at("formula.floor", refuse("scheme.floorBeyond", { name: item.name }));
  return allow;
}

export const itemsOf = (items: readonly SchemeItem[], group: AgencyGroup): SchemeItem[] =>
  items.filter((item) => item.groups.includes(group));

/** Full points of a group: 区 100, 县（市） 150. */
export const fullPointsOf = (items: readonly SchemeItem[], group: AgencyGroup): number =>
  itemsOf(items, group)
    .filter((item) => isBasic(item.section))
    .reduce((sum, item) => sum + item.fullPoints, 0);

/** The version in force on a day: of those that had begun, the last. */
export function schemeOn<S extends { effectiveFrom: string; version: number }>(schemes: readonly S[], on: string): S | undefined {
  return schemes
    .filter((scheme) => scheme.effectiveFrom <= on)
    .toSorted((left, right) => right.version - left.version)
    .at(0);
}
