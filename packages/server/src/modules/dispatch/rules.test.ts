import { describe, expect, it } from "vitest";
import { type DispatchFacts, decideDispatch } from "./rules.ts";

const facts: DispatchFacts = {
  leadAgencyId: "a",
  supportingAgencyIds: ["b"],
  registeredBy: "p1",
  dispatcherId: "p2",
  returnedBefore: [],
  hasReasonForReturned: false,
};
const codeOf = (more: Partial<DispatchFacts>) => {
  const decision = decideDispatch({ ...facts, ...more });
  return decision.ok ? "ok" : decision.code;
};

describe("派单", () => {
  it("lets a dispatcher choose one lead and other supporting agencies", () => expect(codeOf({})).toBe("ok"));
  it("refuses one's own registration", () => expect(codeOf({ dispatcherId: "p1" })).toBe("dispatch.ownRegistration"));
  it("lets anybody dispatch what a citizen reported on line", () => expect(codeOf({ registeredBy: null, dispatcherId: "p1" })).toBe("ok"));
  it("refuses the lead among the supporting", () => expect(codeOf({ supportingAgencyIds: ["a"] })).toBe("dispatch.leadTwice"));
  it("refuses an agency named twice", () => expect(codeOf({ supportingAgencyIds: ["b", "b"] })).toBe("dispatch.agencyTwice"));
  it("asks for a reason before an order goes again to an agency whose return was accepted", () => {
    expect(codeOf({ returnedBefore: ["市城管局"] })).toBe("dispatch.returnedBefore");
    expect(codeOf({ returnedBefore: ["市城管局"], hasReasonForReturned: true })).toBe("ok");
  });
});
