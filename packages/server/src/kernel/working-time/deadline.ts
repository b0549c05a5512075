import { dateOf, instantOf } from "../shanghai.ts";
import type { Calendar } from "./calendar.ts";
import { addWorkingDays } from "./count.ts";
import { addWorkingHours, millisecondsOfHours } from "./duration.ts";

/** `workingDay` and `workingHour` follow the calendar, `hour` is the clock's hour, nights and holidays included. */
export type LimitUnit = "workingDay" | "workingHour" | "hour";

/** Which working day is the first that counts. Limits in hours run from the start itself and do not look at it. */
export type CountFrom = "nextWorkingDay";

export type Deadline = {
  readonly dueAt: Date;
  /** The limit runs past the last published calendar: compute again when the next notice arrives. */
  readonly isProvisional: boolean;
};

/**
 * When a limit (时限) that starts at `startsAt` is due. To be on time is to act at `dueAt` or before.
 *
 * - `workingDay`, a whole number: due at the close of the last work period of the `amount`-th working day after the Shanghai
 *   date of the start. That date is not counted at any hour: before opening, after closing, or on a holiday makes no
 *   difference, and 00:00 belongs to the date it begins.
 * - `workingHour`, fractions allowed: counts inside work periods only; a start outside them waits for the next opening.
 * - `hour`, fractions allowed: elapsed time, independent of the calendar, hence never provisional.
 *
 * Throws RangeError for an amount that is not positive (or, for working days, not whole) and for an invalid Date.
 * Source: 咨询 3, 非咨询 5 个工作日 in Jiangsu; urgent orders in hours; all amounts are the city's settings.
 */
export function computeDeadline(
  calendar: Calendar,
  limit: { readonly startsAt: Date; readonly amount: number; readonly unit: LimitUnit; readonly countFrom: CountFrom },
): Deadline {
  switch (limit.unit) {
    case "workingDay": {
      const { onDate, isProvisional } = addWorkingDays(calendar, dateOf(limit.startsAt), limit.amount);
      const dueAt = new Date(instantOf(onDate, "00:00").getTime() + calendar.closesAtMinute * 60_000);
      return { dueAt, isProvisional };
    }
    case "workingHour": {
      const { endsAt, isProvisional } = addWorkingHours(calendar, limit.startsAt, limit.amount);
      return { dueAt: endsAt, isProvisional };
    }
    case "hour": {
      const dueAt = new Date(limit.startsAt.getTime() + millisecondsOfHours(limit.amount));
      if (Number.isNaN(dueAt.getTime())) throw new RangeError("a limit needs a valid start");
      return { dueAt, isProvisional: false };
    }
  }
}
