import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createCatalogue } from "./catalogue.ts";
import {
  type CatalogueEntryRecord,
  chainEntries,
  coveredPrefix,
  decideEntry,
  decideGrassroots,
  isGrassroots,
  pickEntry,
  standingOf,
} from "./dispatch-catalogue.ts";
import { planEntries } from "./import-dispatch-catalogue.ts";

let made = 0;
const entry = (more: Partial<CatalogueEntryRecord> = {}): CatalogueEntryRecord => {
  made += 1;
  return {
    id: `e${made}`,
    categoryCode: "060101",
    regionCode: null,
    leadAgencyId: "csgl",
    supportingAgencyIds: [],
    isGrassrootsForbidden: false,
    clause: "权责清单",
    effectiveFrom: "2026-01-01",
    effectiveTo: null,
    setAt: new Date("2026-01-01T00:00:00Z"),
    setByName: "系统管理员",
    ...more,
  };
};
const asked = { categoryCode: "060101", regionCode: "320613005", on: "2026-11-23" };

describe("派单目录", () => {
  it("covers by the digits that a code begins with; a town's nine are never shortened", () => {
    expect(["010000", "010300", "010301", "320600", "320613", "320681100"].map(coveredPrefix)).toEqual([
      "01",
      "0103",
      "010301",
      "3206",
      "320613",
      "320681100",
    ]);
  });
  it("answers with the finest category, then the finest region", () => {
    const city = entry();
    const group = entry({ categoryCode: "060100", regionCode: "320613005" });
    const county = entry({ regionCode: "320613" });
    const street = entry({ regionCode: "320613005" });
    expect(pickEntry([group, city], asked)).toBe(city);
    expect(pickEntry([city, group, county], asked)).toBe(county);
    expect(pickEntry([city, county, street, group], asked)).toBe(street);
    expect(pickEntry([street, county, city], { ...asked, regionCode: "320613009" })).toBe(county);
    expect(pickEntry([street, county, city], { ...asked, regionCode: null })).toBe(city);
    expect(pickEntry([group], { ...asked, categoryCode: "060104" })).toBe(group);
  });
  it("has no answer for another category, another region or none", () => {
    expect(pickEntry([entry()], { ...asked, categoryCode: "060102" })).toBeUndefined();
    expect(pickEntry([entry()], { ...asked, categoryCode: null })).toBeUndefined();
    expect(pickEntry([entry({ regionCode: "320612" })], asked)).toBeUndefined();
    expect(pickEntry([], asked)).toBeUndefined();
  });
  it("holds from its first to its last day, and the later line beats the earlier one", () => {
    const old = entry({ effectiveTo: "2026-11-23" });
    const next = entry({ effectiveFrom: "2026-11-24" });
    const on = (day: string) => pickEntry([old, next], { ...asked, on: day });
    expect([on("2025-12-31"), on("2026-01-01"), on("2026-11-23"), on("2026-11-24")]).toEqual([undefined, old, old, next]);
    expect(pickEntry([entry(), next], { ...asked, on: "2026-12-01" })).toBe(next);
    expect([standingOf(old, "2025-12-31"), standingOf(old, "2026-11-23"), standingOf(old, "2026-11-24")]).toEqual([
      "upcoming",
      "inForce",
      "ended",
    ]);
  });
  it("picks the same line in whatever order the lines stand", () => {
    const lines = [
      entry(),
      entry({ regionCode: "320613" }),
      entry({ categoryCode: "060100" }),
      entry({ categoryCode: "060000", regionCode: "320613005" }),
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray(lines, { minLength: lines.length }), (shuffled) => {
        expect(pickEntry(shuffled, asked)?.id).toBe(lines[1]?.id);
      }),
    );
  });
  it("cuts an open line short where the next of the same category and region begins", () => {
    const first = entry();
    const later = entry({ effectiveFrom: "2026-07-01" });
    const elsewhere = entry({ regionCode: "320613", effectiveFrom: "2026-07-01" });
    expect(chainEntries([later, first, elsewhere])).toEqual([{ ...first, effectiveTo: "2026-06-30" }]);
    expect(chainEntries([entry({ effectiveTo: "2026-03-31" }), later])).toEqual([]);
  });
});

const street = { name: "虹桥街道", kind: "government", tier: 3, regionCode: "320613005" } as const;
const zone = { name: "苏锡通管委会", kind: "countyPlatform", tier: 1, regionCode: "320671403" } as const;
const bureau = { name: "市城管局", kind: "government", tier: 1, regionCode: "320600" } as const;

