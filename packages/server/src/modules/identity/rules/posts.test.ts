import { describe, expect, it } from "vitest";
import type { StaffActor } from "../../../kernel/actor.ts";
import { systemActor } from "../../../kernel/actor.ts";
import {
  decideManageAgency,
  decideManagePlatform,
  decideNoOverlap,
  decideOnDutyFor,
  decidePost,
  decideRemoveShift,
  decideSpan,
  type PersonFacts,
} from "./posts.ts";

const city = "320600";
const [bureau, office, other] = ["bureau", "office", "other"];
const line = [
  { id: office, name: "执法支队" },
  { id: bureau, name: "城管局" },
];
const actor = (scope: Partial<StaffActor["scope"]>): StaffActor => ({
  kind: "staff",
  cityCode: city,
  accountId: "01",
  username: "a",
  name: "甲",
  unit: "中心",
  platformCode: city,
  agencyId: null,
  roles: [],
  permissions: new Set(),
  scope: { cityCode: city, platformCodes: "all", agencyIds: "all", ...scope },
});
const person = (given: Partial<NonNullable<PersonFacts>> = {}): NonNullable<PersonFacts> => ({
  id: "p1",
  name: "王芳",
  isActive: true,
  roles: ["agencyLeader"],
  agencyId: office,
  platformCode: city,
  ...given,
});
const refused = (code: string) => expect.objectContaining({ ok: false, code });

describe("who manages", () => {
  it.each([
    ["the city's lead, any agency", {}, { id: other, platformCode: "320681" }, true],
    ["a county's lead, an agency of the county", { platformCodes: ["320681"] }, { id: other, platformCode: "320681" }, true],
    ["a county's lead, an agency of the city", { platformCodes: ["320681"] }, { id: bureau, platformCode: city }, false],
    ["an agency's leader, the own subtree", { agencyIds: [bureau, office] }, { id: office, platformCode: city }, true],
    ["an agency's leader, another agency", { agencyIds: [bureau, office] }, { id: other, platformCode: city }, false],
  ] as const)("%s", (_who, scope, agency, may) => {
    expect(decideManageAgency(actor(scope), agency).ok).toBe(may);
  });

  it("a platform's roster: its own leads, and no agency's leader", () => {
    expect(decideManagePlatform(actor({}), city).ok).toBe(true);
    expect(decideManagePlatform(actor({ platformCodes: ["320681"] }), "320681").ok).toBe(true);
    expect(decideManagePlatform(actor({ platformCodes: ["320681"] }), city)).toEqual(refused("account.unknownPlatform"));
    expect(decideManagePlatform(actor({ agencyIds: [bureau] }), city)).toEqual(refused("account.unknownPlatform"));
    expect(decideManagePlatform(systemActor(city), city).ok).toBe(true);
  });
});

describe("a post", () => {
  it("is for people of the agency or of one above", () => {
    expect(decidePost("deputyLeader", line, person(), undefined).ok).toBe(true);
    expect(decidePost("deputyLeader", line, person({ agencyId: bureau }), undefined).ok).toBe(true);
    expect(decidePost("deputyLeader", line, person({ agencyId: other }), undefined)).toEqual(refused("post.personElsewhere"));
    expect(decidePost("deputyLeader", line, person({ agencyId: null }), undefined)).toEqual(refused("post.personElsewhere"));
  });

  it("that signs needs a leader's role, a liaison does not", () => {
    const handler = person({ roles: ["agencyHandler"] });
    expect(decidePost("liaison", line, handler, undefined).ok).toBe(true);
    expect(decidePost("deputyLeader", line, handler, undefined)).toEqual(refused("post.leaderNeeded"));
    expect(decidePost("mainLeader", line, person(), { ...handler, id: "p2" })).toMatchObject({
      code: "post.leaderNeeded",
      field: "deputyAccountId",
    });
  });

  it("is not for the absent, the disabled, or one person twice", () => {
    expect(decidePost("liaison", line, null, undefined)).toMatchObject({ code: "post.personUnknown", field: "accountId" });
    expect(decidePost("liaison", line, person({ isActive: false }), undefined)).toEqual(refused("post.personUnknown"));
    expect(decidePost("liaison", line, person(), null)).toMatchObject({ code: "post.personUnknown", field: "deputyAccountId" });
    expect(decidePost("liaison", line, person(), person())).toEqual(refused("post.deputySame"));
    expect(decidePost("liaison", line, person(), person({ id: "p2" })).ok).toBe(true);
  });
});

describe("a shift", () => {
  const at = new Date("2026-11-23T09:00:00+08:00");
  const hours = (from: number, to: number) => ({
    startsAt: new Date(at.getTime() + from * 3_600_000),
    endsAt: new Date(at.getTime() + to * 3_600_000),
  });

  it("begins from now on, ends after it begins, and lasts a week at most", () => {
    expect(decideSpan(hours(0, 12), at).ok).toBe(true);
    expect(decideSpan(hours(-0.25, 12), at).ok).toBe(true);
    expect(decideSpan(hours(-0.26, 12), at)).toMatchObject({ code: "dutyShift.past", field: "startsAt" });
    expect(decideSpan(hours(2, 2), at)).toMatchObject({ code: "dutyShift.reversed", field: "endsAt" });
    expect(decideSpan(hours(0, 169), at)).toEqual(refused("dutyShift.tooLong"));
  });

  it("does not overlap another of the same person; touching is fine", () => {
    const others = [{ ...hours(9, 12), unitName: "市中心" }];
    expect(decideNoOverlap("王芳", hours(12, 20), others).ok).toBe(true);
    expect(decideNoOverlap("王芳", hours(1, 9), others).ok).toBe(true);
    expect(decideNoOverlap("王芳", hours(11, 13), others)).toMatchObject({
      code: "dutyShift.overlap",
      facts: { name: "王芳", from: "11月23日 18:00", to: "11月23日 21:00", unit: "市中心" },
    });
  });

  it("that has begun stays", () => {
    expect(decideRemoveShift(hours(0, 1), at)).toEqual(refused("dutyShift.past"));
    expect(decideRemoveShift(hours(1, 2), at).ok).toBe(true);
  });

  it("is for the unit's own people", () => {
    const agencyUnit = { name: "执法支队", agencyIds: [office, bureau], platformCode: null };
    const platform = { name: "南通市", agencyIds: null, platformCode: city };
    expect(decideOnDutyFor(agencyUnit, person({ agencyId: bureau })).ok).toBe(true);
    expect(decideOnDutyFor(agencyUnit, person({ agencyId: null }))).toEqual(refused("post.personElsewhere"));
    expect(decideOnDutyFor(platform, person({ agencyId: null })).ok).toBe(true);
    expect(decideOnDutyFor(platform, person({ agencyId: null, platformCode: "320681" }))).toEqual(refused("post.personElsewhere"));
    expect(decideOnDutyFor(platform, person())).toEqual(refused("post.personElsewhere"));
    expect(decideOnDutyFor(platform, null)).toEqual(refused("post.personUnknown"));
  });
});
