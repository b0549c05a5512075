import * as callback from "@yihao/contract/callback";
import * as demand from "@yihao/contract/demand";
import * as workOrder from "@yihao/contract/work-order";
import { anOrder, dispatchTo, pass, register, reply } from "@yihao/testkit/builders";
import { type City, openCity, problemOf } from "@yihao/testkit/city";
import { brokenIdentities, figuresOfToday } from "@yihao/testkit/figures";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";

let city: City;
beforeAll(async () => {
  city = await openCity(inject("database"));
});
afterAll(() => city.close());

describe("不予受理、转接、并案", () => {
  it("declines with the statutory reason and tells the requester where to go", async () => {
    const operator = await city.as("zuoxi01");
    const receipt = await register(operator, { title: "不服法院判决" });
    const declined = await operator(demand.declineDemand, {
      params: { id: receipt.id },
      body: { reason: "litigation", explanation: "请在上诉期内向上一级人民法院提起上诉" },
    });
    expect(declined).toMatchObject({ state: "declined", decline: { reason: "litigation" } });
    const progress = await city.citizen(callback.readProgress, { body: { number: receipt.number, queryCode: receipt.queryCode } });
    expect(progress.answer).toContain("上诉");
    expect(await problemOf(operator(workOrder.createWorkOrder, { params: { id: receipt.id }, body: {} }))).toMatchObject({
      status: 409,
      title: "诉求已不予受理，不能再次处置",
    });
  });

  it("hands an emergency over", async () => {
    const operator = await city.as("zuoxi01");
    const receipt = await register(operator, { title: "有人打架", urgency: "critical" });
    expect(await operator(demand.handOverDemand, { params: { id: receipt.id }, body: { target: "110" } })).toMatchObject({
      state: "handedOver",
    });
  });

  it("merges the same matter into the open order, and its requester sees the one result", async () => {
    const { orderId } = await anOrder(city);
    await dispatchTo(city, orderId, "szyl");
    const operator = await city.as("zuoxi02");
    const second = await register(operator, { callerNumber: "13900000002" });
    const similar = await operator(demand.similarDemands, {
      body: { content: "濠东路小区北门的路灯坏了一个多星期，晚上老人出门看不清", regionCode: "320613" },
    });
    expect(similar.items.some((item) => item.openWorkOrderId === orderId)).toBe(true);
    await operator(workOrder.mergeDemand, { params: { id: second.id }, body: { workOrderId: orderId, reason: "同一处路灯" } });
    expect(await operator(workOrder.readWorkOrder, { params: { id: orderId } })).toMatchObject({
      mergedCount: 1,
      mergedDemands: [{ id: second.id }],
    });
    await reply(city, orderId, "szyl01");
    await pass(city, orderId);
    const progress = await city.citizen(callback.readProgress, { body: { number: second.number, queryCode: second.queryCode } });
    expect(progress).toMatchObject({ state: "merged", reply: { text: expect.stringContaining("路灯已于今天修复") } });
  });

  it("does not merge into a closed order or into itself", async () => {
    const { orderId, demandId } = await anOrder(city);
    const operator = await city.as("zuoxi01");
    expect(
      await problemOf(operator(workOrder.mergeDemand, { params: { id: demandId }, body: { workOrderId: orderId, reason: "同一件" } })),
    ).toMatchObject({ code: "demand.mergeIntoItself" });
  });

  it("ends in the right counts", async () => {
    expect(await figuresOfToday(city)).toMatchObject({
      demandCount: 5,
      declinedCount: 1,
      handedOverCount: 1,
      mergedCount: 1,
      dispatchedCount: 1,
      inTransitCount: 1,
    });
    expect(await brokenIdentities(city)).toEqual([]);
  });
});
