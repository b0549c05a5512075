import { DutyBasis, WorkOrderState } from "@yihao/contract/work-order";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { backstopOf, basisOf, type DispatchFacts, decideBasis, decideDispatch, decideElevation, decideOwnRegistration } from "./rules.ts";

const city = "320600";
const agency = (id: string, more: Partial<DispatchFacts["lead"]> = {}): DispatchFacts["lead"] => ({
  id,
  name: `单位${id}`,
  kind: "government",
  tier: 1,
  regionCode: city,
  platformCode: city,
  parentId: null,
  ...more,
});
const street = agency("s", { tier: 3, regionCode: "320613005", platformCode: "320613", parentId: "c" });
const county = agency("c", { kind: "countyPlatform", regionCode: "320613", platformCode: "320613" });
const facts: DispatchFacts = {
  lead: agency("a"),
  supportingAgencyIds: ["b"],
  registeredBy: "p1",
  dispatcherId: "p2",
  returnedBefore: [],
  hasReasonForReturned: false,
  entry: undefined,
  grassroots: { ok: true },
  isElevated: false,
  cityCode: city,
  recused: [],
  basis: null,
  hasReason: false,
  mayDesignate: false,
  conferredLeadId: null,
  backstop: county,
};
const codeOf = (more: Partial<DispatchFacts>) => {
  const decision = decideDispatch({ ...facts, ...more });
  return decision.ok ? "ok" : decision.code;
};

describe("派单", () => {
  it("lets a dispatcher choose one lead and other supporting agencies", () => expect(codeOf({})).toBe("ok"));
  it("refuses one's own registration", () => expect(codeOf({ dispatcherId: "p1" })).toBe("dispatch.ownRegistration"));
  it("lets anybody dispatch what a citizen reported on line", () => {
    expect(decideOwnRegistration({ registeredBy: null, dispatcherId: null })).toEqual({ ok: true });
    expect(codeOf({ registeredBy: null, dispatcherId: "p1" })).toBe("ok");
  });
  it("refuses the lead among the supporting", () => expect(codeOf({ supportingAgencyIds: ["a"] })).toBe("dispatch.leadTwice"));
  it("refuses an agency named twice", () => expect(codeOf({ supportingAgencyIds: ["b", "b"] })).toBe("dispatch.agencyTwice"));
  it("asks for a reason before an order goes again to an agency whose return was accepted", () => {
    expect(codeOf({ returnedBefore: ["市城管局"] })).toBe("dispatch.returnedBefore");
    expect(codeOf({ returnedBefore: ["市城管局"], hasReasonForReturned: true })).toBe("ok");
  });
  it("goes to no agency that must keep away", () => expect(codeOf({ recused: ["市城管局"] })).toBe("dispatch.recused"));
});

describe("不得派给基层 (国办函〔2025〕66号)", () => {
  it("is refused with the clause of the catalogue, before anything else is asked of the basis", () => {
    const grassroots = { ok: false, code: "catalogue.grassrootsForbidden", facts: { agency: "单位s", clause: "权责清单" } } as const;
    expect(decideDispatch({ ...facts, lead: street, grassroots, basis: "designated" })).toEqual(grassroots);
    expect(codeOf({ lead: street })).toBe("ok");
  });
});

describe("提级办理", () => {
  it("leaves the lead to agencies of the city", () => {
    expect(codeOf({ isElevated: true })).toBe("ok");
    for (const lead of [county, street]) expect(codeOf({ isElevated: true, lead })).toBe("dispatch.elevatedNeedsCity");
  });

  it.each(WorkOrderState.values)("of an order that is %s", (state) => {
    const isOpen = state === "awaitingDispatch" || state === "dispatched";
    expect(decideElevation({ state, isElevated: false, cityCode: city, lead: county })).toEqual(
      isOpen ? { ok: true } : { ok: false, code: "workOrder.wrongState", facts: { state: WorkOrderState.word(state), act: "提级办理" } },
    );
    expect(decideElevation({ state, isElevated: true, cityCode: city, lead: county })).toMatchObject({ code: "workOrder.elevatedAlready" });
  });

  it("has no tier above an agency of the city", () => {
    expect(decideElevation({ state: "dispatched", isElevated: false, cityCode: city, lead: agency("a") })).toMatchObject({
      code: "dispatch.cityLeadAlready",
    });
  });
});

