import * as applications from "@yihao/contract/applications";
import { readProgress } from "@yihao/contract/callback";
import * as directory from "@yihao/contract/directory";
import * as handling from "@yihao/contract/handling";
import * as statistics from "@yihao/contract/statistics";
import * as workOrder from "@yihao/contract/work-order";
import { handlingJobs } from "@yihao/server/modules/handling/index";
import { jobCall } from "@yihao/server/platform/jobs";
import { anOrder, dispatchTo, leadAssignment } from "@yihao/testkit/builders";
import { type City, openCity, problemOf } from "@yihao/testkit/city";
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from "vitest";

// 国庆 is 2026-10-01 to 07, Saturday 2026-10-10 is worked: dispatched on Monday 09-28, a complaint is due on 10-10.
const monday = new Date("2026-09-28T09:00:00+08:00");
const at = (local: string) => new Date(`2026-${local}:00+08:00`);
const iso = (local: string) => at(local).toISOString();

let city: City;
beforeAll(async () => {
  city = await openCity(inject("database"), { at: monday });
});
afterEach(() => city.clock.set(monday));
afterAll(() => city.close());

const words = { reason: "设备招标，国庆后开标", explanation: "维修设备正在招标采购" };

async function acknowledged(more: Parameters<typeof anOrder>[1] = {}) {
  const made = await anOrder(city, more);
  await dispatchTo(city, made.orderId, "szyl");
  const own = await leadAssignment(city, made.orderId, "szyl01");
  await (await city.as("szyl01"))(handling.acknowledgeAssignment, { params: { id: own.id } });
  return { ...made, assignmentId: own.id };
}
const asked = async (assignmentId: string, reviewOn: string) =>
  (await city.as("szyl01"))(applications.applyPause, { params: { id: assignmentId }, body: { reviewOn, ...words } });
const decided = async (id: string, reviewOn: string | null = null) =>
  (await city.as("shenhe01"))(applications.decideApplication, {
    params: { id },
    body: { decision: "granted", opinion: "确有客观原因", reviewOn },
  });
async function paused(reviewOn: string, more: Parameters<typeof anOrder>[1] = {}) {
  const made = await acknowledged(more);
  city.clock.set(at("09-29T10:00"));
  await decided((await asked(made.assignmentId, reviewOn)).id);
  return made;
}
const runJob = (name: string) => handlingJobs.find((job) => job.name === name)?.work(jobCall(city.world, name));
const ownOf = (orderId: string) => leadAssignment(city, orderId, "szyl01");
const orderOf = async (id: string) => (await city.as("paidan01"))(workOrder.readWorkOrder, { params: { id } });
const overdueCount = async () => (await (await city.as("paidan01"))(workOrder.countWorkOrders, {})).overdue;

