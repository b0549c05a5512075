import * as callback from "@yihao/contract/callback";
import * as demand from "@yihao/contract/demand";
import * as ends from "@yihao/contract/order-ends";
import * as workOrder from "@yihao/contract/work-order";
import { anOrder, dispatchTo, pass, register, reply } from "@yihao/testkit/builders";
import { type City, openCity, problemOf } from "@yihao/testkit/city";
import { brokenIdentities } from "@yihao/testkit/figures";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";

let city: City;
beforeAll(async () => {
  city = await openCity(inject("database"));
});
afterAll(() => city.close());

const toldOf = async (demandId: string) => {
  await city.drain();
  const rows = await city.world.pool.query<{ topic: string }>("select topic from notice where demand_id = $1 order by created_at, id", [
    demandId,
  ]);
  return rows.rows.map((row) => row.topic);
};
const stateOf = async (id: string) => (await (await city.as("zuoxi01"))(demand.readDemand, { params: { id } })).state;

describe("五件并一单，拆出一件", () => {
  it("tells everybody each result of the one order; what was taken out goes its own way", async () => {
    const operator = await city.as("zuoxi01");
    const lead = await city.as("banzhang01");
    const { orderId, demandId } = await anOrder(city, { callerNumber: "13900000100" });
    const others = [];
    for (const n of [1, 2, 3]) others.push(await register(operator, { callerNumber: `1390000010${n}` }));
    for (const { id } of others)
      await operator(workOrder.mergeDemand, { params: { id }, body: { workOrderId: orderId, reason: "同一处路灯" } });
    // The fifth had an order of its own already: that order is merged with its demand.
    const fifth = await anOrder(city, { callerNumber: "13900000105" });
    const merged = await lead(ends.mergeWorkOrder, { params: { id: fifth.orderId }, body: { intoId: orderId, reason: "同一处路灯" } });
    expect(merged).toMatchObject({ state: "merged" });
    expect(await lead(workOrder.readWorkOrder, { params: { id: fifth.orderId } })).toMatchObject({ demand: { id: fifth.demandId } });
    expect(await lead(ends.readOrderWays, { params: { id: fifth.orderId } })).toMatchObject({
      mergedInto: { id: orderId },
      can: { linkRepeat: { allowed: false }, withdraw: { allowed: false } },
    });
    expect(await operator(workOrder.readWorkOrder, { params: { id: orderId } })).toMatchObject({ mergedCount: 4 });
    expect(await lead(ends.readOrderWays, { params: { id: orderId } })).toMatchObject({ mergedOrders: [{ id: fifth.orderId }] });
    expect(await brokenIdentities(city)).toEqual([]);

    const out = others[0]?.id ?? "";
    expect(await lead(ends.unmergeDemand, { params: { id: out }, body: { reason: "是另一个小区的路灯" } })).toMatchObject({
      state: "registered",
      workOrderId: null,
    });
    expect(await problemOf(lead(ends.unmergeDemand, { params: { id: out }, body: { reason: "再拆一次" } }))).toMatchObject({
      code: "demand.notMerged",
    });

    await dispatchTo(city, orderId, "szyl");
    await reply(city, orderId, "szyl01");
    await pass(city, orderId);
    for (const id of [demandId, others[1]?.id ?? "", others[2]?.id ?? "", fifth.demandId])
      expect(await toldOf(id), id).toEqual(expect.arrayContaining(["accepted", "replied"]));
    expect(await toldOf(out)).toEqual(["receipt", "merged", "unmerged"]);
    // One person is asked how it went, the others read the result.
    expect(await toldOf(demandId)).toContain("evaluation");
    expect(await toldOf(others[1]?.id ?? "")).not.toContain("evaluation");
    const second = others[1];
    const progress = await city.citizen(callback.readProgress, {
      body: { number: second?.number ?? "", queryCode: second?.queryCode ?? "" },
    });
    expect(progress).toMatchObject({ state: "merged", reply: { text: expect.stringContaining("路灯已于今天修复") } });

    // It gets an order of its own, under its own number.
    const anew = await operator(workOrder.createWorkOrder, { params: { id: out }, body: {} });
    expect(anew).toMatchObject({ number: others[0]?.number, state: "awaitingDispatch" });
    expect(await brokenIdentities(city)).toEqual([]);
  });

  it("lets a demand that came with a merged order have an order again", async () => {
    const lead = await city.as("banzhang01");
    const [one, two] = [await anOrder(city), await anOrder(city)];
    await lead(ends.mergeWorkOrder, { params: { id: one.orderId }, body: { intoId: two.orderId, reason: "同一处" } });
    await lead(ends.unmergeDemand, { params: { id: one.demandId }, body: { reason: "不是同一处" } });
    const operator = await city.as("zuoxi01");
    const anew = await operator(workOrder.createWorkOrder, { params: { id: one.demandId }, body: {} });
    await dispatchTo(city, anew.id, "szyl");
    expect(await stateOf(one.demandId)).toBe("dispatched");
    const found = await operator(workOrder.listWorkOrders, { query: { words: anew.number } });
    expect(found.items.map((each) => each.state).sort()).toEqual(["dispatched", "merged"]);
    expect(await brokenIdentities(city)).toEqual([]);
  });

  it("does not merge into itself, into what has ended, or what somebody works on", async () => {
    const lead = await city.as("banzhang01");
    const [one, two] = [await anOrder(city), await anOrder(city)];
    const merge = (id: string, intoId: string) => lead(ends.mergeWorkOrder, { params: { id }, body: { intoId, reason: "同一处" } });
    expect(await problemOf(merge(one.orderId, one.orderId))).toMatchObject({ code: "workOrder.mergeIntoItself" });
    await dispatchTo(city, one.orderId, "szyl");
    expect(await problemOf(merge(one.orderId, two.orderId))).toMatchObject({ code: "workOrder.wrongState" });
    await merge(two.orderId, one.orderId);
    const three = await anOrder(city);
    expect(await problemOf(merge(three.orderId, two.orderId))).toMatchObject({ code: "workOrder.mergeTargetClosed" });
  });
});

