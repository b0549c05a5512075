import { refusalSentences } from "@yihao/contract/refusals";
import { describe, expect, it } from "vitest";
import { Absent, all, allow, atField, Invalid, insist, permitOf, Refusal, refuse } from "./decision.ts";

const thrownBy = (act: () => void): unknown => {
  try {
    act();
  } catch (error) {
    return error;
  }
  return undefined;
};

describe("a decision", () => {
  it("of several questions is the first refusal, or yes", () => {
    const first = refuse("callback.finished");
    expect(all(allow, first, refuse("callback.ownWork"))).toBe(first);
    expect(all(allow, allow)).toEqual({ ok: true });
    expect(all()).toEqual({ ok: true });
  });

  it("names the field of a refusal and leaves a yes as it is", () => {
    expect(atField("comment", refuse("evaluation.reasonNeeded"))).toMatchObject({ ok: false, field: "comment" });
    expect(atField("comment", allow)).toEqual({ ok: true });
  });

  it("lets a yes pass", () => {
    expect(thrownBy(() => insist(allow))).toBeUndefined();
  });

  it("stops an act with its code, its facts and a whole sentence", () => {
    const error = thrownBy(() => insist(refuse("workOrder.wrongState", { state: "已办结", act: "派单" })));
    expect(error).toBeInstanceOf(Refusal);
    expect(error).toMatchObject({ code: "workOrder.wrongState", message: "工单目前为“已办结”，不能派单", facts: { act: "派单" } });
  });

  it("about one field is said at that field", () => {
    const error = thrownBy(() => insist(atField("comment", refuse("evaluation.reasonNeeded"))));
    expect(error).toBeInstanceOf(Invalid);
    expect(error).toMatchObject({ fields: [{ field: "comment", message: refusalSentences["evaluation.reasonNeeded"] }] });
  });

  it("travels as a permit with the same sentence that the act would answer", () => {
    const decision = refuse("callback.claimedByOther", { name: "李芳" });
    expect(permitOf(allow)).toEqual({ allowed: true });
    expect(permitOf(decision)).toEqual({ allowed: false, code: "callback.claimedByOther", reason: "已由李芳领取" });
    expect(thrownBy(() => insist(decision))).toMatchObject({ message: "已由李芳领取" });
  });

  it("says the same of what is absent and of what is not for these eyes", () => {
    expect(new Absent("张工单").message).toBe("没有找到这张工单，或者您无权查看");
  });
});
