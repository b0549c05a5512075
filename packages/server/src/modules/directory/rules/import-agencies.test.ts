import { describe, expect, it } from "vitest";
import { type AgencyRecord, planAgencies } from "./import-agencies.ts";
import type { ImportRow } from "./import-row.ts";

const row = (number: number, values: Record<string, string>): ImportRow => ({ row: number, values });
const government = (code: string, more: Record<string, string> = {}) => ({ code, name: `单位${code}`, kind: "government", ...more });

let made = 0;
const around = (existing: readonly AgencyRecord[] = []) => ({
  existing,
  regionCodes: new Set(["320600", "320613"]),
  platformCodes: new Set(["320600", "320613"]),
  cityPlatformCode: "320600",
  newId: () => `id-${++made}`,
});
const plan = (rows: readonly Record<string, string>[], existing: readonly AgencyRecord[] = []) =>
  planAgencies(
    rows.map((values, at) => row(at + 2, values)),
    around(existing),
  );
const reasonsOf = (rows: readonly Record<string, string>[], existing: readonly AgencyRecord[] = []) => plan(rows, existing).rejected;

describe("taking in agencies", () => {
  it("a child may stand before its parent; tier, path and platform follow from the parent", () => {
    const { save, ...counts } = plan([
      government("c", { parent_code: "b" }),
      government("b", { parent_code: "a" }),
      government("a", { platform_code: "320613", short_name: "甲" }),
    ]);
    expect(counts).toEqual({ added: 3, updated: 0, unchanged: 0, rejected: [] });
    const byCode = new Map(save.map((agency) => [agency.code, agency]));
    expect(byCode.get("c")).toMatchObject({
      tier: 3,
      path: "a/b/c/",
      platformCode: "320613",
      parentId: byCode.get("b")?.id,
      shortName: "单位c",
      isActive: true,
      signOff: "none",
    });
    expect(byCode.get("a")).toMatchObject({ tier: 1, path: "a/", parentId: null, shortName: "甲", initials: "dwa j" });
  });

  it("the same file a second time changes nothing", () => {
    const rows = [government("a", { phone: "0513-85550000", region_code: "320613" }), government("b", { parent_code: "a" })];
    const first = plan(rows).save;
    expect(plan(rows, first)).toEqual({ save: [], added: 0, updated: 0, unchanged: 2, rejected: [] });
  });

  it("an absent column keeps what is known, an empty cell clears it", () => {
    const first = plan([government("a", { phone: "0513-85550000", region_code: "320613", short_name: "甲" })]).save;
    expect(plan([{ code: "a", name: "新名" }], first).save[0]).toMatchObject({
      name: "新名",
      phone: "0513-85550000",
      regionCode: "320613",
      shortName: "甲",
      id: first[0]?.id,
    });
    expect(plan([{ code: "a", name: "新名", phone: "", region_code: " " }], first).save[0]).toMatchObject({
      phone: null,
      regionCode: null,
    });
  });

  it("those below a moved agency move along, without being counted as rows", () => {
    const first = plan([government("a"), government("b"), government("c", { parent_code: "b", tier: "3" })]).save;
    const moved = plan([{ code: "b", name: "单位b", parent_code: "a", tier: "2" }], first);
    expect(moved).toMatchObject({ added: 0, updated: 1, unchanged: 0, rejected: [] });
    expect(moved.save.map((agency) => agency.path)).toEqual(expect.arrayContaining(["a/b/", "a/b/c/"]));
  });

  it("a street office may stand at the third tier straight below the county", () => {
    expect(plan([government("a", { tier: "1" }), government("b", { parent_code: "a", tier: "3" })]).rejected).toEqual([]);
  });

  it("kinds are taken by their Chinese words too", () => {
    expect(plan([government("a", { kind: "国有企事业" })]).save[0]?.kind).toBe("stateEnterprise");
  });

  it("names all that is wrong with a row", () => {
    expect(reasonsOf([{ code: "坏 码", name: "", tier: "4", kind: "公司", phone: "123", parent_code: "x", region_code: "1" }])).toEqual([
      {
        row: 2,
        reasons: [
          "单位代码“坏 码”不正确，只能由字母、数字、- 和 _ 组成，最多 32 位",
          "缺少单位名称",
          "层级“4”不正确，只能是 1、2、3",
          "单位类别“公司”不正确，只能是：县（市、区）平台、政府部门、党群组织、国有企事业",
          "电话号码不完整：手机 11 位，座机请带区号，如 0513-85550000",
          "上级单位“x”不存在",
          "区划“1”不存在",
        ],
      },
    ]);
    expect(reasonsOf([{ code: "a", name: "甲", region_code: "1", platform_code: "2" }])).toEqual([
      { row: 2, reasons: ["区划“1”不存在", "平台“2”不存在", "缺少单位类别"] },
    ]);
    expect(reasonsOf([{}])).toEqual([{ row: 2, reasons: ["缺少单位代码", "缺少单位名称", "缺少单位类别"] }]);
  });

  it("a repeated code falls, the first row stays", () => {
    expect(plan([government("a"), government("b"), government("a")])).toMatchObject({
      added: 2,
      rejected: [{ row: 4, reasons: ["单位代码“a”与第 2 行重复"] }],
    });
  });

  it("a child falls with its parent, and with an unknown one", () => {
    expect(
      reasonsOf([
        government("c", { parent_code: "b" }),
        government("b", { parent_code: "a" }),
        government("a", { phone: "1" }),
        government("d", { parent_code: "x" }),
      ]),
    ).toEqual([
      { row: 2, reasons: ["上级单位“b”（第 3 行）未能导入"] },
      { row: 3, reasons: ["上级单位“a”（第 4 行）未能导入"] },
      { row: 4, reasons: ["电话号码不完整：手机 11 位，座机请带区号，如 0513-85550000"] },
      { row: 5, reasons: ["上级单位“x”不存在"] },
    ]);
  });

  it("a ring falls, in the file and with what is there", () => {
    expect(
      reasonsOf([government("a", { parent_code: "b" }), government("b", { parent_code: "a" }), government("c", { parent_code: "c" })]),
    ).toEqual([
      { row: 2, reasons: ["上级关系成环：a → b → a"] },
      { row: 3, reasons: ["上级关系成环：b → a → b"] },
      { row: 4, reasons: ["上级单位不能是自己"] },
    ]);
    const first = plan([government("a"), government("b", { parent_code: "a" })]).save;
    expect(reasonsOf([government("a", { parent_code: "b" })], first)).toEqual([{ row: 2, reasons: ["上级关系成环：a → b → a"] }]);
  });

  it("tiers must fit the parent, the depth and the children that are there", () => {
    expect(reasonsOf([government("a", { tier: "2" })])).toEqual([{ row: 2, reasons: ["没有上级的单位层级应为 1，不是 2"] }]);
    expect(reasonsOf([government("a"), government("b", { parent_code: "a", tier: "1" })])).toEqual([
      { row: 3, reasons: ["层级 1 应低于上级“a”的 1 级"] },
    ]);
    const chain = [
      government("a"),
      government("b", { parent_code: "a" }),
      government("c", { parent_code: "b" }),
      government("d", { parent_code: "c" }),
    ];
    expect(reasonsOf(chain)).toEqual([{ row: 5, reasons: ["单位最多 3 级，本行在上级“c”之下是第 4 级"] }]);
    const first = plan([government("a"), government("b"), government("c", { parent_code: "b" })]).save;
    expect(reasonsOf([{ code: "b", name: "乙", parent_code: "a", tier: "2" }], first)).toEqual([
      { row: 2, reasons: ["已有下级“c”为 2 级，与本行的 2 级不相容"] },
    ]);
  });

  it("a very long chain or ring ends soon", () => {
    const chain = (last: Record<string, string>) =>
      Array.from({ length: 20_000 }, (_, at) => government(`n${at}`, at === 19_999 ? last : { parent_code: `n${at + 1}` }));
    expect(plan(chain({}))).toMatchObject({ added: 3 });
    expect(plan(chain({ parent_code: "n0" }))).toMatchObject({ added: 0 });
  });

  it("keeps what the reading of the file found wrong", () => {
    expect(planAgencies([{ row: 9, values: government("a"), reasons: ["单元格比表头多"] }], around()).rejected).toEqual([
      { row: 9, reasons: ["单元格比表头多"] },
    ]);
  });
});
