import type { ReplyOf } from "@yihao/contract/endpoint";
import type { Part, readAgencyFigures } from "@yihao/contract/statistics";
import { type RawBuilder, sql } from "kysely";
import type { Call } from "../../../platform/world.ts";
import { catalogueOf } from "../../directory/index.ts";
import { indicatorOf, rowsOf } from "../indicators/index.ts";
import { type Days, rollUp, topOf } from "../rules/index.ts";
import { agencyColumn, countWhere, type Placed, tallyBy } from "../store/index.ts";
import { type Question, questionOf, sourceOf } from "./moment.ts";

/** Each column is a part of an indicator, so that a cell opens with the indicator, the part and the agency. */
const columns = {
  dispatched: ["dispatchCount", "numerator"],
  due: ["onTimeRate", "denominator"],
  onTime: ["onTimeRate", "numerator"],
  overdueOpen: ["overdueOpen", "numerator"],
  evaluated: ["satisfactionRate", "denominator"],
  satisfied: ["satisfactionRate", "numerator"],
  asked: ["solvedRate", "denominator"],
  solved: ["solvedRate", "numerator"],
  // 核减后: what is fulfilled stays the same, only the denominators are smaller.
  dueNet: ["onTimeRateNet", "denominator"],
  evaluatedNet: ["satisfactionRateNet", "denominator"],
  askedNet: ["solvedRateNet", "denominator"],
} as const satisfies Record<string, readonly [string, Part]>;
type Column = keyof typeof columns;
type Counts = Record<Column, number>;
const nothing: Counts = {
  dispatched: 0,
  due: 0,
  onTime: 0,
  overdueOpen: 0,
  evaluated: 0,
  satisfied: 0,
  asked: 0,
  solved: 0,
  dueNet: 0,
  evaluatedNet: 0,
  askedNet: 0,
};

/** 各单位办理情况 by tier-1 lead agency. Units with nothing in the period are not listed. */
export async function agencyFiguresOf(call: Call, days: Days): Promise<ReplyOf<typeof readAgencyFigures>> {
  const question = await questionOf(call, days);
  const catalogue = await catalogueOf(call);
  const counted: { key: string | null; counts: Counts }[] = [];
  for (const names of Map.groupBy(Object.keys(columns) as Column[], (name) => placeOf(name)).values())
    counted.push(...(await countColumns(call, question, names)));
  const rolled = rollUp(
    counted.filter(({ key, counts }) => key !== null && Object.values(counts).some((count) => count > 0)),
    (key) => topOf(key ?? "", (id) => catalogue.agency(id)?.parentId),
  );
  const items = [...rolled].map(([agencyId, counts]) => ({
    agencyId,
    name: catalogue.agencyName(agencyId) ?? "（已撤销的单位）",
    ...counts,
  }));
  return {
    items: items.sort(
      (left, right) => right.dispatched - left.dispatched || right.due - left.due || (left.agencyId < right.agencyId ? -1 : 1),
    ),
  };
}

const definitionOf = (name: Column) => indicatorOf(columns[name][0]);
const placeOf = (name: Column) => `${definitionOf(name).of.view}.${definitionOf(name).of.at}`;

/** Columns that share a view and a time, by agency, in one pass. */
async function countColumns(call: Call, question: Question, names: readonly Column[]): Promise<{ key: string | null; counts: Counts }[]> {
  const [first] = names;
  if (first === undefined) return [];
  const { of } = definitionOf(first);
  const aggregates: Partial<Record<Column, RawBuilder<number>>> = {};
  for (const name of names) aggregates[name] = countWhere(rowsOf(definitionOf(name), columns[name][1])(question.moment));
  const rows = await tallyBy(
    call.db,
    sourceOf(question, of, question.period),
    agencyOf(of),
    aggregates as Record<string, RawBuilder<number>>,
  );
  return rows.map(({ key, counts }) => ({ key, counts: { ...nothing, ...counts } }));
}

function agencyOf({ view }: Placed): RawBuilder<unknown> {
  const column = agencyColumn[view];
  if (column === null) throw new Error(`${view} names no agency`);
  return sql.ref(`f.${column}`);
}
