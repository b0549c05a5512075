import type { ReplyOf } from "@yihao/contract/endpoint";
import type { Figure, readFigures } from "@yihao/contract/statistics";
import { type RawBuilder, sql } from "kysely";
import type { Call } from "../../../platform/world.ts";
import { type Indicator, indicators, opensOf, rowsOf } from "../indicators/index.ts";
import { type Days, meanDaysOf, type Period, periodOf, previousOf, rateOf } from "../rules/index.ts";
import { countWhere, inSpan, sumWhere, tally } from "../store/index.ts";
import { type Question, questionOf, sourceOf } from "./moment.ts";

const minuteMs = 60_000;
type Counted = { readonly numerator: number; readonly denominator: number | null; readonly value: number | null };

/** All indicators of a period and of the one before it: one pass for each view and time. */
export async function figuresOf(call: Call, days: Days): Promise<ReplyOf<typeof readFigures>> {
  const question = await questionOf(call, days);
  const previous = periodOf(previousOf(question.days));
  // Who is bound to an agency has no demands to count; a row of zeros would tell an untruth.
  const shown = indicators.filter((indicator) => question.scope.agencyIds === "all" || opensOf(indicator) === "workOrders");
  const counts = new Map<string, number>();
  // One after another, on one connection: a page of figures must not take the pool from those who answer the telephone.
  for (const group of Map.groupBy(shown, ({ of }) => `${of.view}.${of.at}`).values()) {
    for (const [name, count] of await countGroup(call, question, group, previous)) counts.set(name, count);
  }
  const figures = shown.map((indicator): Figure => {
    const current = counted(indicator, question, (part) => counts.get(`${indicator.code}.now.${part}`) ?? 0);
    const before = counted(indicator, question, (part) => counts.get(`${indicator.code}.before.${part}`) ?? 0);
    const { code, name, unit, formula, source, version } = indicator;
    return { code, name, unit, formula, source, version, ...current, previous: before.value, opens: opensOf(indicator) };
  });
  return { from: question.days.from, to: question.days.to, figures };
}

async function countGroup(call: Call, question: Question, group: readonly Indicator[], previous: Period): Promise<[string, number][]> {
  const [first] = group;
  if (first === undefined) return [];
  const aggregates: Record<string, RawBuilder<number>> = {};
  for (const indicator of group) {
    for (const [period, span] of [["now", question.period] as const, ["before", previous] as const]) {
      const placed = inSpan(indicator.of, span);
      for (const [part, aggregate] of aggregatesOf(indicator, question, placed))
        aggregates[`${indicator.code}.${period}.${part}`] = aggregate;
    }
  }
  const names = Object.keys(aggregates);
  // Names of columns are short in PostgreSQL; ours are not.
  const numbered = Object.fromEntries(Object.values(aggregates).map((aggregate, index) => [`c${index}`, aggregate]));
  const row = await tally(call.db, sourceOf(question, first.of, { from: previous.from, to: question.period.to }), numbered);
  return names.map((name, index) => [name, row[`c${index}`] ?? 0]);
}

function aggregatesOf(indicator: Indicator, { moment }: Question, placed: RawBuilder<boolean>): [string, RawBuilder<number>][] {
  const within = (part: "numerator" | "denominator") => sql<boolean>`${placed} and ${rowsOf(indicator, part)(moment)}`;
  const { measure } = indicator;
  if (measure.kind === "mean")
    return [
      ["numerator", sumWhere(measure.milliseconds(moment), within("denominator"))],
      ["denominator", countWhere(within("denominator"))],
    ];
  if (measure.kind === "rate")
    return [
      ["numerator", countWhere(within("numerator"))],
      ["denominator", countWhere(within("denominator"))],
    ];
  return [["numerator", countWhere(within("numerator"))]];
}

function counted({ measure }: Indicator, { moment }: Question, of: (part: "numerator" | "denominator") => number): Counted {
  const numerator = of("numerator");
  if (measure.kind === "count") return { numerator, denominator: null, value: numerator };
  const denominator = of("denominator");
  if (measure.kind === "rate") return { numerator, denominator, value: rateOf(numerator, denominator) };
  const minutes = numerator / minuteMs;
  return { numerator: Math.round(minutes), denominator, value: meanDaysOf(minutes, denominator, moment.calendar.workingMinutesPerDay) };
}
