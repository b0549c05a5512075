import { readFileSync } from "node:fs";
import { join } from "node:path";
import { HistoryRow } from "@yihao/contract/exchange";
import { describe, expect, test } from "vitest";
import { projectFolder } from "../places.ts";
import { applyMapping } from "./apply.ts";
import { missingColumns, readMapping, usualMapping } from "./mapping.ts";

const file = {
  source: "旧系统",
  fields: { sourceKey: "单号", title: "标题", content: "内容", registeredAt: "来电时间", kind: "类型", satisfaction: "评价" },
  defaults: { channel: "电话" },
  values: { kind: { 反映: "投诉" }, satisfaction: { 很好: "satisfied" } },
};
const mapping = readMapping(JSON.stringify(file));
const cells = {
  单号: 12,
  标题: "路灯\u200b不亮",
  内容: "第一行\r\n第二行",
  来电时间: "2026/2/13 9:30",
  类型: "反映",
  评价: "很好",
  备注: "不要",
};
const valuesFor = (given: Record<string, unknown>, by = mapping) => {
  const mapped = applyMapping(by, { row: 1, cells: given });
  if (!mapped.ok) throw new Error(mapped.reasons.join());
  return mapped.values;
};

describe("a mapping file", () => {
  test("names columns, defaults, words and zone; the rest of the record is left out", () => {
    expect(valuesFor(cells)).toEqual({
      sourceKey: "12",
      title: "路灯不亮",
      content: "第一行\n第二行",
      registeredAt: "2026-02-13T01:30:00.000Z",
      channel: "phone",
      kind: "complaint",
      satisfaction: "satisfied",
    });
  });

  test.each([
    ["投诉", "complaint"],
    ["complaint", "complaint"],
    ["说不清", "说不清"],
  ])("the word %s of an enumeration is taken as %s; the server says what it does not know", (word, value) => {
    expect(valuesFor({ ...cells, 类型: word }).kind).toBe(value);
  });

  test("empty cells take the default or stay away", () => {
    expect(valuesFor({ ...cells, 类型: " ", 评价: null })).not.toHaveProperty("kind");
  });

  test("a time that is none is a reason", () => {
    expect(applyMapping(mapping, { row: 1, cells: { ...cells, 来电时间: "上周" } })).toEqual({
      ok: false,
      reasons: ["登记时间“上周”无法识别"],
    });
  });

  test("a record that could not be read keeps its reason", () => {
    expect(applyMapping(mapping, { row: 3, cells: {}, broken: "这一行不是正确的 JSON" })).toEqual({
      ok: false,
      reasons: ["这一行不是正确的 JSON"],
    });
  });

  test("is the same mapping when words and defaults are completed, another when columns or zone differ", () => {
    const hashOf = (change: object) => readMapping(JSON.stringify({ ...file, ...change })).hash;
    expect(hashOf({ values: {}, defaults: {}, source: "别名" })).toBe(mapping.hash);
    expect(hashOf({ fields: { ...file.fields, address: "地址" } })).not.toBe(mapping.hash);
    expect(hashOf({ timeZone: "+00:00" })).not.toBe(mapping.hash);
    expect(mapping.hash).toMatch(/^[0-9a-f]{64}$/);
  });

  test.each([
    ["no JSON", "{", "不是正确的 JSON"],
    ["a list", "[]", "不是正确的 JSON 对象"],
    ["an unknown key", JSON.stringify({ ...file, columns: {} }), "不认识的键 columns"],
    ["an unknown field", JSON.stringify({ ...file, fields: { ...file.fields, phone: "电话" } }), "phone"],
    ["a column that is no text", JSON.stringify({ ...file, fields: { ...file.fields, reply: 3 } }), "fields.reply 应为文字"],
    ["no key", JSON.stringify({ ...file, fields: { title: "标题" } }), "sourceKey（来源键）"],
    ["a zone by name", JSON.stringify({ ...file, timeZone: "Asia/Shanghai" }), "timeZone 应如 +08:00"],
    ["words that are no table", JSON.stringify({ ...file, values: { kind: "投诉" } }), "values.kind"],
  ])("with %s is refused in words", (_name, content, sentence) => {
    expect(() => readMapping(content)).toThrow(sentence);
  });

  test("asks for the columns it names", () => {
    expect(missingColumns(mapping, ["单号", "标题", "内容", "来电时间", "类型"])).toEqual(["评价（满意度）"]);
  });
});

describe("without a mapping file", () => {
  test.each([
    ["fields", { sourceKey: "1", title: "标题", content: "内容", registeredAt: "2026-02-13T09:30:00+08:00" }],
    ["Chinese headers", { 诉求编号: "1", 诉求标题: "标题", 诉求内容: "内容", 受理时间: "2026-02-13 09:30" }],
    ["a record of messages", { id: 1, title: "标题", body: "内容", created_at: "2026-02-13T09:30:00+08:00" }],
  ])("%s are understood", (_name, given) => {
    expect(valuesFor(given, usualMapping())).toEqual({
      sourceKey: "1",
      title: "标题",
      content: "内容",
      registeredAt: "2026-02-13T01:30:00.000Z",
    });
    expect(missingColumns(usualMapping(), Object.keys(given))).toEqual([]);
  });

  test("what is missing is said by its Chinese name", () => {
    expect(missingColumns(usualMapping(), ["标题", "内容"])).toEqual(["来源键", "登记时间"]);
  });
});

test("the mapping that comes with the program takes in a replied message", () => {
  const shipped = readMapping(readFileSync(join(projectFolder, "reference/mappings/replied-messages.json"), "utf8"));
  const record = {
    id: "7",
    title: "路灯",
    body: "不亮了",
    created_at: "2026-02-13T09:30:00+08:00",
    reply: "已修好",
    replied_at: "2026-02-14T10:00:00+08:00",
  };
  const row = HistoryRow.parse(valuesFor(record, shipped));
  expect(row).toMatchObject({ sourceKey: "7", channel: "web", kind: "other", reply: "已修好", repliedAt: "2026-02-14T02:00:00.000Z" });
  expect(shipped.source).toBe("messages-replied");
});
