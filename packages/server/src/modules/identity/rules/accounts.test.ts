import { permissions } from "@yihao/contract/permissions";
import { Role } from "@yihao/contract/roles";
import { describe, expect, it } from "vitest";
import type { Scope } from "../../../kernel/actor.ts";
import {
  type AccountFacts,
  decideChange,
  decidePlace,
  decideReadAudit,
  decideSignIn,
  decideStanding,
  isOver,
  permissionsOf,
  reachOf,
  scopeOf,
  sessionEnd,
} from "./accounts.ts";

const city = "320600";
const county = "320681";
const agency = "01990000-0000-7000-8000-000000000001";
const otherAgency = "01990000-0000-7000-8000-000000000002";
const wholeCity: Scope = { cityCode: city, platformCodes: "all", agencyIds: "all" };
const countyScope: Scope = { cityCode: city, platformCodes: [county], agencyIds: "all" };
const agencyScope: Scope = { cityCode: city, platformCodes: "all", agencyIds: [agency] };
const known = { platform: true, agency: true };
const refused = (code: string) => expect.objectContaining({ ok: false, code });

function anAccount(given: Partial<AccountFacts> = {}): AccountFacts {
  return { id: "a", platformCode: city, agencyId: null, roles: ["administrator"], status: "active", ...given };
}

describe("permissionsOf", () => {
  it("gives every permission to some role and no role all of them", () => {
    expect([...permissionsOf(Role.values)].sort()).toEqual([...permissions].sort());
    for (const role of Role.values) expect(permissionsOf([role]).size).toBeLessThan(permissions.length);
  });

  it("joins the permissions of several roles", () => {
    const both = permissionsOf(["reviewer", "callbackOfficer"]);
    expect(both.has("review.decide") && both.has("callback.work")).toBe(true);
  });

  it("lets the shift lead do what an operator does", () => {
    expect([...permissionsOf(["shiftLead"])]).toEqual(expect.arrayContaining([...permissionsOf(["operator"])]));
  });

  it.each(["dispatch.make", "review.decide", "handling.work", "demand.register", "demand.reveal"] as const)(
    "keeps %s from administrators",
    (permission) => {
      expect(permissionsOf(["administrator"]).has(permission)).toBe(false);
    },
  );

  it("keeps demands from agencies: they see orders they are involved in, and look at a contact there", () => {
    const held = permissionsOf(["agencyHandler"]);
    expect(held.has("demand.read") || held.has("demand.dispose")).toBe(false);
  });

  it("gives nothing without a role", () => {
    expect(permissionsOf([]).size).toBe(0);
  });
});

describe("scope", () => {
  it.each([
    ["a dispatcher of the city", city, null, "dispatcher", "city"],
    ["a leader of the province", "320000", null, "leader", "city"],
    ["an operator of a county", county, null, "operator", "platform"],
    ["staff of another city", "320500", null, "leader", "platform"],
    ["a handler", city, agency, "agencyHandler", "agency"],
    ["whoever belongs to an agency, whatever the role", city, agency, "leader", "agency"],
    ["a handler without an agency", city, null, "agencyHandler", "agency"],
  ] as const)("of %s", (_who, platformCode, agencyId, role, reach) => {
    expect(reachOf(city, { platformCode, agencyId, roles: [role] })).toBe(reach);
  });

  it("bounds only what the reach is about", () => {
    expect(scopeOf(city, "city", [])).toEqual(wholeCity);
    expect(scopeOf(city, "agency", [agency])).toEqual(agencyScope);
    expect(scopeOf(city, "platform", [county])).toEqual(countyScope);
  });

  it("shows nothing to an agency reach with no agencies", () => {
    expect(scopeOf(city, "agency", []).agencyIds).toEqual([]);
  });
});

