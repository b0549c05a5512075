import { expect, it } from "vitest";
import { risingSlices } from "./rising-slices.ts";

const slice = (key: string, count: number) => ({ key, name: key, count });

it("names what clearly grew, the biggest growth first", () => {
  const now = [slice("噪声", 40), slice("供水", 12), slice("停车", 101), slice("养犬", 2), slice("none", 90)];
  const before = [slice("噪声", 20), slice("停车", 100), slice("none", 1)];
  expect(risingSlices(now, before, 5)).toEqual([
    { key: "噪声", name: "噪声", count: 40, previous: 20 },
    { key: "供水", name: "供水", count: 12, previous: 0 },
  ]);
});
