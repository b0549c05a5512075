import { describe, expect, it } from "vitest";
import { type CategoryRecord, planCategories } from "./import-categories.ts";
import { platformsFrom, RegionRow, readReferenceRows, regionsFrom } from "./import-reference.ts";
import { planStaff } from "./import-staff.ts";
import { initialsOf } from "./initials.ts";

const rowsOf = (all: readonly Record<string, string>[]) => all.map((values, at) => ({ row: at + 2, values }));
const categories = (all: readonly Record<string, string>[], existing: readonly CategoryRecord[] = []) =>
  planCategories(rowsOf(all), { existing, agencyIds: new Map([["rsj", "id-rsj"]]) });

describe("taking in categories", () => {
  const tree: Record<string, string>[] = [
    { code: "010101", name: "参保缴费", parent_code: "010100", keywords: "社保；断缴;社保", usual_agency_code: "rsj" },
    { code: "010100", name: "养老保险", parent_code: "010000" },
    { code: "010000", name: "社会保障", level: "1" },
  ];

  it("in any order, with full names, keywords and the usual agency", () => {
    const { save, ...counts } = categories(tree);
    expect(counts).toEqual({ added: 3, updated: 0, unchanged: 0, rejected: [] });
    expect(save[0]).toMatchObject({
      level: 3,
      fullName: "社会保障 › 养老保险 › 参保缴费",
      keywords: ["社保", "断缴"],
      usualAgencyId: "id-rsj",
      initials: "cbjf",
    });
    expect(categories(tree, save)).toMatchObject({ save: [], unchanged: 3 });
  });

  it("a renamed parent renames those below, without counting them", () => {
    const renamed = categories([{ code: "010000", name: "社保与就业" }], categories(tree).save);
    expect(renamed).toMatchObject({ updated: 1, unchanged: 0 });
    expect(renamed.save.map((category) => category.fullName)).toContain("社保与就业 › 养老保险 › 参保缴费");
  });

  it("names what is wrong", () => {
    const { rejected } = categories([
      { code: "1", name: "甲", level: "2" },
      { code: "2", name: "乙" },
      { code: "3", name: "丙", parent_code: "2", level: "3" },
      { code: "4", name: "丁", usual_agency_code: "x" },
      { code: "5", name: "长".repeat(41), level: "零" },
    ]);
    expect(rejected).toEqual([
      { row: 2, reasons: ["没有上级的分类级别应为 1，不是 2"] },
      { row: 4, reasons: ["级别应为 2（上级“2”为 1 级），不是 3"] },
      { row: 5, reasons: ["常办单位“x”不存在"] },
      { row: 6, reasons: ["分类名称最多 40 个字", "级别“零”不正确，只能是 1、2、3"] },
    ]);
  });
});

describe("taking in staff", () => {
  const around = {
    platformCodes: new Set(["320600", "320613"]),
    cityPlatformCode: "320600",
    agencies: new Map([["cc", { id: "id-cc", platformCode: "320613" }]]),
  };

  it("the platform is the agency's or the city's; roles by name or word", () => {
    const { drafts, rejected } = planStaff(
      rowsOf([
        { username: "a01", display_name: "甲", roles: "服务代表、shiftLead" },
        { username: "b01", display_name: "乙", roles: "承办单位经办人", agency_code: "cc" },
      ]),
      around,
    );
    expect(rejected).toEqual([]);
    expect(drafts).toMatchObject([
      { platformCode: "320600", roles: ["operator", "shiftLead"], agencyId: null, password: null },
      { platformCode: "320613", agencyId: "id-cc" },
    ]);
  });

  it("names what is wrong", () => {
    expect(
      planStaff(
        rowsOf([
          { username: "A", display_name: "", roles: "老板", password: "short" },
          { username: "c01", display_name: "丙", roles: "agencyHandler" },
          { username: "d01", display_name: "丁", roles: ";", agency_code: "x", platform_code: "1" },
          { username: "c01", display_name: "戊", roles: "operator" },
        ]),
        around,
      ).rejected,
    ).toEqual([
      {
        row: 2,
        reasons: [
          "账号“A”不正确，由 2–32 位小写字母、数字组成",
          "缺少姓名",
          "密码至少 10 位",
          "岗位“老板”不正确，只能是：服务代表、班长、派单员、审核员、回访员、信息专员、督办员、考核员、承办单位经办人、承办单位负责人、中心领导、系统管理员",
        ],
      },
      { row: 3, reasons: ["承办单位经办人须填单位代码"] },
      { row: 4, reasons: ["缺少岗位", "平台“1”不存在", "在用单位“x”不存在"] },
      { row: 5, reasons: ["账号“c01”与第 3 行重复"] },
    ]);
  });
});

describe("reference files", () => {
  it("streets carry their county, platforms their city", () => {
    expect(
      regionsFrom([
        { code: "320613", name: "崇川区", parent_code: "320600", level: "county" },
        { code: "320613001", name: "城东街道", parent_code: "320613", level: "street" },
      ]).map((region) => region.fullName),
    ).toEqual(["崇川区", "崇川区 城东街道"]);
    const platforms = platformsFrom([
      { code: "320000", name: "省", level: "province", region_code: "320000" },
      { code: "320600", name: "市", parent_code: "320000", level: "city", region_code: "320600" },
      { code: "3206T1", name: "园区", parent_code: "320600", level: "park", region_code: "320612" },
    ]);
    expect(platforms.map((platform) => platform.cityCode)).toEqual(["320000", "320600", "320600"]);
  });

  it("a mistake in one of them is thrown with file and row", () => {
    expect(() => readReferenceRows("regions.csv", rowsOf([{ code: "1", name: "甲", level: "village" }]), RegionRow)).toThrow(
      "regions.csv 第 2 行：层级“village”不正确",
    );
  });

  it("initials keep letters and digits", () => {
    expect(initialsOf("南通市人力资源和社会保障局", "市人社局")).toBe("ntsrlzyhshbzj srsj");
    expect(initialsOf("重庆银行ETC（A类）12345")).toBe("cqyhetcal12345");
  });
});
