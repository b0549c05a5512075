import { describe, expect, test } from "vitest";
import { offsetMs, readTime } from "./times.ts";

describe("a time as exports write it", () => {
  test.each([
    "2026-02-13T09:30:00+08:00",
    "2026-02-13T01:30:00Z",
    "2026-02-13T01:30:00.000Z",
    "2026-02-13T09:30:00+0800",
    "2026-02-13T10:30:00+09:00",
    "2026-02-13 09:30:00",
    "2026-02-13 09:30",
    "2026/2/13 9:30",
    "2026/02/13 09:30:00",
    "2026.2.13 9:30",
    "2026年2月13日 9:30",
    "2026年2月13日9时30分",
    "２０２６-02-13 09：30",
    " 2026-02-13 09:30 ",
    "20260213093000",
    1770946200000,
    "1770946200",
    46066.395833333336,
    "46066.3958333333",
  ])("%s is half past nine in Shanghai", (value) => {
    expect(readTime(value, "+08:00")?.toISOString()).toBe("2026-02-13T01:30:00.000Z");
  });

  test("a date alone is its midnight, and 24:00 the end of the day", () => {
    expect(readTime("2026-02-13", "+08:00")?.toISOString()).toBe("2026-02-12T16:00:00.000Z");
    expect(readTime(46066, "+08:00")?.toISOString()).toBe("2026-02-12T16:00:00.000Z");
    expect(readTime("2026-02-13 24:00", "+08:00")?.toISOString()).toBe("2026-02-13T16:00:00.000Z");
  });

  test("wall-clock times belong to the zone of the mapping, written zones win", () => {
    expect(readTime("2026-02-13 09:30", "+00:00")?.toISOString()).toBe("2026-02-13T09:30:00.000Z");
    expect(readTime("2026-02-13T09:30:00+08:00", "+00:00")?.toISOString()).toBe("2026-02-13T01:30:00.000Z");
  });

  test.each([
    "",
    "昨天",
    "2026-02-30 09:30",
    "2026-13-01",
    "2026-02-13 25:00",
    "2026-02-13 09:60",
    "13/02/2026",
    "123",
    "2026-02-13 09:30 abc",
    null,
    undefined,
    true,
    {},
  ])("%s is none", (value) => {
    expect(readTime(value, "+08:00")).toBeNull();
  });
});

test("zones are hours and minutes", () => {
  expect(["+08:00", "-03:30", "+0800", "8", "+25:00"].map(offsetMs)).toEqual([28_800_000, -12_600_000, null, null, null]);
});
