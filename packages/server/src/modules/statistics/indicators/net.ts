import type { ExclusionEffect } from "@yihao/contract/exclusion";
import { sql } from "kysely";
import { agencyColumn, recordColumn } from "../store/views.ts";
import type { Indicator, Measure, Predicate } from "./shape.ts";

const source = "南通市 2022 年度工作情况发布：回访不满意工单核减；按不计入考核的通行做法，只影响分母，原指标不变";
const netOf = {
  onTimeRate: "onTime",
  overdueOpen: "onTime",
  reworkRate: "rework",
  satisfactionRate: "satisfaction",
  superiorSatisfactionRate: "satisfaction",
  solvedRate: "solved",
} as const satisfies Record<string, ExclusionEffect>;
/** Indicators whose rows are themselves what is excluded; of the others it is the rows that do not fulfil them. */
const isLossItself: ReadonlySet<string> = new Set(["overdueOpen", "reworkRate"]);

/** 核减后: each indicator that an exclusion touches once more, made from the raw one, so that both always have the same definition. */
export function netIndicators(raw: readonly Indicator[]): Indicator[] {
  return raw.flatMap((indicator) => {
    const effect = (netOf as Partial<Record<string, ExclusionEffect>>)[indicator.code];
    return effect === undefined ? [] : [netIndicator(indicator, effect)];
  });
}

function netIndicator(raw: Indicator, effect: ExclusionEffect): Indicator {
  const { measure } = raw;
  if (measure.kind === "mean") throw new Error(`${raw.code} is a mean: nothing is excluded from it`);
  const excluded = isExcluded(raw, effect);
  const fulfils = measure.kind === "rate" ? measure.numerator : measure.rows;
  const isLoss = isLossItself.has(raw.code);
  const rows: Predicate = (moment) =>
    sql<boolean>`(${measure.rows(moment)} and not ((${fulfils(moment)}) is ${isLoss ? sql`` : sql`not`} true and ${excluded}))`;
  const net: Measure = measure.kind === "rate" ? { ...measure, rows } : { kind: "count", rows };
  const taken = isLoss ? "准予核减的件不计" : "未达标而准予核减的件不计入分母";
  return {
    ...raw,
    code: `${raw.code}Net`,
    name: `${raw.name}（核减后）`,
    formula: `${raw.formula}；${taken}`,
    source,
    version: 1,
    measure: net,
  };
}

/** The order is excluded for the agency that the row counts for. */
function isExcluded({ of: { view } }: Indicator, effect: ExclusionEffect) {
  const agency = agencyColumn[view];
  if (agency === null) throw new Error(`${view} names no agency`);
  return sql<boolean>`exists (select 1 from exclusion_fact e where e.city_code = f.city_code and e.work_order_id = ${sql.ref(`f.${recordColumn[view]}`)} and e.agency_id = ${sql.ref(`f.${agency}`)} and e.effect = ${sql.lit(effect)})`;
}
