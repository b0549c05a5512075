import * as applications from "@yihao/contract/applications";
import { readProgress } from "@yihao/contract/callback";
import * as directory from "@yihao/contract/directory";
import * as handling from "@yihao/contract/handling";
import * as identity from "@yihao/contract/identity";
import * as notice from "@yihao/contract/notice";
import * as statistics from "@yihao/contract/statistics";
import * as workOrder from "@yihao/contract/work-order";
import { anOrder, dispatchTo, leadAssignment, pass, reply } from "@yihao/testkit/builders";
import { type City, openCity, problemOf } from "@yihao/testkit/city";
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from "vitest";

// Dispatched on Monday 2026-11-16, a complaint is due on the 23rd at 18:00.
const monday = new Date("2026-11-16T09:00:00+08:00");
const at = (local: string) => new Date(`2026-${local}:00+08:00`);
const iso = (local: string) => at(local).toISOString();
const password = "yihao-12345";

let city: City;
beforeAll(async () => {
  city = await openCity(inject("database"));
});
afterEach(() => city.clock.set(monday));
afterAll(() => city.close());

const words = { reason: "配件停产，需向厂家订制", explanation: "路灯配件需要订制，到货后立即更换" };
async function acknowledged(lead = "szyl", handler = `${lead}01`, supporting: string[] = []) {
  const made = await anOrder(city);
  await dispatchTo(city, made.orderId, lead, supporting);
  const own = await leadAssignment(city, made.orderId, handler);
  await (await city.as(handler))(handling.acknowledgeAssignment, { params: { id: own.id } });
  return { ...made, assignmentId: own.id };
}
async function applied(assignmentId: string, amount = 3, handler = "szyl01") {
  return (await city.as(handler))(applications.applyExtension, { params: { id: assignmentId }, body: { amount, ...words } });
}
const decided = async (id: string, more: { decision?: "granted" | "refused"; grantedAmount?: number } = {}) =>
  (await city.as("shenhe01"))(applications.decideApplication, {
    params: { id },
    body: { decision: "granted", opinion: "情况属实", ...more },
  });
const orderOf = async (id: string) => (await city.as("paidan01"))(workOrder.readWorkOrder, { params: { id } });
const codesOf = async (from: string, to: string) => {
  const { figures } = await (await city.as("zhuren01"))(statistics.readFigures, { query: { from, to } });
  return Object.fromEntries(figures.map((figure) => [figure.code, figure]));
};

