import { describe, expect, it } from "vitest";
import { decidePoints, decideReviewer, sendBackWords } from "./rules.ts";

const other = { reviewerId: "a", repliedBy: "b", isOwnAgency: false };
describe("审核人", () => {
  it("never judges a reply of one's own", () =>
    expect(decideReviewer({ ...other, repliedBy: "a" })).toMatchObject({ ok: false, code: "review.ownReply" }));
  it("is of another house than the agency that answered", () =>
    expect(decideReviewer({ ...other, isOwnAgency: true })).toMatchObject({ ok: false, code: "review.ownAgency" }));
  it("is anybody else", () => expect(decideReviewer(other)).toEqual({ ok: true }));
  it("judges what a program replied", () => expect(decideReviewer({ ...other, repliedBy: null })).toEqual({ ok: true }));
});

describe("审核要点", () => {
  const points = ["是否联系诉求人", "是否逐项答复"];
  it("are all met by a reply that passes", () => {
    expect(decidePoints({ isPassed: true, points, unmetPoints: [] })).toEqual({ ok: true });
    expect(decidePoints({ isPassed: true, points, unmetPoints: ["是否逐项答复"] })).toEqual({
      ok: false,
      code: "review.pointsUnmet",
      facts: { points: "是否逐项答复" },
    });
  });
  it("may be unmet in a reply that is sent back", () =>
    expect(decidePoints({ isPassed: false, points, unmetPoints: ["是否逐项答复"] })).toEqual({ ok: true }));
  it("are those of the list in force", () =>
    expect(decidePoints({ isPassed: false, points, unmetPoints: ["是否引用依据"] })).toEqual({
      ok: false,
      code: "review.unknownPoint",
      facts: { point: "是否引用依据" },
    }));
  it("are named to the agency before the reviewer's own words", () => {
    expect(sendBackWords(["是否逐项答复"], "第二个问题没有答")).toBe("未达要点：是否逐项答复。第二个问题没有答");
    expect(sendBackWords([], "请补充")).toBe("请补充");
  });
});