describe("撤单 while others stand behind the order", () => {
  it("a merged requester leaves alone; the first one leaves the order to the next", async () => {
    const operator = await city.as("zuoxi01");
    const { orderId, demandId, receipt } = await anOrder(city, { callerNumber: "13900000200", isConfidential: true });
    const [left, next] = [
      await register(operator, { callerNumber: "13900000201" }),
      await register(operator, { callerNumber: "13900000202" }),
    ];
    for (const { id } of [left, next])
      await operator(workOrder.mergeDemand, { params: { id }, body: { workOrderId: orderId, reason: "同一处路灯" } });
    await dispatchTo(city, orderId, "szyl");
    await operator(ends.withdrawWorkOrder, { params: { id: orderId }, body: { demandId: left.id, reason: "已经好了", way: "phone" } });
    expect(await operator(workOrder.readWorkOrder, { params: { id: orderId } })).toMatchObject({ state: "dispatched", mergedCount: 1 });
    expect(await stateOf(left.id)).toBe("withdrawn");

    const withdrawn = await city.citizen(ends.withdrawByRequester, {
      body: { number: receipt.number, queryCode: receipt.queryCode, reason: "不用办了" },
    });
    expect(withdrawn).toMatchObject({ state: "withdrawn" });
    const order = await operator(workOrder.readWorkOrder, { params: { id: orderId } });
    expect(order).toMatchObject({
      state: "dispatched",
      number: receipt.number,
      mergedCount: 0,
      isConfidential: false,
      demand: { id: next.id, state: "dispatched" },
    });
    expect(await stateOf(demandId)).toBe("withdrawn");
    expect(await brokenIdentities(city)).toEqual([]);

    await reply(city, orderId, "szyl01");
    await pass(city, orderId);
    expect(await toldOf(demandId)).not.toContain("replied");
    expect(await toldOf(next.id)).toEqual(expect.arrayContaining(["merged", "replied", "evaluation"]));
    const progress = await city.citizen(callback.readProgress, { body: { number: receipt.number, queryCode: receipt.queryCode } });
    expect(progress).toMatchObject({ state: "withdrawn", reply: null, can: { chase: { allowed: false }, withdraw: { allowed: false } } });
    expect(await brokenIdentities(city)).toEqual([]);
  });
});
