import * as callback from "@yihao/contract/callback";
import * as ends from "@yihao/contract/order-ends";
import * as workOrder from "@yihao/contract/work-order";
import { callbackJobs } from "@yihao/server/modules/callback/index";
import { jobCall } from "@yihao/server/platform/jobs";
import { anOrder, dispatchTo, register } from "@yihao/testkit/builders";
import { anAskedOrder, answerAgain, callBack, lastCallback, setSetting, tryToReach } from "@yihao/testkit/callbacks";
import { type City, openCity, problemOf } from "@yihao/testkit/city";
import { brokenIdentities, figuresOfToday } from "@yihao/testkit/figures";
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from "vitest";

let city: City;
beforeAll(async () => {
  city = await openCity(inject("database"));
});
beforeEach(() => city.clock.set(new Date("2026-11-16T09:00:00+08:00")));
afterAll(() => city.close());

const hours = (count: number) => count * 3_600_000;
const stateOf = async (orderId: string) => (await (await city.as("huifang01"))(workOrder.readWorkOrder, { params: { id: orderId } })).state;

describe("联系不上", () => {
  it("three tries of one morning are not enough: it waits in the pool for another part of the day", async () => {
    const { orderId, callbackId } = await anAskedOrder(city);
    for (const count of [1, 2, 3]) {
      city.clock.advance(hours(0.5));
      const after = await tryToReach(city, callbackId);
      expect(after).toMatchObject({ state: "pooled", attemptCount: count, claimedBy: null });
      expect(after.nextTryAt).toBe(new Date("2026-11-16T12:00:00+08:00").toISOString());
    }
    expect(await stateOf(orderId)).toBe("awaitingCallback");

    city.clock.set(new Date("2026-11-16T15:00:00+08:00"));
    const given = await tryToReach(city, callbackId, "busy");
    expect(given).toMatchObject({ state: "unreachable", attemptCount: 4, nextTryAt: null });
    expect(given.attempts.map((each) => each.dayPart)).toEqual(["morning", "morning", "morning", "afternoon"]);
    expect(await stateOf(orderId)).toBe("closed");
    expect(await problemOf(tryToReach(city, callbackId))).toMatchObject({ code: "callback.finished" });
  });

  it("two tries in two parts are not enough either; the third is", async () => {
    const { orderId, callbackId } = await anAskedOrder(city);
    await tryToReach(city, callbackId);
    city.clock.advance(hours(4));
    expect(await tryToReach(city, callbackId)).toMatchObject({ state: "pooled", nextTryAt: null });
    city.clock.advance(hours(1));
    expect(await tryToReach(city, callbackId)).toMatchObject({ state: "unreachable" });
    expect(await stateOf(orderId)).toBe("closed");
  });

  it("goes by the city's own numbers", async () => {
    const { callbackId } = await anAskedOrder(city);
    await setSetting(city, "callback.attemptsMin", 1);
    await setSetting(city, "callback.dayPartsMin", 1);
    expect(await tryToReach(city, callbackId)).toMatchObject({ state: "unreachable", attemptCount: 1 });
    await setSetting(city, "callback.attemptsMin", 3);
    await setSetting(city, "callback.dayPartsMin", 2);
  });

  it("a wrong number and a refusal end it at once", async () => {
    for (const outcome of ["wrongNumber", "refused"] as const) {
      const { callbackId } = await anAskedOrder(city);
      expect(await tryToReach(city, callbackId, outcome)).toMatchObject({ state: "unreachable" });
    }
  });
});

describe("领取 that is left", () => {
  it("goes back to the pool after two hours, by the system, and another may take it", async () => {
    const { orderId, callbackId } = await anAskedOrder(city);
    const officer = await city.as("huifang01");
    await officer(callback.claimCallback, { params: { id: callbackId } });
    const other = await city.as("huifang02");
    expect(await problemOf(other(callback.claimCallback, { params: { id: callbackId } }))).toMatchObject({
      code: "callback.claimedByOther",
    });
    city.clock.advance(hours(2) - 60_000);
    await runJob();
    expect(await lastCallback(city, orderId)).toMatchObject({ state: "claimed" });
    city.clock.advance(60_000);
    await runJob();
    await runJob();
    expect(await city.count("select count(*) from event where type = 'callback.released' and subject_id = $1", [callbackId])).toBe(1);
    expect(await lastCallback(city, orderId)).toMatchObject({ state: "pooled", claimedBy: null });
    const { items } = await officer(workOrder.readWorkOrderTimeline, { params: { id: orderId } });
    expect(items.at(-1)).toMatchObject({ title: "放回回访池", actor: "系统", reason: "领取满 2 小时没有登记" });
    expect(await problemOf(callBackAs("huifang01", callbackId))).toMatchObject({ code: "callback.notClaimed" });
    await other(callback.claimCallback, { params: { id: callbackId } });
  });

  const runJob = async () => {
    for (const job of callbackJobs) await job.work(jobCall(city.world, job.name));
  };
  const callBackAs = async (username: string, id: string) =>
    (await city.as(username))(callback.evaluateCallback, {
      params: { id },
      body: { isContacted: true, solved: "solved", satisfaction: "satisfied" },
    });
});