describe("挂起", () => {
  it("over the National Day holiday gives back exactly the four working days that were left", async () => {
    const { receipt, orderId } = await paused("2026-10-08");
    expect(await ownOf(orderId)).toMatchObject({
      state: "paused",
      dueAt: iso("10-10T18:00"),
      pausedAt: iso("09-29T10:00"),
      pauseReviewOn: "2026-10-08",
      light: null,
      can: { resume: { allowed: true }, reply: { allowed: false }, extend: { allowed: false } },
    });
    expect(await orderOf(orderId)).toMatchObject({ state: "dispatched", light: null, pausedAt: iso("09-29T10:00") });

    city.clock.set(at("10-07T08:30"));
    await runJob("resume-due");
    expect((await ownOf(orderId)).state).toBe("paused");
    city.clock.set(at("10-08T08:30"));
    await runJob("resume-due");
    // Left were 09-30, 10-08, 10-09 and 10-10; they are now 10-09, 10-10, 10-12 and 10-13.
    expect(await ownOf(orderId)).toMatchObject({
      state: "handling",
      originalDueAt: iso("10-10T18:00"),
      dueAt: iso("10-13T18:00"),
      pausedAt: null,
    });
    expect(await orderOf(orderId)).toMatchObject({
      dueAt: iso("10-13T18:00"),
      promisedDueAt: iso("10-13T18:00"),
      pausedAt: null,
      light: "green",
    });

    await city.drain();
    const progress = await city.citizen(readProgress, { body: { number: receipt.number, queryCode: receipt.queryCode } });
    expect(progress.steps.slice(-2)).toMatchObject([{ title: "因客观原因暂停办理", detail: words.explanation }, { title: "已恢复办理" }]);
    expect(progress.notices.map((each) => each.title)).toEqual(expect.arrayContaining(["您的诉求暂停办理", "您的诉求恢复办理"]));
    const { items } = await (await city.as("shenhe01"))(applications.listWorkOrderApplications, { params: { id: orderId } });
    expect(items[0]).toMatchObject({ resumedBy: "系统", resumeReason: "挂起的复核日期已到", resumedAt: iso("10-08T08:30") });
  });

  it("is never overdue while it stands, neither for the city, the requester nor the figures", async () => {
    city.clock.set(at("10-15T10:00"));
    const before = await overdueCount();
    city.clock.set(monday);
    const { receipt, orderId } = await paused("2026-10-20");
    city.clock.set(at("10-15T10:00"));
    expect(await overdueCount()).toBe(before);
    const progress = await city.citizen(readProgress, { body: { number: receipt.number, queryCode: receipt.queryCode } });
    expect(progress.isOverdue).toBe(false);
    const { figures } = await (await city.as("zhuren01"))(statistics.readFigures, { query: { from: "2026-10-10", to: "2026-10-10" } });
    const of = (code: string) => figures.find((figure) => figure.code === code);
    expect(of("overdueOpen")?.value).toBe(0);
    expect(of("onTimeRate")?.denominator).toBe(0);
    expect(of("onTimeOriginalRate")?.denominator).toBeGreaterThan(0);
    const listed = await (await city.as("paidan01"))(workOrder.listWorkOrders, { query: { state: "dispatched", limit: 100 } });
    expect(listed.items.find((each) => each.id === orderId)).toMatchObject({ light: null });
  });

  it("is resumed by the agency when it can, or by the centre when it must, and by nobody else", async () => {
    const first = await paused("2026-10-20");
    city.clock.set(at("09-30T17:00"));
    const resume = async (username: string, id: string) =>
      (await city.as(username))(applications.resumeAssignment, { params: { id }, body: { reason: "设备已到货" } });
    expect((await problemOf(resume("huifang01", first.assignmentId))).status).toBe(403);
    expect((await problemOf(resume("chongchuan01", first.assignmentId))).status).toBe(404);
    // Paused and resumed on neighbouring working days: one day was given back.
    expect((await resume("szyl01", first.assignmentId)).dueAt).toBe(iso("10-12T18:00"));
    expect((await problemOf(resume("szyl01", first.assignmentId))).code).toBe("assignment.wrongState");

    city.clock.set(monday);
    const second = await paused("2026-10-20");
    city.clock.set(at("09-29T16:00"));
    expect((await resume("shenhe01", second.assignmentId)).dueAt).toBe(iso("10-10T18:00"));
    // It may be folded into a digest with what was told before.
    const told = "select count(*) from notice where topic = 'applicationDecided' and title like '恢复办理：%' and body like '%设备已到货%'";
    expect(await city.count(told)).toBe(1);
  });

  it("asks for a review date that the city allows, and the decision may name another", async () => {
    const { orderId, assignmentId } = await acknowledged();
    expect((await problemOf(asked(assignmentId, "2026-09-28"))).fields).toEqual([
      { field: "reviewOn", message: "复核日期应在 2026-09-29 至 2026-10-30 之间" },
    ]);
    expect((await problemOf(asked(assignmentId, "2026-10-31"))).status).toBe(400);
    const application = await asked(assignmentId, "2026-09-30");
    city.clock.set(at("09-30T10:00"));
    expect((await problemOf(decided(application.id))).fields?.[0]?.field).toBe("reviewOn");
    expect(await decided(application.id, "2026-10-09")).toMatchObject({ state: "granted", reviewOn: "2026-10-09" });
    expect(await ownOf(orderId)).toMatchObject({ pausedAt: iso("09-30T10:00"), pauseReviewOn: "2026-10-09" });
  });

  it("cannot be asked for after expiry, and granted late it stops nothing that is late already", async () => {
    const { orderId, assignmentId } = await acknowledged();
    const application = await asked(assignmentId, "2026-10-20");
    city.clock.set(at("10-12T09:30"));
    expect((await problemOf(asked(assignmentId, "2026-10-20"))).title).toBe("期限 2026-10-10 18:00 已过，不能再申请挂起");
    await decided(application.id);
    expect((await ownOf(orderId)).light).toBe("red");
    city.clock.set(at("10-20T08:30"));
    await runJob("resume-due");
    expect(await ownOf(orderId)).toMatchObject({ state: "handling", dueAt: iso("10-10T18:00"), light: "red" });
  });

  it("of a limit in hours gives back the hours", async () => {
    const made = await acknowledged({ urgency: "urgent" });
    city.clock.set(at("09-28T15:00"));
    await decided((await asked(made.assignmentId, "2026-09-30")).id);
    city.clock.set(at("09-30T08:30"));
    await runJob("resume-due");
    // 24 hours, six of them used.
    expect((await ownOf(made.orderId)).dueAt).toBe(iso("10-01T02:30"));
  });

  it("and an extension go together, also when the calendar changes and when the clocks are counted again at night", async () => {
    const { orderId, assignmentId } = await acknowledged();
    const extension = await (await city.as("szyl01"))(applications.applyExtension, {
      params: { id: assignmentId },
      body: { amount: 2, ...words },
    });
    await (await city.as("shenhe01"))(applications.decideApplication, {
      params: { id: extension.id },
      body: { decision: "granted", opinion: "同意" },
    });
    city.clock.set(at("09-29T10:00"));
    await decided((await asked(assignmentId, "2026-10-08")).id);
    city.clock.set(at("10-08T08:30"));
    await runJob("resume-due");
    const moved = { originalDueAt: iso("10-10T18:00"), dueAt: iso("10-15T18:00"), extensionCount: 1 };
    expect(await ownOf(orderId)).toMatchObject(moved);
    await runJob("recompute-limits");
    expect(await ownOf(orderId)).toMatchObject(moved);
    await (await city.as("admin"))(directory.setCalendarDay, {
      params: { onDate: "2026-10-14" },
      body: { isWorking: false, name: "台风停工" },
    });
    expect(await ownOf(orderId)).toMatchObject({ ...moved, dueAt: iso("10-16T18:00") });
    // What reached past the day earlier in this file has moved as well; the paused ones count again when they go on.
    expect((await orderOf(orderId)).dueAt).toBe(iso("10-16T18:00"));
  });
});
