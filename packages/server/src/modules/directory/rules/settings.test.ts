import { type SettingKey, settingDefinitions } from "@yihao/contract/settings";
import { describe, expect, it } from "vitest";
import { decideSetting, decideWorkPeriods, pickSetting } from "./settings.ts";

const keys = Object.keys(settingDefinitions) as SettingKey[];
const today = "2026-11-23";

describe.each(keys)("%s", (key) => {
  const { min, max, initial } = settingDefinitions[key];
  it("starts inside its bounds and takes nothing outside them", () => {
    const decide = (value: number) => decideSetting(key, { value, effectiveFrom: today }, today);
    expect([min, initial, max].map((value) => decide(value).ok)).toEqual([true, true, true]);
    expect(decide(min - 1)).toMatchObject({ code: "setting.outOfRange", field: "value" });
    expect(decide(max + 1)).toMatchObject({ code: "setting.outOfRange", field: "value" });
  });
});

it("a value begins today or later", () => {
  const decide = (effectiveFrom: string) => decideSetting("handling.returnCountMax", { value: 2, effectiveFrom }, today);
  expect(decide("2026-11-22")).toMatchObject({ code: "setting.past", field: "effectiveFrom" });
  expect(decide("2027-01-01").ok).toBe(true);
});

it("the value of today is the last that has begun; the next one waits", () => {
  const rows = ["2026-01-01", "2026-11-23", "2026-12-01", "2027-01-01"].map((effectiveFrom) => ({ effectiveFrom }));
  expect(pickSetting(rows, today)).toEqual({ present: rows[1], upcoming: rows[2] });
  expect(pickSetting(rows, "2025-01-01")).toEqual({ present: undefined, upcoming: rows[0] });
  expect(pickSetting([], today)).toEqual({ present: undefined, upcoming: undefined });
});

describe("work periods", () => {
  const day = (...spans: readonly (readonly [string, string])[]) =>
    decideWorkPeriods(spans.map(([opensAt, closesAt]) => ({ opensAt, closesAt })));
  it("may touch and come in any order", () => {
    expect(day(["14:00", "18:00"], ["09:00", "12:00"]).ok).toBe(true);
    expect(day(["09:00", "12:00"], ["12:00", "24:00"]).ok).toBe(true);
  });
  it.each([
    ["workPeriod.reversed", [["12:00", "09:00"]]],
    ["workPeriod.reversed", [["09:00", "09:00"]]],
    [
      "workPeriod.overlap",
      [
        ["13:00", "18:00"],
        ["09:00", "13:30"],
      ],
    ],
    ["workPeriod.tooShort", [["09:00", "09:59"]]],
  ] as const)("%s", (code, spans) => {
    expect(day(...spans)).toMatchObject({ ok: false, code, field: "items" });
  });
});
