import { Disposition, PublishedColumn, parts, publishedColumnOf } from "@yihao/contract/statistics";
import { describe, expect, it } from "vitest";
import { createCalendar } from "../../../kernel/working-time/index.ts";
import { recordColumn } from "../store/views.ts";
import { indicators, type Moment, opensOf, rowsOf } from "./index.ts";

const chinese = /[\u4e00-\u9fff]/;
const calendar = createCalendar({ overrides: [], periods: [{ opensAt: "09:00", closesAt: "17:00" }] });
const moment: Moment = { now: new Date("2026-11-23T02:00:00Z"), calendar };

describe("indicators", () => {
  it("have codes of their own", () => expect(new Set(indicators.map(({ code }) => code)).size).toBe(indicators.length));
  it("have names of their own", () => expect(new Set(indicators.map(({ name }) => name)).size).toBe(indicators.length));
  it.each(indicators)("$code says in Chinese what it is and where it comes from", (indicator) => {
    expect(indicator.code).toMatch(/^[a-z][A-Za-z]{1,31}$/);
    for (const words of [indicator.name, indicator.formula, indicator.source]) expect(words).toMatch(chinese);
    expect(indicator.version).toBeGreaterThanOrEqual(1);
  });
  it.each(indicators)("$code opens the records it counts", (indicator) => {
    const isAboutDemands = ["demand_fact", "online_callback_fact", "online_evaluation_fact"].includes(indicator.of.view);
    expect(opensOf(indicator)).toBe(isAboutDemands ? "demands" : "workOrders");
    expect(recordColumn[indicator.of.view]).toMatch(/^(id|work_order_id|demand_id)$/);
    for (const part of parts) expect(rowsOf(indicator, part)(moment)).toHaveProperty("toOperationNode");
  });
  it.each(indicators.filter(({ measure }) => measure.kind === "rate"))(
    "$code is a rate in per cent and names its denominator",
    ({ unit, formula }) => {
      expect(unit).toBe("%");
      expect(formula).toContain("÷");
    },
  );
});

describe("published columns", () => {
  it("take every disposition once", () => expect(Object.keys(publishedColumnOf).sort()).toEqual([...Disposition.values].sort()));
  it("are all used", () => expect(new Set(Object.values(publishedColumnOf))).toEqual(new Set(PublishedColumn.values)));
});
