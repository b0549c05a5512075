import * as callback from "@yihao/contract/callback";
import type { CallOf } from "@yihao/contract/endpoint";
import * as handling from "@yihao/contract/handling";
import * as notice from "@yihao/contract/notice";
import * as replies from "@yihao/contract/replies";
import * as review from "@yihao/contract/review";
import * as workOrder from "@yihao/contract/work-order";
import { handlingJobs } from "@yihao/server/modules/handling/index";
import { jobCall } from "@yihao/server/platform/jobs";
import { anOrder, aReply, dispatchTo, leadAssignment, pass, reply } from "@yihao/testkit/builders";
import { type City, openCity, problemOf } from "@yihao/testkit/city";
import { brokenIdentities } from "@yihao/testkit/figures";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";

let city: City;
let orderId: string;
let receipt: Awaited<ReturnType<typeof anOrder>>["receipt"];
beforeAll(async () => {
  // A Monday; the promise below is for Friday of the next week.
  city = await openCity(inject("database"));
});
afterAll(() => city.close());

const promised = { promisedOn: "2026-11-27", plan: "路灯电缆须开挖更换，已列入施工计划，11 月 27 日前完成。" };
const setClock = (local: string) => city.clock.set(new Date(`${local}:00+08:00`));
const mind = () => handlingJobs.find((job) => job.name === "mind-promises")?.work(jobCall(city.world, "mind-promises"));
const read = async () => (await city.as("zhuren01"))(workOrder.readWorkOrder, { params: { id: orderId } });
const own = () => leadAssignment(city, orderId, "szyl01");
const titles = async () => {
  const { items } = await (await city.as("zhuren01"))(workOrder.readWorkOrderTimeline, { params: { id: orderId } });
  return items.map((item) => item.title);
};
const notices = async (username: string) => (await (await city.as(username))(notice.listNotices, { query: {} })).items;

async function replyWith(more: Partial<NonNullable<CallOf<typeof handling.replyAssignment>["body"]>>) {
  const assignment = await own();
  return (await city.as("szyl01"))(handling.replyAssignment, { params: { id: assignment.id }, body: { ...aReply, ...more } });
}

