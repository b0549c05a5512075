import type { DutyShift } from "@yihao/contract/posts";
import { expect, test } from "vitest";
import { addDays, hoursOn, mondayOf, weekDays, weekSpan } from "./week-days.ts";

const shift = (id: string, startsAt: string, endsAt: string): DutyShift => ({
  id,
  agencyId: null,
  platformCode: "320600",
  unitName: "南通市",
  accountId: "a",
  name: "王芳",
  startsAt,
  endsAt,
  note: null,
  setByName: "班长",
  can: { remove: { allowed: true } },
});

test.each([
  ["2026-11-23", "2026-11-23"],
  ["2026-11-29", "2026-11-23"],
  ["2026-12-01", "2026-11-30"],
])("the week of %s begins on %s", (date, monday) => {
  expect(mondayOf(date)).toBe(monday);
});

test("a week is seven days of Shanghai", () => {
  expect(weekSpan("2026-11-23")).toEqual({ from: "2026-11-22T16:00:00.000Z", to: "2026-11-29T16:00:00.000Z" });
  expect(addDays("2026-12-31", 1)).toBe("2027-01-01");
});

const idsOf = (monday: string, ...shifts: DutyShift[]) => weekDays(monday, shifts).map((day) => day.shifts.map(({ id }) => id).join());

test("a night stands once, where it begins; on a Monday also what began the day before", () => {
  const night = shift("night", "2026-11-24T10:00:00.000Z", "2026-11-25T00:30:00.000Z");
  const sunday = shift("sunday", "2026-11-22T10:00:00.000Z", "2026-11-23T00:30:00.000Z");
  const over = shift("over", "2026-11-22T10:00:00.000Z", "2026-11-22T16:00:00.000Z");
  expect(idsOf("2026-11-23", night, sunday, over)).toEqual(["sunday", "night", "", "", "", "", ""]);
  expect(hoursOn("2026-11-24", night)).toBe("18:00–次日 08:30");
  expect(hoursOn("2026-11-23", sunday)).toBe("00:00–08:30");
});

test("days on end stand on each of them", () => {
  const holiday = shift("holiday", "2026-11-24T10:00:00.000Z", "2026-11-27T09:00:00.000Z");
  expect(idsOf("2026-11-23", holiday)).toEqual(["", "holiday", "holiday", "holiday", "holiday", "", ""]);
  expect(["2026-11-24", "2026-11-25", "2026-11-27"].map((date) => hoursOn(date, holiday))).toEqual([
    "18:00–24:00",
    "00:00–24:00",
    "00:00–17:00",
  ]);
  const evening = shift("evening", "2026-11-24T10:00:00.000Z", "2026-11-24T16:00:00.000Z");
  expect(idsOf("2026-11-23", evening)).toEqual(["", "evening", "", "", "", "", ""]);
  expect(hoursOn("2026-11-24", evening)).toBe("18:00–24:00");
});