describe("a session", () => {
  it("ends twelve hours after sign-in, at that very instant", () => {
    const start = new Date("2026-11-23T09:00:00+08:00");
    const end = sessionEnd(start);
    expect(end).toEqual(new Date("2026-11-23T21:00:00+08:00"));
    expect(isOver(end, new Date(end.getTime() - 1))).toBe(false);
    expect(isOver(end, end)).toBe(true);
  });

  it("without an end does not end", () => {
    expect(isOver(null, new Date("2100-01-01T00:00:00Z"))).toBe(false);
  });

  it("is not begun by a disabled account", () => {
    expect(decideSignIn("active").ok).toBe(true);
    expect(decideSignIn("disabled")).toEqual(refused("auth.accountDisabled"));
  });
});

describe("the place of an account", () => {
  const operator = { platformCode: county, agencyId: null, roles: ["operator"] } as const;
  const handler = { platformCode: city, agencyId: agency, roles: ["agencyHandler"] } as const;

  it("needs an agency for a handler", () => {
    expect(decideStanding({ roles: ["agencyHandler"], agencyId: null })).toEqual(refused("account.agencyNeeded"));
    expect(decideStanding(handler).ok).toBe(true);
  });

  it("must exist", () => {
    expect(decidePlace(wholeCity, operator, { platform: false, agency: true })).toEqual(refused("account.unknownPlatform"));
    expect(decidePlace(wholeCity, handler, { platform: true, agency: false })).toEqual(refused("catalogue.unknownAgency"));
  });

  it("lies inside the scope of its maker", () => {
    expect(decidePlace(countyScope, operator, known).ok).toBe(true);
    expect(decidePlace(countyScope, { ...operator, platformCode: city }, known)).toEqual(refused("account.unknownPlatform"));
    expect(decidePlace(agencyScope, handler, known).ok).toBe(true);
    expect(decidePlace(agencyScope, { ...handler, agencyId: otherAgency }, known)).toEqual(refused("account.agencyOutOfReach"));
    expect(decidePlace(agencyScope, { ...operator, platformCode: city }, known)).toEqual(refused("account.agencyOutOfReach"));
  });
});

describe("the last administrator", () => {
  const chief = anAccount();
  const second = anAccount({ id: "b" });
  const ofCounty = anAccount({ id: "c", platformCode: county });

  it.each([{ status: "disabled" }, { roles: ["leader"] }] as const)("stays: %o", (change) => {
    expect(decideChange(city, chief, change, [chief])).toEqual(refused("account.lastAdministrator"));
    expect(decideChange(city, chief, change, [chief, second]).ok).toBe(true);
  });

  it("of the city is not replaced by one of a county", () => {
    expect(decideChange(city, chief, { status: "disabled" }, [chief, ofCounty])).toEqual(refused("account.lastAdministrator"));
    expect(decideChange(city, ofCounty, { status: "disabled" }, [chief, ofCounty]).ok).toBe(true);
    expect(decideChange(city, ofCounty, { status: "disabled" }, [ofCounty])).toEqual(refused("account.lastAdministrator"));
  });

  it("may take further roles and change the name", () => {
    expect(decideChange(city, chief, { roles: ["administrator", "leader"] }, [chief]).ok).toBe(true);
    expect(decideChange(city, chief, {}, []).ok).toBe(true);
  });

  it("is no matter for a disabled administrator", () => {
    expect(decideChange(city, anAccount({ status: "disabled" }), { roles: ["leader"] }, [second]).ok).toBe(true);
  });

  it("does not become a handler without an agency", () => {
    expect(decideChange(city, chief, { roles: ["administrator", "agencyHandler"] }, [chief])).toEqual(refused("account.agencyNeeded"));
  });
});

describe("the audit trail", () => {
  it("is read only by who sees the whole city", () => {
    expect(decideReadAudit(wholeCity).ok).toBe(true);
    expect(decideReadAudit(countyScope)).toEqual(refused("account.cityOnly"));
    expect(decideReadAudit(agencyScope)).toEqual(refused("account.cityOnly"));
  });
});
