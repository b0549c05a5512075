import { WorkOrderQuery } from "@yihao/contract/work-order";
import { expect, it } from "vitest";
import { readFilters } from "./url-filters.ts";

it("takes what the contract understands and leaves out the rest", () => {
  const params = new URLSearchParams("state=dispatched&light=purple&words=%E5%99%AA%E5%A3%B0&from=2026-11-31&mine=true&page=3&kind=");
  expect(readFilters(WorkOrderQuery, params)).toEqual({ state: "dispatched", words: "噪声", mine: "true" });
});