describe("阶段性办结", () => {
  it("promises a working day to come, by the lead, and not too far away", async () => {
    ({ orderId, receipt } = await anOrder(city));
    await dispatchTo(city, orderId, "szyl");
    const handler = await city.as("szyl01");
    await handler(handling.acknowledgeAssignment, { params: { id: (await own()).id } });
    const wrong = [
      ["2026-11-16", "承诺日期应晚于今天"],
      ["2026-11-28", "2026-11-28 不是工作日，请选择工作日"],
      ["2028-11-27", "承诺日期最远为今天起第 120 个工作日"],
    ] as const;
    for (const [promisedOn, message] of wrong)
      expect(await problemOf(replyWith({ interim: { ...promised, promisedOn } }))).toMatchObject({
        status: 400,
        fields: [{ field: "promisedOn", message }],
      });
    expect((await own()).replies).toEqual([]);
  });

  it("passes review: the clock has stopped by that reply, the promise counts from now on, nobody is called back yet", async () => {
    await replyWith({ interim: promised, isResolved: false, publicReply: "您好，电缆须开挖更换，我们承诺 11 月 27 日前完成。" });
    const repliedAt = city.clock.now();
    city.clock.advance(3_600_000);
    expect((await pass(city, orderId)).state).toBe("interimClosed");
    expect(await own()).toMatchObject({ state: "followUp", light: "green", followUpDueAt: "2026-11-27T10:00:00.000Z" });
    expect(await read()).toMatchObject({
      state: "interimClosed",
      isKey: true,
      keyReason: "阶段性办结",
      clockStoppedAt: repliedAt.toISOString(),
      followUpDueAt: "2026-11-27T10:00:00.000Z",
      light: "green",
    });
    const reader = await city.as("huifang01");
    expect((await reader(callback.listWorkOrderCallbacks, { params: { id: orderId } })).items).toEqual([]);
    await city.drain();
    const progress = await city.citizen(callback.readProgress, { body: { number: receipt.number, queryCode: receipt.queryCode } });
    expect(progress.notices.at(-1)?.body).toContain("并承诺于 2026年11月27日 前办理完成");
    expect(progress.reply?.text).toContain("电缆须开挖更换");
  });

  it("is on the follow-up list, what falls due first on top", async () => {
    const other = await anOrder(city);
    await dispatchTo(city, other.orderId, "szyl");
    const assignment = await leadAssignment(city, other.orderId, "szyl01");
    const handler = await city.as("szyl01");
    await handler(handling.acknowledgeAssignment, { params: { id: assignment.id } });
    const body = { ...aReply, interim: { ...promised, promisedOn: "2026-11-20" } };
    await handler(handling.replyAssignment, { params: { id: assignment.id }, body });
    await pass(city, other.orderId);
    const reader = await city.as("zhuren01");
    const { items } = await reader(workOrder.listWorkOrders, { query: { state: "interimClosed" } });
    expect(items.map((item) => item.id)).toEqual([other.orderId, orderId]);
    expect(await reader(workOrder.countWorkOrders, {})).toMatchObject({ interimClosed: 2, promiseBroken: 0 });
  });

  it("is promised once: what follows is the last reply", async () => {
    expect(await problemOf(replyWith({ interim: { ...promised, promisedOn: "2026-12-04" } }))).toMatchObject({ code: "promise.once" });
  });

  it("reminds the agency three working days before and on the day, once each", async () => {
    setClock("2026-11-23T17:00");
    await mind();
    const dues = async () => (await notices("szyl01")).filter((item) => item.topic === "due" && item.link === `/orders/${orderId}`);
    expect(await dues()).toHaveLength(0);
    setClock("2026-11-24T09:00");
    await mind();
    await mind();
    expect(await dues()).toHaveLength(1);
    setClock("2026-11-27T09:00");
    await mind();
    await mind();
    expect(await dues()).toHaveLength(2);
    expect((await own()).light).toBe("orange");
  });

  it("breaks when the day has passed without the last reply: said once, red from then on", async () => {
    setClock("2026-11-27T18:00");
    await mind();
    expect(await titles()).not.toContain("承诺逾期未兑现");
    setClock("2026-11-27T18:10");
    await mind();
    await mind();
    expect((await titles()).filter((title) => title === "承诺逾期未兑现")).toHaveLength(1);
    expect((await own()).light).toBe("red");
    const shown = await read();
    expect(shown).toMatchObject({ state: "interimClosed", light: "red" });
    const reader = await city.as("zhuren01");
    expect((await reader(workOrder.listWorkOrders, { query: { state: "interimClosed", light: "red" } })).items).toHaveLength(2);
    expect(await reader(workOrder.countWorkOrders, {})).toMatchObject({ interimClosed: 2, promiseBroken: 2 });
    expect((await notices("szyl01")).filter((item) => item.topic === "overdue" && item.link === `/orders/${orderId}`)).toHaveLength(1);
  });

  it("is kept late by the last reply, which goes to review and callback as usual; the first clock stays as it stopped", async () => {
    setClock("2026-12-02T10:00");
    const handler = await city.as("szyl01");
    await handler(replies.recordContact, {
      params: { id: (await own()).id },
      body: { at: "2026-12-02T09:30:00+08:00", way: "phone", outcome: "reached", note: "说明延误原因，约定今天验收" },
    });
    await replyWith({ publicReply: "您好，电缆已更换，路灯全部恢复照明，延误数日，敬请谅解。" });
    expect(await own()).toMatchObject({ state: "replied", light: "red" });
    await pass(city, orderId);
    expect(await read()).toMatchObject({ state: "awaitingCallback", light: null, clockStoppedAt: "2026-11-16T01:00:00.000Z" });
    const done = await own();
    expect(done.state).toBe("finished");
    expect(done.replies.map((each) => each.promise)).toMatchObject([
      { promisedOn: "2026-11-27", keptAt: "2026-12-02T02:00:00.000Z", brokenAt: "2026-11-27T10:10:00.000Z" },
      null,
    ]);
    const reader = await city.as("huifang01");
    expect((await reader(callback.listWorkOrderCallbacks, { params: { id: orderId } })).items).toHaveLength(1);
    expect(await city.count("select count(*) from assignment where id = $1 and clock_stopped_at < due_at", [done.id])).toBe(1);
  });

  it("sent back, the last reply leaves the promise open", async () => {
    const { orderId: thirdId } = await anOrder(city);
    await dispatchTo(city, thirdId, "szyl");
    const handler = await city.as("szyl01");
    const first = await leadAssignment(city, thirdId, "szyl01");
    await handler(handling.acknowledgeAssignment, { params: { id: first.id } });
    const body = { ...aReply, interim: { ...promised, promisedOn: "2026-12-11" } };
    await handler(handling.replyAssignment, { params: { id: first.id }, body });
    await pass(city, thirdId);
    await handler(handling.replyAssignment, { params: { id: first.id }, body: aReply });
    const reviewer = await city.as("shenhe01");

    await reviewer(review.reviewReply, {
      params: { id: thirdId },
      body: { verdict: "sentBack", opinion: "没有验收照片", unmetPoints: ["是否逐项答复"] },
    });
    expect(await leadAssignment(city, thirdId, "szyl01")).toMatchObject({
      state: "handling",
      light: "green",
      sendBackReason: "未达要点：是否逐项答复。没有验收照片",
    });
    setClock("2026-12-11T18:10");
    await mind();
    expect(await leadAssignment(city, thirdId, "szyl01")).toMatchObject({ state: "handling", light: "red" });
    await reply(city, thirdId, "szyl01");
    expect((await pass(city, thirdId)).state).toBe("awaitingCallback");
  });

  it("books balance after all of it", async () => expect(await brokenIdentities(city)).toEqual([]));
});
