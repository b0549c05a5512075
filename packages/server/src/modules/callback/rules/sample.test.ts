import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { isSampled } from "./sample.ts";

const ids = Array.from({ length: 4000 }, () => randomUUID());
const share = (percent: number) => ids.filter((id) => isSampled(id, percent)).length / ids.length;

describe("抽样", () => {
  it("takes none at 0 and all at 100", () => {
    expect(share(0)).toBe(0);
    expect(share(100)).toBe(1);
  });
  it.each([5, 20, 50])("takes about %i of a hundred", (percent) => {
    expect(Math.abs(share(percent) * 100 - percent)).toBeLessThan(4);
  });
  it("takes the same again, and at a greater share all of the smaller one", () => {
    const taken = () => ids.filter((id) => isSampled(id, 30));
    expect(taken()).toEqual(taken());
    expect(ids.filter((id) => isSampled(id, 5)).every((id) => isSampled(id, 6))).toBe(true);
  });
  it("is the same everywhere", () => {
    const [one, other] = ["019ab000-0000-7000-8000-000000000002", "019ab000-0000-7000-8000-000000000003"];
    expect([isSampled(one, 50), isSampled(other, 50)]).toEqual([true, false]);
  });
});
