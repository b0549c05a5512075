import { insist } from "../../../kernel/decision.ts";
import { dateOf } from "../../../kernel/shanghai.ts";
import type { WorkPeriod } from "../../../kernel/working-time/index.ts";
import { audit } from "../../../platform/audit.ts";
import type { Call } from "../../../platform/world.ts";
import { workingTimeOf } from "../reading.ts";
import { decideWorkPeriods } from "../rules/settings.ts";
import { insertWorkPeriods, removeWorkPeriods } from "../store/index.ts";
import { type AfterCalendarChange, tellOfCalendar } from "./calendar.ts";
import { changeDirectory } from "./maintain.ts";

export async function readPeriods(call: Call): Promise<WorkPeriod[]> {
  return (await workingTimeOf(call)).periods.map((period) => ({ ...period }));
}

/**
 * The hours of every working day from now on. What is open and not yet due is counted again from its own start, as after a change of the
 * calendar. Refusals at items: workPeriod.reversed, workPeriod.overlap, workPeriod.tooShort.
 */
export async function setPeriods(
  call: Call,
  given: { readonly items: readonly WorkPeriod[]; readonly reason: string },
  after: AfterCalendarChange,
): Promise<WorkPeriod[]> {
  insist(decideWorkPeriods(given.items));
  const periods = given.items.toSorted((left, right) => (left.opensAt < right.opensAt ? -1 : 1));
  await changeDirectory(call, async (act) => {
    const before = await readPeriods(act);
    await removeWorkPeriods(act.db, act.cityCode);
    await insertWorkPeriods(act.db, act.cityCode, periods);
    await audit(act, {
      action: "directory.work_periods_set",
      subjectType: "work_period",
      subjectId: null,
      detail: { before, after: periods, reason: given.reason },
    });
    await tellOfCalendar(act, dateOf(act.at), after);
  });
  return periods;
}