describe("延期", () => {
  it("granted keeps both deadlines, moves the promise, and the requester is told why", async () => {
    const { receipt, orderId, assignmentId } = await acknowledged();
    city.clock.set(at("11-18T10:00"));
    const asked = await applied(assignmentId);
    expect(asked).toMatchObject({
      kind: "extension",
      state: "waiting",
      amount: 3,
      unit: "workingDay",
      can: { withdraw: { allowed: true } },
    });
    expect((await leadAssignment(city, orderId, "szyl01")).can.extend).toMatchObject({ allowed: false, code: "application.open" });
    expect((await orderOf(orderId)).dueAt).toBe(iso("11-23T18:00"));

    expect(await decided(asked.id)).toMatchObject({ state: "granted", grantedAmount: 3, opinion: "情况属实" });
    expect(await leadAssignment(city, orderId, "szyl01")).toMatchObject({
      originalDueAt: iso("11-23T18:00"),
      dueAt: iso("11-26T18:00"),
      promisedDueAt: iso("11-26T18:00"),
      extensionCount: 1,
      extendedDays: 3,
      light: "green",
    });
    expect(await orderOf(orderId)).toMatchObject({ dueAt: iso("11-26T18:00"), promisedDueAt: iso("11-26T18:00") });

    await city.drain();
    const progress = await city.citizen(readProgress, { body: { number: receipt.number, queryCode: receipt.queryCode } });
    expect(progress.dueAt).toBe(iso("11-26T18:00"));
    expect(progress.steps.at(-1)).toMatchObject({ title: "需要延长办理时间", detail: words.explanation });
    expect(JSON.stringify(progress)).not.toContain(words.reason);
    expect(progress.notices.some((each) => each.title === "您的诉求延长办理时间")).toBe(true);
    const told = (await (await city.as("szyl01"))(notice.listNotices, { query: {} })).items[0];
    expect(told).toMatchObject({ topic: "applicationDecided" });
    expect(told?.body).toContain("已获同意");
  });

  it("is on time by the extended limit and late by the original one: both are published", async () => {
    const before = await codesOf("2026-11-16", "2026-11-30");
    const { orderId, assignmentId } = await acknowledged();
    city.clock.set(at("11-18T10:00"));
    await decided((await applied(assignmentId)).id);
    city.clock.set(at("11-25T10:00"));
    await reply(city, orderId, "szyl01");
    await pass(city, orderId);
    const after = await codesOf("2026-11-16", "2026-11-30");
    const grown = (code: string) => [
      (after[code]?.numerator ?? 0) - (before[code]?.numerator ?? 0),
      (after[code]?.denominator ?? 0) - (before[code]?.denominator ?? 0),
    ];
    expect(grown("onTimeRate")).toEqual([1, 1]);
    // The order of the test before is past its original limit as well.
    expect(grown("onTimeOriginalRate")[0]).toBe(0);
    expect(after.onTimeOriginalRate?.formula).toContain("原期限");
  });

  it("is refused after expiry, and when less than a quarter of the limit is left", async () => {
    const { orderId, assignmentId } = await acknowledged();
    city.clock.set(at("11-23T10:00"));
    expect(await problemOf(applied(assignmentId))).toMatchObject({
      status: 409,
      title: "延期应提前申请：到期前至少留出原时限的 25%，现已不足",
    });
    city.clock.set(at("11-23T18:01"));
    expect((await problemOf(applied(assignmentId))).title).toBe("期限 2026-11-23 18:00 已过，不能再申请延期");
    expect((await leadAssignment(city, orderId, "szyl01")).can.extend).toMatchObject({ allowed: false, code: "extension.expired" });
  });

  it("asked for in time may be granted late, and clears the red light that our delay lit", async () => {
    const { orderId, assignmentId } = await acknowledged();
    city.clock.set(at("11-20T10:00"));
    const asked = await applied(assignmentId, 5);
    city.clock.set(at("11-24T10:00"));
    expect((await leadAssignment(city, orderId, "szyl01")).light).toBe("red");
    await decided(asked.id, { grantedAmount: 2 });
    expect(await leadAssignment(city, orderId, "szyl01")).toMatchObject({ dueAt: iso("11-25T18:00"), extendedDays: 2, light: "yellow" });
  });

  it("asks and grants no more than the original limit, twice at most", async () => {
    const { assignmentId } = await acknowledged();
    expect((await problemOf(applied(assignmentId, 6))).fields).toEqual([
      { field: "amount", message: "一次延期不能超过原时限，最多 5 个工作日" },
    ]);
    const first = await applied(assignmentId, 5);
    expect((await problemOf(decided(first.id, { grantedAmount: 6 }))).fields?.[0]?.field).toBe("grantedAmount");
    await decided(first.id);
    await decided((await applied(assignmentId, 1)).id);
    expect((await problemOf(applied(assignmentId, 1))).code).toBe("extension.countReached");
  });

  it("is decided once: who comes second learns who was first", async () => {
    const { assignmentId } = await acknowledged();
    const asked = await applied(assignmentId);
    await decided(asked.id, { decision: "refused" });
    const second = (await city.as("banzhang01"))(applications.decideApplication, {
      params: { id: asked.id },
      body: { decision: "granted", opinion: "同意" },
    });
    const problem = await problemOf(second);
    expect(problem.code).toBe("application.settled");
    expect(problem.title).toMatch(/^该延期申请不同意（.+），不能再办理$/);
    expect((await applied(assignmentId)).state).toBe("waiting");
  });

  it("is never decided by who asked, nor inside the same agency", async () => {
    const { assignmentId } = await acknowledged();
    const administrator = await city.as("admin");
    for (const username of ["szylboth", "szylother"])
      await administrator(identity.createAccount, {
        body: {
          username,
          displayName: username,
          password,
          roles: ["agencyHandler", "reviewer"],
          agencyId: await city.agencyId("szyl"),
          platformCode: "320600",
        },
      });
    const asked = await applied(assignmentId, 3, "szylboth");
    const decideAs = async (username: string) =>
      problemOf(
        (await city.as(username))(applications.decideApplication, {
          params: { id: asked.id },
          body: { decision: "granted", opinion: "同意" },
        }),
      );
    expect((await decideAs("szylboth")).code).toBe("application.own");
    expect((await decideAs("szylother")).code).toBe("application.ownAgency");
  });

  it("of a supporting agency is its own: order and requester keep their limit", async () => {
    const { receipt, orderId } = await acknowledged("szyl", "szyl01", ["chongchuan"]);
    const supporter = await city.as("chongchuan01");
    const part = (await supporter(handling.listWorkOrderAssignments, { params: { id: orderId } })).items.find(
      (each) => each.role === "supporting",
    );
    await supporter(handling.acknowledgeAssignment, { params: { id: part?.id ?? "" } });
    await decided((await applied(part?.id ?? "", 2, "chongchuan01")).id);
    expect(await orderOf(orderId)).toMatchObject({ dueAt: iso("11-23T18:00"), promisedDueAt: iso("11-23T18:00") });
    await city.drain();
    const progress = await city.citizen(readProgress, { body: { number: receipt.number, queryCode: receipt.queryCode } });
    expect(progress.steps.map((step) => step.title)).not.toContain("需要延长办理时间");
    const seen = await (await city.as("szyl01"))(applications.listWorkOrderApplications, { params: { id: orderId } });
    expect(seen.items).toEqual([]);
  });

  it("moves what was delegated along; the agency below cannot ask itself", async () => {
    const { orderId, assignmentId } = await acknowledged("chongchuan");
    const district = await city.as("chongchuan01");
    await district(handling.delegateAssignment, {
      params: { id: assignmentId },
      body: { agencyId: await city.agencyId("chongchuan-csgl") },
    });
    const bureau = await city.as("chongchuancsgl01");
    const below = async () =>
      (await bureau(handling.listWorkOrderAssignments, { params: { id: orderId } })).items.find(
        (each) => each.parentAssignmentId === assignmentId,
      );
    const child = await below();
    await bureau(handling.acknowledgeAssignment, { params: { id: child?.id ?? "" } });
    expect((await problemOf(applied(child?.id ?? "", 2, "chongchuancsgl01"))).code).toBe("assignment.delegatedCannotApply");
    await decided((await applied(assignmentId, 2, "chongchuan01")).id);
    expect(await below()).toMatchObject({ dueAt: iso("11-25T18:00"), originalDueAt: iso("11-23T18:00") });
  });

  it("can be withdrawn, and lapses with the work it was about", async () => {
    const { orderId, assignmentId } = await acknowledged();
    const handler = await city.as("szyl01");
    const first = await applied(assignmentId);
    expect((await handler(applications.withdrawApplication, { params: { id: first.id } })).state).toBe("withdrawn");
    expect((await problemOf(decided(first.id))).code).toBe("application.settled");
    const second = await applied(assignmentId);
    await reply(city, orderId, "szyl01");
    await pass(city, orderId);
    const { items } = await handler(applications.listWorkOrderApplications, { params: { id: orderId } });
    expect(items.map((each) => each.state)).toEqual(["withdrawn", "lapsed"]);
    expect((await problemOf(decided(second.id))).title).toContain("已失效");
  });

  it("waits in a queue, longest first, that counts", async () => {
    const reviewer = await city.as("shenhe01");
    const counts = await reviewer(applications.countApplications, {});
    const { assignmentId } = await acknowledged();
    await applied(assignmentId);
    expect(await reviewer(applications.countApplications, {})).toEqual({ ...counts, extension: counts.extension + 1 });
    const { items } = await reviewer(applications.listApplications, { query: { kind: "extension", limit: 100 } });
    expect(items.map((each) => each.askedAt)).toEqual(items.map((each) => each.askedAt).toSorted());
    expect(items.find((each) => each.assignmentId === assignmentId)).toMatchObject({
      title: "小区门口路灯不亮",
      limitAmount: 5,
      can: { decide: { allowed: true } },
    });
  });

  it("survives a change of the calendar: the day that is free is added, the extension stays", async () => {
    const { orderId, assignmentId } = await acknowledged();
    await decided((await applied(assignmentId, 3)).id);
    const setDay = async (isWorking: boolean) =>
      (await city.as("admin"))(directory.setCalendarDay, { params: { onDate: "2026-11-25" }, body: { isWorking, name: "台风停工" } });
    await setDay(false);
    const moved = { dueAt: iso("11-27T18:00"), originalDueAt: iso("11-23T18:00"), promisedDueAt: iso("11-27T18:00") };
    expect(await leadAssignment(city, orderId, "szyl01")).toMatchObject(moved);
    expect((await orderOf(orderId)).dueAt).toBe(iso("11-27T18:00"));
    await setDay(true);
    expect((await leadAssignment(city, orderId, "szyl01")).dueAt).toBe(iso("11-26T18:00"));
  });
});

