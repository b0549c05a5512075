import * as callback from "@yihao/contract/callback";
import * as chaseContract from "@yihao/contract/chase";
import * as handling from "@yihao/contract/handling";
import * as notice from "@yihao/contract/notice";
import * as ends from "@yihao/contract/order-ends";
import * as marks from "@yihao/contract/order-marks";
import * as workOrder from "@yihao/contract/work-order";
import { anOrder, dispatchTo, leadAssignment, pass, register, reply } from "@yihao/testkit/builders";
import { type City, openCity, problemOf } from "@yihao/testkit/city";
import { brokenIdentities, figuresOfToday } from "@yihao/testkit/figures";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";

let city: City;
beforeAll(async () => {
  city = await openCity(inject("database"));
});
afterAll(() => city.close());

const topicsAt = async (username: string) =>
  (await (await city.as(username))(notice.listNotices, { query: { limit: 50 } })).items.map((item) => item.topic);
const keyOf = (receipt: { number: string; queryCode: string }) => ({ number: receipt.number, queryCode: receipt.queryCode });

describe("撤单", () => {
  it("ends the order with everything that hangs on it, and tells the agencies", async () => {
    const { orderId, receipt } = await anOrder(city);
    await dispatchTo(city, orderId, "szyl", ["csgl"]);
    const operator = await city.as("zuoxi02");
    const order = await operator(ends.withdrawWorkOrder, {
      params: { id: orderId },
      body: { reason: "诉求人来电称已自行解决", way: "phone" },
    });
    expect(order).toMatchObject({ state: "withdrawn", light: null });
    const { items } = await operator(handling.listWorkOrderAssignments, { params: { id: orderId } });
    expect(items.map((each) => each.state)).toEqual(["ended", "ended"]);
    for (const username of ["szyl01", "csgl01"]) expect(await topicsAt(username)).toContain("withdrawn");
    const assignment = items[0]?.id ?? "";
    expect(await problemOf((await city.as("szyl01"))(handling.acknowledgeAssignment, { params: { id: assignment } }))).toMatchObject({
      code: "assignment.wrongState",
    });
    const again = problemOf(operator(ends.withdrawWorkOrder, { params: { id: orderId }, body: { reason: "再撤", way: "phone" } }));
    expect((await again).title).toContain("已撤单");
    expect(await city.citizen(callback.readProgress, { body: keyOf(receipt) })).toMatchObject({ state: "withdrawn" });
    expect(await operator(ends.readOrderWays, { params: { id: orderId } })).toMatchObject({
      withdrawals: [{ way: "phone", orderGoesOn: false }],
      can: { withdraw: { allowed: false } },
    });
  });

  it("waits for no callback any more", async () => {
    const { orderId, receipt } = await anOrder(city);
    await dispatchTo(city, orderId, "szyl");
    await reply(city, orderId, "szyl01");
    await pass(city, orderId);
    await city.citizen(ends.withdrawByRequester, { body: { ...keyOf(receipt), reason: "不用回访了" } });
    const { items } = await (await city.as("huifang01"))(callback.listWorkOrderCallbacks, { params: { id: orderId } });
    expect(items).toMatchObject([{ state: "waived" }]);
  });

  it("is possible before anybody has disposed of the demand, and not after its end", async () => {
    const operator = await city.as("zuoxi01");
    const receipt = await register(operator);
    expect(await city.citizen(callback.readProgress, { body: keyOf(receipt) })).toMatchObject({
      can: { withdraw: { allowed: true }, chase: { allowed: false } },
    });
    expect(await operator(ends.withdrawDemand, { params: { id: receipt.id }, body: { reason: "打错了", way: "phone" } })).toMatchObject({
      state: "withdrawn",
    });
    expect(await problemOf(city.citizen(ends.withdrawByRequester, { body: { ...keyOf(receipt), reason: "再撤" } }))).toMatchObject({
      code: "withdrawal.notPossible",
    });
    expect(await figuresOfToday(city)).toMatchObject({ demandCount: 3, answeredCount: 1, departmentCount: 2 });
    expect(await brokenIdentities(city)).toEqual([]);
  });
});

