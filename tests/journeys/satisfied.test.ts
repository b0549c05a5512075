import * as callback from "@yihao/contract/callback";
import * as handling from "@yihao/contract/handling";
import * as notice from "@yihao/contract/notice";
import * as workOrder from "@yihao/contract/work-order";
import { anOrder, dispatchTo, leadAssignment, pass, reply } from "@yihao/testkit/builders";
import { type City, openCity } from "@yihao/testkit/city";
import { brokenIdentities, figuresOfToday } from "@yihao/testkit/figures";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";

let city: City;
beforeAll(async () => {
  city = await openCity(inject("database"));
});
afterAll(() => city.close());

const hours = (count: number) => count * 3_600_000;

describe("部门办理 → 满意", () => {
  it("goes from the words to a satisfied requester, every act on the timeline, the limit in working days", async () => {
    const { receipt, orderId } = await anOrder(city);
    city.clock.advance(hours(0.5));
    const dispatched = await dispatchTo(city, orderId, "szyl");
    // Dispatched on a Monday: five working days from Tuesday end on the next Monday at the close of work.
    expect(dispatched.dueAt).toBe(new Date("2026-11-23T18:00:00+08:00").toISOString());
    expect(dispatched.light).toBe("green");

    city.clock.advance(hours(1));
    const handler = await city.as("szyl01");
    const own = await leadAssignment(city, orderId, "szyl01");
    expect(own.can.acknowledge).toEqual({ allowed: true });
    expect(own.can.reply).toMatchObject({ allowed: false, reason: "承办任务目前为“待签收”，不能答复" });
    await handler(handling.acknowledgeAssignment, { params: { id: own.id } });
    city.clock.advance(hours(2));
    await reply(city, orderId, "szyl01");
    await pass(city, orderId);

    const officer = await city.as("huifang01");
    const [open] = (await officer(callback.listCallbacks, { query: {} })).items;
    expect(open?.workOrderId).toBe(orderId);
    await officer(callback.claimCallback, { params: { id: open?.id ?? "" } });
    const done = await officer(callback.evaluateCallback, {
      params: { id: open?.id ?? "" },
      body: { isContacted: true, solved: "solved", satisfaction: "satisfied" },
    });
    expect(done.state).toBe("evaluated");
    const order = await officer(workOrder.readWorkOrder, { params: { id: orderId } });
    expect(order.state).toBe("closed");
    expect(order.light).toBeNull();

    const timeline = await officer(workOrder.readWorkOrderTimeline, { params: { id: orderId } });
    expect(timeline.items.map((item) => item.title)).toEqual([
      "登记诉求",
      "生成工单",
      "派单",
      "签收",
      "提交答复",
      "审核通过",
      "领取回访",
      "回访评价",
      "办结",
    ]);
    for (const item of timeline.items) expect(item).toMatchObject({ actor: expect.stringMatching(/.+/), at: expect.any(String) });

    const progress = await city.citizen(callback.readProgress, { body: { number: receipt.number, queryCode: receipt.queryCode } });
    expect(progress).toMatchObject({
      stateWord: "已办结",
      isOverdue: false,
      agencyName: expect.stringContaining("市政"),
      evaluation: { isAsked: false, done: { satisfaction: "满意" } },
    });
    expect(JSON.stringify(progress)).not.toContain("灯具三盏");
  });

  it("tells the requester at each step: receipt, agency and due date, reply, evaluation", async () => {
    await city.drain();
    const [demandId] = (await city.world.pool.query<{ id: string }>("select id from demand")).rows.map((row) => row.id);
    const deliveries = await (await city.as("zuoxi01"))(notice.listDeliveries, { params: { id: demandId ?? "" } });
    const topics = new Set(deliveries.items.filter((item) => item.channel === "sms").map((item) => item.topic));
    for (const topic of ["receipt", "accepted", "replied", "evaluation", "closed"] as const) expect(topics).toContain(topic);
    expect(deliveries.items.every((item) => !item.addressMasked.includes("13900000001"))).toBe(true);
  });

  it("ends in the right counts", async () => {
    expect(await figuresOfToday(city)).toMatchObject({
      demandCount: 1,
      answeredCount: 0,
      dispatchedCount: 1,
      orderCount: 1,
      assignmentCount: 1,
      overdueOpen: 0,
    });
    expect(await brokenIdentities(city)).toEqual([]);
  });
});
