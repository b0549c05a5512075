import { describe, expect, it } from "vitest";
import { dateTimeWords, dateWords, deadlineWords, durationWords, shortTimeWords, sinceWords } from "./time-words.ts";

const at = (text: string) => Date.parse(text);

describe("dates are those of Shanghai, wherever the browser stands", () => {
  it("turns the evening of UTC into the next morning", () => {
    expect(dateTimeWords("2026-11-21T17:05:00Z")).toBe("2026-11-22 01:05");
    expect(dateWords("2026-12-31T16:00:00Z")).toBe("2027-01-01");
    expect(shortTimeWords("2026-11-22T09:30:00+08:00")).toBe("11-22 09:30");
  });
  it("writes midnight as 00, not 24", () => {
    expect(dateTimeWords("2026-11-22T00:00:00+08:00")).toBe("2026-11-22 00:00");
  });
});

describe("lengths of time have at most two units", () => {
  it.each([
    [30_000, "不到 1 分钟"],
    [25 * 60_000, "25 分钟"],
    [2 * 3_600_000, "2 小时"],
    [2 * 3_600_000 + 5 * 60_000, "2 小时 5 分钟"],
    [51 * 3_600_000 + 59 * 60_000, "2 天 3 小时"],
    [48 * 3_600_000, "2 天"],
  ])("%d ms is %s", (length, words) => {
    expect(durationWords(length)).toBe(words);
    expect(durationWords(-length)).toBe(words);
  });
});

describe("a deadline", () => {
  const due = "2026-11-24T12:30:00+08:00";
  it("says what is left before and how far over after", () => {
    expect(deadlineWords(due, at("2026-11-22T09:30:00+08:00"))).toBe("还剩 2 天 3 小时");
    expect(deadlineWords(due, at("2026-11-24T14:30:00+08:00"))).toBe("已超期 2 小时");
  });
  it("is not overdue at its own instant", () => {
    expect(deadlineWords(due, at(due))).toBe("还剩 不到 1 分钟");
  });
});

it("says how long ago something was, and the date once it is a day old", () => {
  const now = at("2026-11-22T09:30:00+08:00");
  expect(sinceWords("2026-11-22T09:29:40+08:00", now)).toBe("刚刚");
  expect(sinceWords("2026-11-22T09:05:00+08:00", now)).toBe("25 分钟前");
  expect(sinceWords("2026-11-22T06:00:00+08:00", now)).toBe("3 小时前");
  expect(sinceWords("2026-11-20T06:00:00+08:00", now)).toBe("2026-11-20 06:00");
});
