import type { LimitUnit } from "@yihao/contract/directory";
import { addDays, dateOf, instantOf } from "../../../kernel/shanghai.ts";
import {
  addWorkingHours,
  type Calendar,
  computeDeadline,
  computeLightMoments,
  countWorkingDays,
  DEFAULT_LIGHT_THRESHOLDS,
  workingDuration,
} from "../../../kernel/working-time/index.ts";

export type Clock = { readonly dueAt: Date; readonly yellowAt: Date; readonly orangeAt: Date; readonly isProvisional: boolean };
export type Limit = { readonly startsAt: Date; readonly amount: number; readonly unit: LimitUnit };
/** 延期 of so much more, in the limit's own unit, counted from the due time of that moment; 挂起 from `at` until `until`. */
export type ClockChange =
  | { readonly kind: "extended"; readonly at: Date; readonly amount: number }
  | { readonly kind: "paused"; readonly at: Date; readonly until: Date };

// The moment before: a day that closes at midnight ends on its own date, not on the next.
const dayOf = (dueAt: Date) => dateOf(new Date(dueAt.getTime() - 1));

/** 延期: so much more of the limit's own unit after the present due time; whole working days end at the close of a working day. */
export function extendDue(calendar: Calendar, dueAt: Date, { amount, unit }: { amount: number; unit: LimitUnit }): Date {
  const startsAt = unit === "workingDay" ? new Date(dueAt.getTime() - 1) : dueAt;
  return computeDeadline(calendar, { startsAt, amount, unit, countFrom: "nextWorkingDay" }).dueAt;
}

/**
 * 恢复: what was left at the pause is left again, and nothing that was late becomes timely.
 *
 * - `workingDay`: as many working days after the day of the resumption as were left after the day of the pause, at the close of the day:
 *   the counting rule of a fresh limit (the day it starts is not counted), so a holiday in between neither gives nor takes a day.
 *   Paused on its last day, it is due at the close of the day it is resumed, or of the next working day when that day is over or free.
 * - `workingHour`: the working time that was left, from the resumption on. `hour`: the elapsed time that was left.
 *
 * No source fixes this count (推荐值); it follows from 时限按工作日计 and 经批准挂起的时间不计入时限.
 */
export function shiftDue(calendar: Calendar, dueAt: Date, pause: { at: Date; until: Date }, unit: LimitUnit): Date {
  if (dueAt <= pause.at) return dueAt;
  if (unit === "hour") return new Date(dueAt.getTime() + pause.until.getTime() - pause.at.getTime());
  if (unit === "workingHour") {
    const hours = workingDuration(calendar, pause.at, dueAt) / 60;
    return hours > 0 ? addWorkingHours(calendar, pause.until, hours).endsAt : pause.until;
  }
  const closeOf = (startsAt: Date, amount: number) =>
    computeDeadline(calendar, { startsAt, amount, unit, countFrom: "nextWorkingDay" }).dueAt;
  const left = countWorkingDays(calendar, dateOf(pause.at), dayOf(dueAt));
  if (left > 0) return closeOf(pause.until, left);
  const sameDay = closeOf(new Date(`${addDays(dateOf(pause.until), -1)}T12:00:00+08:00`), 1);
  return sameDay > pause.until ? sameDay : closeOf(pause.until, 1);
}

const spanOf = (calendar: Calendar, unit: LimitUnit, from: Date, to: Date) =>
  unit === "hour" ? to.getTime() - from.getTime() : workingDuration(calendar, from, to) * 60_000;

/**
 * Deadline and light moments of a limit that was extended and paused since, counted from its own start: the same changes under a changed
 * calendar give what the limit would have been, had the calendar been known. `isProvisional`: it runs past the published calendar and is
 * computed again when that arrives. The whole time that the lights measure is the limit with its extensions; a pause takes no share of it.
 */
export function computeChangedClock(
  calendar: Calendar,
  limit: Limit,
  changes: readonly ClockChange[],
): Clock & { readonly originalDueAt: Date } {
  const { startsAt, unit } = limit;
  const originalDueAt = computeDeadline(calendar, { ...limit, countFrom: "nextWorkingDay" }).dueAt;
  let dueAt = originalDueAt;
  let whole = spanOf(calendar, unit, startsAt, dueAt);
  let amount = limit.amount;
  for (const change of changes.toSorted((left, right) => left.at.getTime() - right.at.getTime())) {
    if (change.kind === "paused") {
      dueAt = shiftDue(calendar, dueAt, change, unit);
      continue;
    }
    const extended = extendDue(calendar, dueAt, { amount: change.amount, unit });
    whole += spanOf(calendar, unit, dueAt, extended);
    amount += change.amount;
    dueAt = extended;
  }
  const hours = unit === "workingDay" ? (amount * calendar.workingMinutesPerDay) / 60 : amount;
  const { yellowAt, orangeAt } = computeLightMoments(calendar, {
    startsAt,
    dueAt,
    thresholds: thresholdsOf(hours, whole / spanOf(calendar, unit, startsAt, dueAt)),
    measure: unit === "hour" ? "elapsed" : "workingTime",
  });
  return { dueAt, originalDueAt, yellowAt, orangeAt, isProvisional: unit !== "hour" && dayOf(dueAt) > calendar.knownUntil };
}

/** `share`: how much of the time from start to end counts, the rest was paused. */
function thresholdsOf(hours: number, share: number) {
  const { yellowRemainingShare, orangeRemainingShare, orangeRemainingHours } = DEFAULT_LIGHT_THRESHOLDS;
  const counted = share > 0 && share < 1 ? share : 1;
  return {
    yellowRemainingShare: yellowRemainingShare * counted,
    orangeRemainingShare: orangeRemainingShare * counted,
    // A limit as short as the hours threshold would be orange from its first moment; it goes by its shares alone.
    orangeRemainingHours: hours <= orangeRemainingHours ? 0 : orangeRemainingHours,
  };
}

/** A promised day: due at the close of work of that date, whether it is worked or not; the lights measure the working time until then. */
export function computeDayClock(calendar: Calendar, { startsAt, onDate }: { startsAt: Date; onDate: string }): Clock {
  const dueAt = new Date(instantOf(onDate, "00:00").getTime() + calendar.closesAtMinute * 60_000);
  const hours = workingDuration(calendar, startsAt, dueAt) / 60;
  const { yellowAt, orangeAt } = computeLightMoments(calendar, { startsAt, dueAt, thresholds: thresholdsOf(hours, 1) });
  return { dueAt, yellowAt, orangeAt, isProvisional: onDate > calendar.knownUntil };
}
