import { describe, expect, test } from "vitest";
import type { StaffActor } from "../../kernel/actor.ts";
import { systemActor } from "../../kernel/actor.ts";
import {
  attemptsMax,
  canReceiveSms,
  computeDigestStart,
  computeFailure,
  computeQuietEnd,
  computeRetryWaitMs,
  hearsTopic,
  seesWholeCity,
  topicsAtAnyHour,
} from "./rules.ts";

const at = new Date("2026-11-23T01:00:00Z");

describe("trying again", () => {
  test("waits 1 min, 5 min, 30 min, 2 h, 6 h, and no more", () => {
    const minutes = [1, 2, 3, 4, 5, 6].map((attempts) => (computeRetryWaitMs(attempts) ?? 0) / 60_000);
    expect(minutes).toEqual([1, 5, 30, 120, 360, 0]);
    expect(computeRetryWaitMs(attemptsMax)).toBeNull();
    expect(attemptsMax).toBe(6);
  });

  test("a failure waits with its sentence; the last one and a final one end it", () => {
    expect(computeFailure(1, "对方返回错误（500）", false, at)).toEqual({
      state: "waiting",
      readyAt: new Date("2026-11-23T01:01:00Z"),
      error: "对方返回错误（500）",
    });
    expect(computeFailure(5, "断了", false, at)).toMatchObject({ state: "waiting", readyAt: new Date("2026-11-23T07:00:00Z") });
    expect(computeFailure(6, "断了", false, at)).toEqual({ state: "failed", error: "断了" });
    expect(computeFailure(1, "收件地址被退回（550）", true, at)).toEqual({ state: "failed", error: "收件地址被退回（550）" });
  });
});

describe("one digest instead of many", () => {
  test("joins what began within half an hour; an emergency stands alone", () => {
    expect(computeDigestStart("assigned", at)).toEqual(new Date("2026-11-23T00:30:00Z"));
    expect(computeDigestStart("emergency", at)).toBeNull();
  });
});

describe("the quiet time", () => {
  const night = { fromHour: 21, toHour: 8 };
  const shanghai = (words: string) => new Date(`${words}:00+08:00`);
  test.each([
    ["2026-11-23T20:59", null],
    ["2026-11-23T21:00", "2026-11-24T08:00"],
    ["2026-11-23T23:59", "2026-11-24T08:00"],
    ["2026-11-24T00:00", "2026-11-24T08:00"],
    ["2026-11-24T07:59", "2026-11-24T08:00"],
    ["2026-11-24T08:00", null],
  ])("over midnight: at %s it ends %s", (now, end) => {
    expect(computeQuietEnd(shanghai(now), night)).toEqual(end === null ? null : shanghai(end));
  });

  test("may lie within a day, and equal hours mean none", () => {
    expect(computeQuietEnd(shanghai("2026-11-23T13:00"), { fromHour: 12, toHour: 14 })).toEqual(shanghai("2026-11-23T14:00"));
    expect(computeQuietEnd(shanghai("2026-11-23T14:00"), { fromHour: 12, toHour: 14 })).toBeNull();
    expect(computeQuietEnd(shanghai("2026-11-23T21:00"), { fromHour: 21, toHour: 21 })).toBeNull();
    expect(computeQuietEnd(shanghai("2026-11-23T23:30"), { fromHour: 0, toHour: 8 })).toBeNull();
    expect(computeQuietEnd(shanghai("2026-11-24T00:30"), { fromHour: 22, toHour: 0 })).toBeNull();
    expect(computeQuietEnd(shanghai("2026-11-23T22:30"), { fromHour: 22, toHour: 0 })).toEqual(shanghai("2026-11-24T00:00"));
  });

  test("does not hold what answers the requester's own act, or an emergency", () => {
    expect([...topicsAtAnyHour].sort()).toEqual(["emergency", "receipt", "withdrawn"]);
  });
});

test("a webhook without topics hears all, another only its own", () => {
  expect(hearsTopic([], "closed")).toBe(true);
  expect(hearsTopic(["receipt", "closed"], "closed")).toBe(true);
  expect(hearsTopic(["receipt"], "closed")).toBe(false);
});

test.each([
  ["13800005678", true],
  ["0513-85550000", false],
  ["4001234567", false],
  ["12345", false],
])("SMS to %s: %s", (phone, expected) => {
  expect(canReceiveSms(phone)).toBe(expected);
});

test("only a scope without bounds sees the whole city", () => {
  const staff: StaffActor = {
    kind: "staff",
    cityCode: "320600",
    accountId: "01",
    username: "a",
    name: "甲",
    unit: "中心",
    platformCode: "320600",
    agencyId: null,
    roles: [],
    permissions: new Set(),
    scope: { cityCode: "320600", platformCodes: "all", agencyIds: "all" },
  };
  expect(seesWholeCity(staff)).toBe(true);
  expect(seesWholeCity({ ...staff, scope: { ...staff.scope, platformCodes: ["320681"] } })).toBe(false);
  expect(seesWholeCity({ ...staff, scope: { ...staff.scope, agencyIds: ["x"] } })).toBe(false);
  expect(seesWholeCity(systemActor("320600"))).toBe(false);
});