describe("不得派给基层", () => {
  it("means towns and streets, not the administration of a zone", () => {
    expect([street, zone, bureau, { ...bureau, tier: 3, regionCode: null }].map(isGrassroots)).toEqual([true, false, false, true]);
  });
  it("refuses them as the lead of what is marked, with the clause", () => {
    const marked = entry({ isGrassrootsForbidden: true, clause: "国办函〔2025〕66号" });
    expect(decideGrassroots(marked, street)).toEqual({
      ok: false,
      code: "catalogue.grassrootsForbidden",
      facts: { agency: "虹桥街道", clause: "国办函〔2025〕66号" },
    });
    expect([decideGrassroots(marked, zone), decideGrassroots(entry(), street), decideGrassroots(undefined, street)]).toEqual([
      { ok: true },
      { ok: true },
      { ok: true },
    ]);
  });
  it("is a rule for the catalogue itself, beside its dates and agencies", () => {
    const codeOf = (more: Partial<CatalogueEntryRecord>, lead: Parameters<typeof decideEntry>[1] = bureau) => {
      const decision = decideEntry(entry(more), lead);
      return decision.ok ? "ok" : `${decision.code} ${decision.field}`;
    };
    expect(codeOf({})).toBe("ok");
    expect(codeOf({ isGrassrootsForbidden: true }, street)).toBe("catalogue.grassrootsForbidden leadAgencyId");
    expect(codeOf({ effectiveTo: "2025-12-31" })).toBe("catalogue.datesReversed effectiveTo");
    expect(codeOf({ supportingAgencyIds: ["csgl"] })).toBe("dispatch.leadTwice supportingAgencyIds");
    expect(codeOf({ supportingAgencyIds: ["a", "a"] })).toBe("dispatch.agencyTwice supportingAgencyIds");
  });
});

describe("taking in 派单目录", () => {
  const agency = (code: string, more: object) => ({
    id: `id-${code}`,
    code,
    name: code,
    shortName: code,
    parentId: null,
    tier: 1,
    kind: "government" as const,
    regionCode: "320600",
    platformCode: "320600",
    isActive: true,
    signOff: "none" as const,
    initials: "",
    ...more,
  });
  const catalogue = createCatalogue({
    cityCode: "320600",
    agencies: [
      agency("csgl", {}),
      agency("gaj", {}),
      agency("old", { isActive: false }),
      agency("hq", { tier: 3, regionCode: "320613005" }),
    ],
    categories: [
      {
        code: "060101",
        name: "占道经营",
        parentCode: null,
        level: 3,
        scope: null,
        keywords: [],
        usualAgencyId: null,
        isLeaf: true,
        isActive: true,
        fullName: "占道经营",
        initials: "",
      },
    ],
    regions: [{ code: "320613", name: "崇川区", parentCode: null, level: "county", fullName: "崇川区" }],
    platforms: [],
  });
  const line = { category_code: "060101", lead_agency_code: "csgl", clause: "权责清单", effective_from: "2026-01-01" };
  let id = 0;
  const plan = (rows: readonly Record<string, string>[], existing: readonly CatalogueEntryRecord[] = []) => {
    return planEntries(
      rows.map((values, at) => ({ row: at + 2, values })),
      {
        existing,
        catalogue,
        newId: () => {
          id += 1;
          return `new-${id}`;
        },
        at: new Date("2026-11-23T00:00:00Z"),
        by: "系统管理员",
      },
    );
  };

  it("takes good rows, knows them again, and cuts the line before short", () => {
    const { save, ...counts } = plan([{ ...line, region_code: "", supporting_agency_codes: "gaj", is_grassroots_forbidden: "是" }]);
    expect(counts).toEqual({ added: 1, updated: 0, unchanged: 0, rejected: [] });
    expect(save[0]).toMatchObject({
      regionCode: null,
      leadAgencyId: "id-csgl",
      supportingAgencyIds: ["id-gaj"],
      isGrassrootsForbidden: true,
    });
    expect(plan([{ ...line, supporting_agency_codes: "gaj", is_grassroots_forbidden: "是" }], save)).toMatchObject({
      save: [],
      unchanged: 1,
    });
    const changed = plan([{ ...line, clause: "三定规定" }], save);
    expect(changed).toMatchObject({ added: 0, updated: 1 });
    const next = plan([{ ...line, effective_from: "2026-07-01" }], save);
    expect(next).toMatchObject({ added: 1, updated: 0 });
    expect(next.save.map(({ effectiveTo }) => effectiveTo).sort()).toEqual(["2026-06-30", null]);
  });
  it("names what is wrong with a row", () => {
    const { rejected, added } = plan([
      line,
      line,
      { ...line, category_code: "999999", effective_from: "2026-02-01" },
      { ...line, region_code: "320613", lead_agency_code: "old" },
      { ...line, effective_from: "明天" },
      { ...line, effective_from: "2026-03-01", lead_agency_code: "hq", is_grassroots_forbidden: "是" },
      { ...line, effective_from: "2026-04-01", clause: "", is_grassroots_forbidden: "也许" },
      { ...line, effective_from: "2026-05-01", effective_to: "2026-04-30" },
    ]);
    expect(added).toBe(1);
    expect(rejected).toEqual([
      { row: 3, reasons: ["条目“060101 全市 2026-01-01”与第 2 行重复"] },
      { row: 4, reasons: ["分类“999999”不存在"] },
      { row: 5, reasons: ["主办单位“old”不存在"] },
      { row: 6, reasons: ["生效日期应为日期，如 2026-01-01"] },
      { row: 7, reasons: ["“hq”属乡镇（街道），该事项不得派给基层（权责清单）"] },
      { row: 8, reasons: ["不得派给基层应填“是”或“否”", "缺少依据条款"] },
      { row: 9, reasons: ["失效日期不能早于生效日期"] },
    ]);
  });
});