describe("签收期限", () => {
  it("is stamped when the work is given: two working hours, half an hour for what is urgent; both count", async () => {
    city.clock.set(at("11-16T17:30"));
    const { orderId } = await anOrder(city);
    await dispatchTo(city, orderId, "szyl");
    const urgent = await anOrder(city, { urgency: "urgent" });
    await dispatchTo(city, urgent.orderId, "szyl");
    expect((await leadAssignment(city, orderId, "szyl01")).acknowledgeBy).toBe(iso("11-17T10:30"));
    expect((await leadAssignment(city, urgent.orderId, "szyl01")).acknowledgeBy).toBe(iso("11-16T18:00"));

    const before = await codesOf("2026-11-16", "2026-11-16");
    city.clock.set(at("11-17T10:30"));
    for (const id of [orderId, urgent.orderId]) {
      const own = await leadAssignment(city, id, "szyl01");
      await (await city.as("szyl01"))(handling.acknowledgeAssignment, { params: { id: own.id } });
    }
    const after = await codesOf("2026-11-16", "2026-11-16");
    const rate = "acknowledgedInTimeRate";
    expect((after[rate]?.numerator ?? 0) - (before[rate]?.numerator ?? 0)).toBe(1);
    expect((after[rate]?.denominator ?? 0) - (before[rate]?.denominator ?? 0)).toBe(2);
  });
});