describe("回访时限", () => {
  it("is two working days, with a light; the pool serves what falls due first", async () => {
    const { orderId, callbackId } = await anAskedOrder(city);
    const fresh = await lastCallback(city, orderId);
    expect(fresh).toMatchObject({ dueAt: new Date("2026-11-18T18:00:00+08:00").toISOString(), light: "green" });
    city.clock.advance(hours(24));
    const later = await anAskedOrder(city);
    city.clock.set(new Date("2026-11-18T18:01:00+08:00"));
    const officer = await city.as("huifang01");
    const { items } = await officer(callback.listCallbacks, { query: { limit: 100 } });
    const dueTimes = items.map((item) => item.dueAt);
    expect(dueTimes).toEqual([...dueTimes].sort());
    expect(items.find((item) => item.id === callbackId)?.light).toBe("red");
    expect(items.findIndex((item) => item.id === callbackId)).toBeLessThan(items.findIndex((item) => item.id === later.callbackId));
    const pages = [];
    for (let after: string | undefined; ; ) {
      const page = await officer(callback.listCallbacks, { query: { limit: 1, ...(after === undefined ? {} : { after }) } });
      pages.push(...page.items.map((item) => item.id));
      if (page.next === null) break;
      after = page.next;
    }
    expect(pages).toEqual(items.map((item) => item.id));
    await callBack(city, orderId);
    expect(await lastCallback(city, orderId)).toMatchObject({ state: "evaluated", light: "red" });
  });

  it("an order that is withdrawn while it waits is not asked about any more", async () => {
    const { orderId, callbackId, receipt } = await anAskedOrder(city);
    await (await city.as("huifang01"))(callback.claimCallback, { params: { id: callbackId } });
    const key = { number: receipt.number, queryCode: receipt.queryCode };
    await city.citizen(ends.withdrawByRequester, { body: { ...key, reason: "已经自己解决了" } });
    expect(await lastCallback(city, orderId)).toMatchObject({ state: "waived", claimedBy: null });
    const progress = await city.citizen(callback.readProgress, { body: key });
    expect(progress.evaluation).toEqual({ isAsked: false, done: null });
    expect(await problemOf(tryToReach(city, callbackId))).toMatchObject({ code: "callback.finished" });
  });

  it("when the first requester withdraws and another stands behind the order, that one is asked", async () => {
    const { orderId, receipt } = await anOrder(city);
    const second = await register(await city.as("zuoxi02"), { callerNumber: "13900000077" });
    await (await city.as("zuoxi02"))(workOrder.mergeDemand, {
      params: { id: second.id },
      body: { workOrderId: orderId, reason: "同一处路灯" },
    });
    await dispatchTo(city, orderId, "szyl");
    await answerAgain(city, orderId);
    const asks = async ({ number, queryCode }: typeof receipt) =>
      (await city.citizen(callback.readProgress, { body: { number, queryCode } })).evaluation.isAsked;
    expect([await asks(receipt), await asks(second)]).toEqual([true, false]);
    const key = { number: receipt.number, queryCode: receipt.queryCode };
    await city.citizen(ends.withdrawByRequester, { body: { ...key, reason: "已经搬走了" } });
    expect([await asks(receipt), await asks(second)]).toEqual([false, true]);
    const answers = { isContacted: true, solved: "solved", satisfaction: "satisfied" } as const;
    expect(await problemOf(city.citizen(callback.evaluateByRequester, { body: { ...key, ...answers } }))).toMatchObject({
      code: "evaluation.notAsked",
    });
    await city.citizen(callback.evaluateByRequester, { body: { number: second.number, queryCode: second.queryCode, ...answers } });
    expect(await stateOf(orderId)).toBe("closed");
  });
});

it("books balance after all of it", async () => {
  expect((await figuresOfToday(city)).participationRate).toBeDefined();
  expect(await brokenIdentities(city)).toEqual([]);
});
