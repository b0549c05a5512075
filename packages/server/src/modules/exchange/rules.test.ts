import { describe, expect, test } from "vitest";
import { checkHistoryRow, decideMapping, type HistoryFacts } from "./rules.ts";

const facts: HistoryFacts = {
  now: new Date("2026-11-23T09:00:00+08:00"),
  hasCategory: (code) => code === "010101",
  hasRegion: (code) => code === "320613",
  rootOf: (agencyId) => agencyId,
  agencyId: (code) => ({ history: "id of history", urban: "id of urban" })[code],
};
const asked = { sourceKey: "1", title: "路灯不亮", content: "坏了一周", registeredAt: "2026-02-13T09:30:00+08:00" };
const replied = { ...asked, reply: "已修好", repliedAt: "2026-02-14T10:00:00+08:00" };

const pastOf = (values: Record<string, unknown>, by = facts) => {
  const checked = checkHistoryRow(values, by);
  if (!checked.ok) throw new Error(checked.reasons.join("；"));
  return checked.past;
};
const reasonsOf = (values: Record<string, unknown>, by = facts) => {
  const checked = checkHistoryRow(values, by);
  return checked.ok ? [] : checked.reasons;
};

describe("a row of history", () => {
  test("without outcome is open, with an answer answered, with a reply done by an agency", () => {
    expect(pastOf(asked).outcome).toEqual({ kind: "open" });
    expect(pastOf({ ...asked, answer: "明天去修", repliedAt: asked.registeredAt }).outcome).toEqual({
      kind: "answered",
      answer: "明天去修",
      at: new Date(asked.registeredAt),
    });
    expect(pastOf(replied).outcome).toMatchObject({ kind: "replied", reply: "已修好", agencyId: "id of history", satisfaction: null });
    expect(pastOf({ ...replied, agencyCode: "urban", satisfaction: "satisfied" }).outcome).toMatchObject({
      agencyId: "id of urban",
      satisfaction: "satisfied",
    });
  });

  test("keeps its original time and takes empty cells for nothing", () => {
    const past = pastOf({ ...asked, categoryCode: "", regionCode: null, channel: "", address: "  " });
    expect(past.registeredAt).toEqual(new Date("2026-02-13T01:30:00Z"));
    expect(past.row).toMatchObject({ channel: "other", kind: "other", line: "citizen" });
    expect(past.row.address).toBeUndefined();
  });

  test.each([
    ["an unknown category", { categoryCode: "999999" }, "诉求分类代码“999999”不存在"],
    ["an unknown region", { regionCode: "999999" }, "区划代码“999999”不存在"],
    ["an unknown agency", { agencyCode: "nobody" }, "承办单位代码“nobody”不存在"],
    [
      "a registration in the future",
      { registeredAt: "2026-11-23T09:00:01+08:00", repliedAt: undefined, reply: undefined },
      "登记时间晚于现在",
    ],
    ["a registration long ago", { registeredAt: "0026-02-13T09:30:00+08:00" }, "登记时间过早，请核对年份"],
    ["a reply in the future", { repliedAt: "2027-01-01T00:00:00+08:00" }, "答复时间晚于现在"],
    ["a reply before the registration", { repliedAt: "2026-02-13T09:29:59+08:00" }, "答复时间早于登记时间"],
    ["a reply without its time", { repliedAt: undefined }, "有答复内容但没有答复时间"],
    ["a time without a reply", { reply: "" }, "有答复时间但没有答复内容"],
    ["two outcomes", { answer: "明天去修" }, "在线答复与办理答复只能有一个"],
    ["satisfaction with nothing", { reply: undefined, repliedAt: undefined, satisfaction: "satisfied" }, "有满意度但没有办理答复"],
    ["too long a text", { content: "长".repeat(20_001) }, "内容最多 20000 个字"],
    ["a word for a value", { kind: "投诉" }, "诉求类型只能是：咨询、求助、投诉、举报、建议、表扬、其他"],
    ["no time zone", { registeredAt: "2026-02-13 09:30" }, "登记时间应为带时区的时间，如 2026-11-23T09:30:00+08:00"],
  ])("with %s is rejected in words", (_name, change, reason) => {
    expect(reasonsOf({ ...replied, ...change })).toContain(reason);
  });

  test("is told all its mistakes at once", () => {
    expect(reasonsOf({ ...replied, categoryCode: "1", regionCode: "2", repliedAt: "2020-01-01T00:00:00Z" })).toHaveLength(3);
  });

  test("needs somebody who replied: where the directory has no agency for history, the row must name one", () => {
    const by = { ...facts, agencyId: (code: string) => (code === "urban" ? "id" : undefined) };
    expect(reasonsOf(replied, by)).toEqual(["没有承办单位代码，目录中也没有代码为 history 的单位"]);
    expect(reasonsOf({ ...replied, agencyCode: "urban" }, by)).toEqual([]);
    expect(reasonsOf(asked, by)).toEqual([]);
  });
});

test("a source keeps the mapping it began with", () => {
  expect(decideMapping("旧系统", null, "a").ok).toBe(true);
  expect(decideMapping("旧系统", "a", "a").ok).toBe(true);
  expect(decideMapping("旧系统", "b", "a")).toMatchObject({ ok: false, code: "import.foreignMapping", facts: { source: "旧系统" } });
});
