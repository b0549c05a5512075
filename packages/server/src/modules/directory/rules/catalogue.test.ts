import type { Agency, Category } from "@yihao/contract/directory";
import { describe, expect, it } from "vitest";
import { requesterActor, type StaffActor, systemActor } from "../../../kernel/actor.ts";
import { createCatalogue } from "./catalogue.ts";
import { dateMistake, decideAgency, decideCategory, decideMaintain, decideRegion } from "./decisions.ts";

const agency = (id: string, parentId: string | null, isActive = true): Agency => ({
  id,
  code: `code-${id}`,
  name: `单位${id}`,
  shortName: id,
  parentId,
  tier: 1,
  kind: "government",
  regionCode: null,
  platformCode: "320600",
  isActive,
  signOff: "none",
  initials: "",
});
const category = (code: string, parentCode: string | null, facts: Partial<Category> = {}): Category => ({
  code,
  name: code,
  parentCode,
  level: 1,
  scope: null,
  keywords: [],
  usualAgencyId: null,
  isLeaf: false,
  isActive: true,
  fullName: `全名${code}`,
  initials: "",
  ...facts,
});
const catalogue = createCatalogue({
  cityCode: "320600",
  agencies: [agency("a", null), agency("b", "a"), agency("c", "b"), agency("d", null, false)],
  categories: [
    category("01", null),
    category("0101", "01", { isLeaf: true }),
    category("0102", "01", { isLeaf: true, isActive: false }),
    category("02", null, { isActive: false }),
    category("0201", "02", { isLeaf: true }),
  ],
  regions: [
    { code: "320000", name: "江苏省", parentCode: null, level: "province", fullName: "江苏省" },
    { code: "320600", name: "南通市", parentCode: "320000", level: "city", fullName: "南通市" },
    { code: "320613", name: "崇川区", parentCode: "320600", level: "county", fullName: "崇川区" },
    { code: "320613001", name: "城东街道", parentCode: "320613", level: "street", fullName: "崇川区 城东街道" },
    { code: "320100", name: "南京市", parentCode: "320000", level: "city", fullName: "南京市" },
    { code: "320106", name: "鼓楼区", parentCode: "320100", level: "county", fullName: "鼓楼区" },
  ],
  platforms: [
    { code: "320600", name: "南通市平台", parentCode: "320000", level: "city" },
    { code: "320613", name: "崇川区平台", parentCode: "320600", level: "county" },
  ],
});

describe("the catalogue", () => {
  it("names places from the county down, those of other cities with their city", () => {
    expect(catalogue.regionName("320613001")).toBe("崇川区 城东街道");
    expect(catalogue.regionName("320106")).toBe("南京市 鼓楼区");
    expect([catalogue.regionName("320600"), catalogue.regionName("320100"), catalogue.regionName("320000")]).toEqual([
      "南通市",
      "南京市",
      "江苏省",
    ]);
    expect([catalogue.regionName(null), catalogue.regionName("999999")]).toEqual([null, null]);
  });

  it("gives subtrees with their root, and nothing for what is not there", () => {
    expect(catalogue.subtreeOf("a")).toEqual(["a", "b", "c"]);
    expect(catalogue.subtreeOf("c")).toEqual(["c"]);
    expect(catalogue.subtreeOf("x")).toEqual([]);
    expect(catalogue.platformsBelow("320600")).toEqual(["320600", "320613"]);
    expect(catalogue.platformsBelow("320000")).toEqual([]);
    expect(catalogue.regionsBelow("320600")).toEqual(["320613", "320613001"]);
  });

  it("ends on a ring", () => {
    const ring = createCatalogue({
      cityCode: "320600",
      agencies: [agency("a", "b"), agency("b", "a")],
      categories: [],
      regions: [],
      platforms: [],
    });
    expect(ring.subtreeOf("a")).toEqual(["a", "b"]);
  });
});

describe("what may be chosen", () => {
  it("a category is an active leaf of an active branch", () => {
    expect(decideCategory(catalogue, "0101").ok).toBe(true);
    expect(decideCategory(catalogue, null).ok).toBe(true);
    expect(decideCategory(catalogue, "01")).toMatchObject({ ok: false, code: "catalogue.categoryNotLeaf" });
    for (const code of ["0102", "0201", "02", "99"])
      expect(decideCategory(catalogue, code)).toMatchObject({ ok: false, code: "catalogue.unknownCategory" });
  });

  it("a region is there, an agency is there and in use", () => {
    expect(decideRegion(catalogue, "320613").ok).toBe(true);
    expect(decideRegion(catalogue, "1")).toMatchObject({ ok: false, code: "catalogue.unknownRegion" });
    expect(decideAgency(catalogue, "b").ok).toBe(true);
    for (const id of ["d", "x"]) expect(decideAgency(catalogue, id)).toMatchObject({ ok: false, code: "catalogue.unknownAgency" });
  });

  it("only who sees the whole city changes the directory", () => {
    const staff = (platformCodes: readonly string[] | "all", agencyIds: readonly string[] | "all") =>
      ({ kind: "staff", scope: { cityCode: "320600", platformCodes, agencyIds } }) as unknown as StaffActor;
    expect(decideMaintain(staff("all", "all")).ok).toBe(true);
    expect(decideMaintain(systemActor("320600")).ok).toBe(true);
    expect(decideMaintain(staff(["320613"], "all")).ok).toBe(false);
    expect(decideMaintain(staff("all", ["a"])).ok).toBe(false);
    expect(decideMaintain(requesterActor("320600")).ok).toBe(false);
  });

  it("a date far from our time is a slip of the hand", () => {
    expect([dateMistake("2026-11-23"), dateMistake("1990-01-01"), dateMistake("2100-12-31")]).toEqual([null, null, null]);
    expect([dateMistake("0026-11-23"), dateMistake("2206-01-01")].every((mistake) => mistake !== null)).toBe(true);
  });
});