describe("终止办理", () => {
  it("is asked for by the lead, decided by the centre, and the requester is told why and where to go", async () => {
    const { orderId, receipt } = await anOrder(city);
    await dispatchTo(city, orderId, "szyl", ["csgl"]);
    const handler = await city.as("szyl01");
    const lead = await city.as("banzhang01");
    const body = { reason: "litigation" as const, basis: "诉求人已就同一事项向法院起诉，案件正在审理" };
    expect(await problemOf((await city.as("csgl01"))(ends.requestTermination, { params: { id: orderId }, body }))).toMatchObject({
      code: "termination.leadOnly",
    });
    await handler(ends.requestTermination, { params: { id: orderId }, body });
    expect(await problemOf(handler(ends.requestTermination, { params: { id: orderId }, body }))).toMatchObject({
      code: "termination.waiting",
    });
    const waiting = await lead(ends.listTerminationRequests, { query: {} });
    expect(waiting.items).toMatchObject([{ workOrderId: orderId, reason: "litigation", can: { decide: { allowed: true } } }]);
    const id = waiting.items[0]?.id ?? "";
    const decide = (decision: "accepted" | "refused", explanation?: string) =>
      lead(ends.decideTermination, {
        params: { id },
        body: { decision, opinion: "同意", ...(explanation === undefined ? {} : { explanation }) },
      });
    expect(await problemOf(decide("accepted"))).toMatchObject({ fields: [{ field: "explanation" }] });
    expect(await decide("accepted", "该事项正在诉讼，请按法院程序办理")).toMatchObject({ state: "terminated" });
    expect((await problemOf(decide("refused"))).title).toContain("同意终止");
    await city.drain();
    const progress = await city.citizen(callback.readProgress, { body: keyOf(receipt) });
    expect(progress).toMatchObject({ state: "terminated", answer: "该事项正在诉讼，请按法院程序办理" });
    expect(progress.notices.some((each) => each.body.includes("终止办理"))).toBe(true);
    for (const username of ["szyl01", "csgl01"]) expect(await topicsAt(username)).toContain("terminated");
    expect(await lead(ends.countEndRequests)).toEqual({ terminations: 0, conclusions: 0 });
  });

  it("refused, the agency goes on", async () => {
    const { orderId } = await anOrder(city);
    await dispatchTo(city, orderId, "szyl");
    await (await city.as("szyl01"))(ends.requestTermination, {
      params: { id: orderId },
      body: { reason: "requesterUncooperative", basis: "三次联系均拒绝沟通" },
    });
    const lead = await city.as("banzhang01");
    const id = (await lead(ends.listTerminationRequests, { query: {} })).items[0]?.id ?? "";
    expect(await lead(ends.decideTermination, { params: { id }, body: { decision: "refused", opinion: "请再约一次" } })).toMatchObject({
      state: "dispatched",
    });
    expect(await topicsAt("szyl01")).toContain("applicationDecided");
    await reply(city, orderId, "szyl01");
  });
});

describe("催单", () => {
  it("reaches everybody who works on it; on line once a working day", async () => {
    const { orderId, receipt } = await anOrder(city);
    await dispatchTo(city, orderId, "szyl");
    const chase = () => city.citizen(chaseContract.chaseByRequester, { body: { ...keyOf(receipt), words: "晚上太黑了，请尽快" } });
    await chase();
    expect(await problemOf(chase())).toMatchObject({ code: "chase.onceADay" });
    expect(await topicsAt("szyl01")).toContain("chased");
    const operator = await city.as("zuoxi01");
    expect(await operator(chaseContract.chaseWorkOrder, { params: { id: orderId }, body: { words: "老人又来电" } })).toMatchObject({
      chaseCount: 2,
    });
    // Friday, then the weekend: no new working day; Monday is one.
    city.clock.set(new Date("2026-11-20T10:00:00+08:00"));
    await chase();
    city.clock.set(new Date("2026-11-21T10:00:00+08:00"));
    expect(await problemOf(chase())).toMatchObject({ code: "chase.onceADay" });
    city.clock.set(new Date("2026-11-23T10:00:00+08:00"));
    await chase();
    const ways = await operator(ends.readOrderWays, { params: { id: orderId } });
    expect(ways.chases.map((each) => each.source)).toEqual(["requester", "operator", "requester", "requester"]);
    await operator(ends.withdrawWorkOrder, { params: { id: orderId }, body: { reason: "好了", way: "phone" } });
    expect(await problemOf(operator(chaseContract.chaseWorkOrder, { params: { id: orderId }, body: {} }))).toMatchObject({
      code: "workOrder.notOpen",
    });
  });
});

describe("重点、疑难", () => {
  it("are marked with a reason, found in the list, and taken away again", async () => {
    const { orderId } = await anOrder(city);
    const dispatcher = await city.as("paidan01");
    const mark = (mark: "key" | "difficult", on: boolean) =>
      dispatcher(marks.markWorkOrder, { params: { id: orderId }, body: { mark, on, reason: "涉及人数多" } });
    expect(await mark("key", true)).toMatchObject({ isKey: true });
    expect(await mark("difficult", true)).toMatchObject({ isDifficult: true });
    expect(await problemOf(mark("key", true))).toMatchObject({ code: "mark.unchanged" });
    for (const query of [{ isKey: "true" as const }, { isDifficult: "true" as const }])
      expect((await dispatcher(workOrder.listWorkOrders, { query })).items.map((each) => each.id)).toContain(orderId);
    expect((await dispatcher(workOrder.listWorkOrders, { query: { isRepeated: "true" } })).items).toEqual([]);
    expect(await mark("key", false)).toMatchObject({ isKey: false });
    expect((await dispatcher(workOrder.listWorkOrders, { query: { isKey: "true" } })).items.map((each) => each.id)).not.toContain(orderId);
    expect((await dispatcher(ends.readOrderWays, { params: { id: orderId } })).marks).toHaveLength(3);
  });
});

describe("绿色通道", () => {
  it("makes the order urgent and shows why", async () => {
    const { orderId } = await anOrder(city, { specialCare: "elderly" });
    const operator = await city.as("zuoxi01");
    expect(await operator(workOrder.readWorkOrder, { params: { id: orderId } })).toMatchObject({
      isGreenChannel: true,
      urgency: "urgent",
      demand: { specialCare: "elderly" },
    });
    await dispatchTo(city, orderId, "szyl");
    expect(await leadAssignment(city, orderId, "szyl01")).toMatchObject({ limitAmount: 24, limitUnit: "hour" });
  });
});

it("the books balance after all of it", async () => expect(await brokenIdentities(city)).toEqual([]));
