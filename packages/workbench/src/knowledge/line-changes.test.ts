import { expect, it } from "vitest";
import { lineChanges } from "./line-changes.ts";

it("keeps what stayed and names what went and came", () => {
  expect(lineChanges("办理地点\n周一至周五\n免费", "办理地点\n周一至周六\n免费\n可网上办")).toEqual([
    { kind: "same", line: "办理地点" },
    { kind: "removed", line: "周一至周五" },
    { kind: "added", line: "周一至周六" },
    { kind: "same", line: "免费" },
    { kind: "added", line: "可网上办" },
  ]);
});

it("has nothing to say about the same text", () => {
  expect(lineChanges("甲\n乙", "甲\n乙").every(({ kind }) => kind === "same")).toBe(true);
});
