import { type SettingKey, settingDefinitions } from "@yihao/contract/settings";
import { all, allow, atField, type Decision, refuse } from "../../../kernel/decision.ts";
import { minuteOfDay } from "../../../kernel/shanghai.ts";
import type { WorkPeriod } from "../../../kernel/working-time/index.ts";

/** What was decided yesterday was decided under yesterday's value: a new one begins today at the earliest. */
export function decideSetting(key: SettingKey, given: { readonly value: number; readonly effectiveFrom: string }, today: string): Decision {
  const { word, unit, min, max } = settingDefinitions[key];
  return all(
    atField("value", min <= given.value && given.value <= max ? allow : refuse("setting.outOfRange", { word, unit, min, max })),
    atField("effectiveFrom", given.effectiveFrom < today ? refuse("setting.past", { today }) : allow),
  );
}

type Valued = { readonly effectiveFrom: string };

/** `rows` oldest first. The one in force on the day, and the next to come. */
export function pickSetting<T extends Valued>(rows: readonly T[], today: string): { present: T | undefined; upcoming: T | undefined } {
  return {
    present: rows.findLast((row) => row.effectiveFrom <= today),
    upcoming: rows.find((row) => row.effectiveFrom > today),
  };
}

const workMinutesMin = 60;

/** One after another without overlap; less than an hour a day cannot be meant. */
export function decideWorkPeriods(periods: readonly WorkPeriod[]): Decision {
  const spans = periods.map((period) => ({ opens: minuteOfDay(period.opensAt), closes: minuteOfDay(period.closesAt) }));
  if (spans.some((span) => span.closes <= span.opens)) return atField("items", refuse("workPeriod.reversed"));
  const ordered = spans.toSorted((left, right) => left.opens - right.opens);
  const overlaps = ordered.some((span, at) => at > 0 && span.opens < (ordered[at - 1]?.closes ?? 0));
  if (overlaps) return atField("items", refuse("workPeriod.overlap"));
  const minutes = spans.reduce((sum, span) => sum + span.closes - span.opens, 0);
  return minutes < workMinutesMin ? atField("items", refuse("workPeriod.tooShort", { minutes: workMinutesMin })) : allow;
}
