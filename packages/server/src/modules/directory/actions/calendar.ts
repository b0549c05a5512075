import type { CalendarDay } from "@yihao/contract/directory";
import { addDays, dateOf } from "../../../kernel/shanghai.ts";
import { addWorkingDays, listPublishedDays } from "../../../kernel/working-time/index.ts";
import { audit } from "../../../platform/audit.ts";
import { createMemory } from "../../../platform/memory.ts";
import type { Act, Call } from "../../../platform/world.ts";
import { calendarOf, workingTimeOf } from "../reading.ts";
import { saveCalendarDays } from "../store/index.ts";
import { changeDirectory, insistDate } from "./maintain.ts";

/** What must be computed anew when the day `onDate` changes; runs inside the same transaction and reads the new calendar there. */
export type AfterCalendarChange = (act: Act, onDate: string) => Promise<unknown>;

/** Runs the recomputation on an act whose memory is its own: the new calendar is not committed yet and must not reach other requests. */
export function tellOfCalendar(act: Act, onDate: string, after: AfterCalendarChange): Promise<unknown> {
  return after({ ...act, world: { ...act.world, memory: createMemory() } }, onDate);
}

/** The city's own exceptional day; it beats the State Council's notice. */
export function setCalendarDay(
  call: Call,
  onDate: string,
  given: { isWorking: boolean; name: string },
  after: AfterCalendarChange,
): Promise<CalendarDay> {
  insistDate("onDate", onDate);
  const day: CalendarDay = { onDate, isWorking: given.isWorking, name: given.name, source: "city" };
  return changeDirectory(call, async (act) => {
    await saveCalendarDays(act.db, act.cityCode, [day]);
    await audit(act, { action: "directory.calendar_day_set", subjectType: "calendar_day", subjectId: onDate, detail: { ...given } });
    await tellOfCalendar(act, onDate, after);
    return day;
  });
}

const yearsShown = 3;

/** The notice's days of the last years, then what the reference files and the city say otherwise; the later one of a date wins. */
export async function readCalendar(
  call: Call,
): Promise<{ knownUntil: string; periods: { opensAt: string; closesAt: string }[]; overrides: CalendarDay[] }> {
  const { calendar, days, periods } = await workingTimeOf(call);
  const published = listPublishedDays(Number(dateOf(call.at).slice(0, 4)) - yearsShown).map((day) => ({
    ...day,
    source: "notice" as const,
  }));
  const overrides = new Map([...published, ...days].map((day) => [`${day.onDate} ${day.source}`, day]));
  return { knownUntil: calendar.knownUntil, periods: periods.map((period) => ({ ...period })), overrides: [...overrides.values()] };
}

/** The `days`-th working day after a date; for 0 the date itself, or the next working day when it is none. */
export async function computeDeadlineDate(
  call: Call,
  asked: { from: string; days: number },
): Promise<{ onDate: string; isProvisional: boolean }> {
  insistDate("from", asked.from);
  const calendar = await calendarOf(call);
  return asked.days === 0 ? addWorkingDays(calendar, addDays(asked.from, -1), 1) : addWorkingDays(calendar, asked.from, asked.days);
}