describe("责任依据", () => {
  const decide = (more: Partial<DispatchFacts>, entry?: { leadAgencyId: string }) => {
    const all = { ...facts, ...more };
    const decision = decideBasis(all, all.lead, entry);
    return decision.ok ? "ok" : decision.code;
  };
  it("is 派单目录 only where its line names this lead", () => {
    expect(decide({ basis: "catalogue" }, { leadAgencyId: "a" })).toBe("ok");
    expect(decide({ basis: "catalogue" }, { leadAgencyId: "x" })).toBe("dispatch.notCatalogue");
    expect(decide({ basis: "catalogue" })).toBe("dispatch.notCatalogue");
  });
  it("is 指定 by whoever may, or where a conferral named this lead", () => {
    expect(decide({ basis: "designated", hasReason: true, mayDesignate: true })).toBe("ok");
    expect(decide({ basis: "designated", mayDesignate: true })).toBe("dispatch.basisReasonNeeded");
    expect(decide({ basis: "designated", conferredLeadId: "a" })).toBe("ok");
    expect(decide({ basis: "designated", hasReason: true, conferredLeadId: "x" })).toBe("dispatch.conferralNeeded");
    expect(decide({ basis: "designated", hasReason: true })).toBe("dispatch.conferralNeeded");
  });
  it("is 兜底 for the government of the place alone", () => {
    expect(decide({ basis: "backstop", hasReason: true, lead: county })).toBe("ok");
    expect(decide({ basis: "backstop", hasReason: true })).toBe("dispatch.backstopElsewhere");
    expect(decide({ basis: "backstop", hasReason: true, backstop: null })).toBe("dispatch.noBackstop");
    expect(decide({ basis: "backstop", lead: county })).toBe("dispatch.basisReasonNeeded");
  });
  it("wants a reason for 首问", () => {
    expect(decide({ basis: "firstReceiver" })).toBe("dispatch.basisReasonNeeded");
    expect(decide({ basis: "firstReceiver", hasReason: true })).toBe("ok");
  });
  it("is found by the server when nobody says it", () => {
    expect(basisOf(undefined, "a", { leadAgencyId: "a" })).toBe("catalogue");
    expect(basisOf(undefined, "a", { leadAgencyId: "x" })).toBeNull();
    expect(basisOf(undefined, "a", undefined)).toBeNull();
    expect(basisOf("firstReceiver", "a", { leadAgencyId: "a" })).toBe("firstReceiver");
  });

  it("never lets an order be designated without the right, a conferral or a reason", () => {
    const anyBasis = fc.record({
      basis: fc.constantFrom(null, ...DutyBasis.values),
      hasReason: fc.boolean(),
      mayDesignate: fc.boolean(),
      conferredLeadId: fc.constantFrom(null, "a", "x"),
    });
    fc.assert(
      fc.property(anyBasis, (given) => {
        if (given.basis !== "designated") return;
        const isAllowed = given.conferredLeadId === "a" || (given.mayDesignate && given.hasReason);
        expect(decide(given) === "ok").toBe(isAllowed);
      }),
    );
  });
});

describe("兜底负责", () => {
  const governments = [
    { ...county, id: "zone", regionCode: "320612", platformCode: "3206T1", isActive: true },
    { ...county, id: "county", regionCode: "320612", platformCode: "320612", isActive: true },
    { ...county, id: "park", regionCode: "320671403", platformCode: "3206T2", isActive: true },
    { ...county, id: "closed", regionCode: "320681", platformCode: "320681", isActive: false },
    { ...county, id: "office", regionCode: "320682", platformCode: "320682", isActive: true, parentId: "x" },
    { ...agency("a"), regionCode: "320614", isActive: true },
  ];
  it.each([
    ["320612", "county"],
    ["320612104", "county"],
    ["320671403", "park"],
    ["320681", undefined],
    ["320682", undefined],
    ["320614", undefined],
    [null, undefined],
  ])("for %s is %s", (region, expected) => expect(backstopOf(governments, region)?.id).toBe(expected));
});
