import { allow, atField, type Decision, refuse } from "../../../kernel/decision.ts";
import { addDays, dateOf, instantOf } from "../../../kernel/shanghai.ts";

/** Whole Shanghai days, both included. */
export type Days = { readonly from: string; readonly to: string };
/** The instants of a range: `from` is in it, `to` is not. */
export type Period = { readonly from: Date; readonly to: Date };

const daysMax = 400;
const reach = { first: "2000-01-01", last: "2999-12-31" };
const dayMs = 86_400_000;
const lengthOf = ({ from, to }: Days) => Math.round((instantOf(to, "00:00").getTime() - instantOf(from, "00:00").getTime()) / dayMs) + 1;

export function decideRange(days: Days): Decision {
  for (const field of ["from", "to"] as const)
    if (days[field] < reach.first || days[field] > reach.last) return atField(field, refuse("range.outOfReach", reach));
  if (days.from > days.to) return atField("to", refuse("range.reversed"));
  return lengthOf(days) > daysMax ? atField("to", refuse("range.tooLong", { days: daysMax })) : allow;
}

export const periodOf = ({ from, to }: Days): Period => ({ from: instantOf(from, "00:00"), to: instantOf(addDays(to, 1), "00:00") });

/** The preceding period of the same number of days. */
export function previousOf(days: Days): Days {
  return { from: addDays(days.from, -lengthOf(days)), to: addDays(days.from, -1) };
}

export function daysIn(days: Days): string[] {
  return Array.from({ length: lengthOf(days) }, (_, index) => addDays(days.from, index));
}

/** True for a date that exists. */
export function isDay(key: string): boolean {
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(key) &&
    key >= reach.first &&
    key <= reach.last &&
    !Number.isNaN(Date.parse(key)) &&
    dateOf(new Date(`${key}T00:00:00+08:00`)) === key
  );
}

const rounded = (value: number) => Math.round(value * 100) / 100;
/** Per cent, two decimals, from two counts; null when there is nothing to measure on. */
export function rateOf(numerator: number, denominator: number): number | null {
  return denominator === 0 ? null : rounded((numerator / denominator) * 100);
}

/** Mean working days, two decimals, from the sum of working minutes, divided once. */
export function meanDaysOf(minutes: number, count: number, minutesPerDay: number): number | null {
  return count === 0 ? null : rounded(minutes / minutesPerDay / count);
}

/** Adds up rows whose keys become one; the first row of a key decides its place. */
export function rollUp<Counts extends Readonly<Record<string, number>>>(
  rows: readonly { readonly key: string | null; readonly counts: Counts }[],
  keyOf: (key: string | null) => string,
): Map<string, Counts> {
  const rolled = new Map<string, Counts>();
  for (const { key, counts } of rows) {
    const known = rolled.get(keyOf(key));
    const names = Object.keys(counts) as (keyof Counts)[];
    rolled.set(
      keyOf(key),
      known === undefined
        ? counts
        : (Object.fromEntries(names.map((name) => [name, (known[name] ?? 0) + (counts[name] ?? 0)])) as unknown as Counts),
    );
  }
  return rolled;
}

/** The tier-1 agency above; the agency itself when it has none above or is not known. A cycle ends where it began. */
export function topOf(agencyId: string, parentOf: (id: string) => string | null | undefined): string {
  const seen = new Set([agencyId]);
  let top = agencyId;
  for (let above = parentOf(top); above !== null && above !== undefined && !seen.has(above); above = parentOf(top)) {
    seen.add(above);
    top = above;
  }
  return top;
}
