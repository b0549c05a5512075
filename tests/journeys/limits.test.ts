import * as directory from "@yihao/contract/directory";
import * as workOrder from "@yihao/contract/work-order";
import { anOrder, dispatchTo } from "@yihao/testkit/builders";
import { type City, openCity } from "@yihao/testkit/city";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";

let city: City;
beforeAll(async () => {
  // Three working days before the year ends, and with it the known calendar.
  city = await openCity(inject("database"), { at: new Date("2026-12-28T10:00:00+08:00") });
});
afterAll(() => city.close());

const dueOf = async (orderId: string) => (await city.as("paidan01"))(workOrder.readWorkOrder, { params: { id: orderId } });

describe("期限", () => {
  it("of an inquiry is three working days, of anything else five, of an urgent matter hours", async () => {
    city.clock.set(new Date("2026-11-16T09:00:00+08:00"));
    const limits = [];
    for (const more of [{ kind: "inquiry" }, { kind: "complaint" }, { kind: "complaint", urgency: "urgent" }] as const) {
      const { orderId } = await anOrder(city, more);
      limits.push((await dispatchTo(city, orderId, "szyl")).dueAt);
    }
    expect(limits).toEqual(
      [new Date("2026-11-19T18:00:00+08:00"), new Date("2026-11-23T18:00:00+08:00"), new Date("2026-11-17T09:00:00+08:00")].map((due) =>
        due.toISOString(),
      ),
    );
    city.clock.set(new Date("2026-12-28T10:00:00+08:00"));
  });

  it("that passes the known calendar is provisional, and is counted again when a day is declared", async () => {
    const { orderId } = await anOrder(city);
    const dispatched = await dispatchTo(city, orderId, "szyl");
    expect(dispatched).toMatchObject({ dueIsProvisional: true, dueAt: new Date("2027-01-04T18:00:00+08:00").toISOString() });
    const administrator = await city.as("admin");
    for (const onDate of ["2027-01-01", "2027-01-04"])
      await administrator(directory.setCalendarDay, { params: { onDate }, body: { isWorking: false, name: "元旦" } });
    expect(await dueOf(orderId)).toMatchObject({
      dueAt: new Date("2027-01-06T18:00:00+08:00").toISOString(),
      promisedDueAt: new Date("2027-01-06T18:00:00+08:00").toISOString(),
    });
  });

  it("moves with a city's own exceptional day, and the timeline says so", async () => {
    city.clock.set(new Date("2026-11-16T09:00:00+08:00"));
    const { orderId } = await anOrder(city);
    await dispatchTo(city, orderId, "szyl");
    await (await city.as("admin"))(directory.setCalendarDay, {
      params: { onDate: "2026-11-18" },
      body: { isWorking: false, name: "台风停工" },
    });
    expect((await dueOf(orderId)).dueAt).toBe(new Date("2026-11-24T18:00:00+08:00").toISOString());
    const timeline = await (await city.as("paidan01"))(workOrder.readWorkOrderTimeline, { params: { id: orderId } });
    expect(timeline.items.at(-1)).toMatchObject({ title: "工作日历变更，期限重算", reason: "2026-11-18 的工作日历有变" });
  });

  it("knows the vectors of the State Council's notices through the server", async () => {
    const reader = await city.as("paidan01");
    for (const [from, days, onDate] of [
      ["2024-09-30", 5, "2024-10-12"],
      ["2022-01-29", 3, "2022-02-08"],
      ["2026-02-13", 3, "2026-02-25"],
    ] as const) {
      expect(await reader(directory.computeDeadline, { query: { from, days } })).toMatchObject({ onDate });
    }
  });
});
