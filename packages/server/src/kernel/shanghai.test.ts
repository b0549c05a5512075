import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, checkDate, dateOf, instantOf, midnightOf, minuteOfDay, weekdayOf } from "./shanghai.ts";

describe("dates and instants of Shanghai", () => {
  test("midnight begins its date, and 24:00 is the midnight that ends it", () => {
    expect(dateOf(new Date("2024-10-11T15:59:59.999Z"))).toBe("2024-10-11");
    expect(dateOf(new Date("2024-10-11T16:00:00.000Z"))).toBe("2024-10-12");
    expect(instantOf("2024-10-12", "00:00").toISOString()).toBe("2024-10-11T16:00:00.000Z");
    expect(instantOf("2024-10-11", "24:00")).toEqual(instantOf("2024-10-12", "00:00"));
    expect(instantOf("2024-10-12", "17:30").toISOString()).toBe("2024-10-12T09:30:00.000Z");
  });

  test("agrees with the time zone database since 1992", () => {
    const parts = new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Shanghai", year: "numeric", month: "2-digit", day: "2-digit" });
    fc.assert(
      fc.property(fc.date({ min: new Date("1992-01-01"), max: new Date("2099-12-31"), noInvalidDate: true }), (instant) => {
        expect(dateOf(instant)).toBe(parts.format(instant));
        expect(midnightOf(instant)).toEqual(instantOf(parts.format(instant), "00:00"));
      }),
    );
  });

  test("days are added over the ends of months and leap years", () => {
    expect(addDays("2024-02-28", 1)).toBe("2024-02-29");
    expect(addDays("2024-03-01", -1)).toBe("2024-02-29");
    expect(addDays("2025-12-31", 1)).toBe("2026-01-01");
    expect(weekdayOf("2024-10-12")).toBe(6);
  });

  test.each(["2024-02-30", "2023-02-29", "2024-13-01", "2024-1-1", "0050-01-01", "20240101", "", "2024-10-12T00:00"])(
    "refuses the date %j",
    (date) => {
      expect(() => checkDate(date)).toThrow(RangeError);
      expect(() => addDays(date, 1)).toThrow(RangeError);
      expect(() => instantOf(date, "09:00")).toThrow(RangeError);
    },
  );

  test.each(["9:00", "24:01", "12:60", "25:00", "noon", ""])("refuses the time %j", (time) => {
    expect(() => minuteOfDay(time)).toThrow(RangeError);
  });

  test("refuses an invalid instant", () => {
    expect(() => dateOf(new Date(Number.NaN))).toThrow(RangeError);
    expect(() => midnightOf(new Date(Number.NaN))).toThrow(RangeError);
  });
});
