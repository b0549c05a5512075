import { expect, it } from "vitest";
import { type AgencyRow, readSort, sortAgencies } from "./agency-columns.ts";

const row = (name: string, due: number, onTime: number): AgencyRow => ({
  agencyId: name,
  name,
  dispatched: due,
  due,
  onTime,
  overdueOpen: 0,
  evaluated: 0,
  satisfied: 0,
  asked: 0,
  solved: 0,
  dueNet: due,
  evaluatedNet: 0,
  askedNet: 0,
});
const rows = [row("甲", 4, 1), row("乙", 0, 0), row("丙", 2, 2)];
const names = (sort: string | null) => sortAgencies(rows, readSort(sort)).map(({ name }) => name);

it("sorts by a rate, what was not measured last", () => {
  expect(names("onTimeRate")).toEqual(["丙", "甲", "乙"]);
  expect(names("-onTimeRate")).toEqual(["甲", "丙", "乙"]);
});

it("keeps the order of the server without a known column", () => {
  expect(names(null)).toEqual(["甲", "乙", "丙"]);
  expect(names("beauty")).toEqual(["甲", "乙", "丙"]);
});
