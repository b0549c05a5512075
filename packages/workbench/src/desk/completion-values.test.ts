import type { Demand } from "@yihao/contract/demand";
import { expect, test } from "vitest";
import { changesOf } from "./completion-values.ts";

const demand = { title: "路灯不亮", kind: "other", categoryCode: null, regionCode: "320602", urgency: "normal" } as Demand;

test("only what differs is sent", () => {
  const values = {
    title: "路灯不亮",
    kind: "complaint",
    categoryCode: null,
    regionCode: "320602",
    urgency: "normal",
    supplement: "  ",
  } as const;
  expect(changesOf(demand, values)).toEqual({ kind: "complaint" });
});

test("a cleared region is no change, for it cannot be taken away", () => {
  expect(changesOf(demand, { title: "路灯不亮", kind: "other", regionCode: null })).toBeUndefined();
});

test("a supplement is always a change", () => {
  expect(changesOf(demand, { supplement: "在人民路口" })).toEqual({ supplement: "在人民路口" });
});
