import { expect, it } from "vitest";
import { treeRows } from "./tree-rows.ts";

const nodes = [
  { key: "a", parentKey: null },
  { key: "a1", parentKey: "a" },
  { key: "a1x", parentKey: "a1" },
  { key: "b", parentKey: null },
  { key: "b1", parentKey: "b" },
];
const keysOf = (...rest: [open: string[], found?: string]) => {
  const [open, found] = rest;
  return treeRows(nodes, new Set(open), found === undefined ? undefined : ({ key }) => key === found).map(
    ({ node, depth }) => `${"-".repeat(depth)}${node.key}`,
  );
};

it("shows what is below open nodes", () => {
  expect(keysOf([])).toEqual(["a", "b"]);
  expect(keysOf(["a"])).toEqual(["a", "-a1", "b"]);
  // Open below a closed one is not seen.
  expect(keysOf(["a1"])).toEqual(["a", "b"]);
});

it("shows what is found together with what leads to it", () => {
  expect(keysOf([], "a1x")).toEqual(["a", "-a1", "--a1x"]);
});
