import * as notice from "@yihao/contract/notice";
import * as posts from "@yihao/contract/posts";
import * as review from "@yihao/contract/review";
import * as supervision from "@yihao/contract/supervision";
import * as warning from "@yihao/contract/warning";
import { watchClocks } from "@yihao/server/modules/supervision/index";
import { jobCall } from "@yihao/server/platform/jobs";
import { anOrder, dispatchTo, leadAssignment, reply } from "@yihao/testkit/builders";
import { type City, openCity, problemOf } from "@yihao/testkit/city";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";

let city: City;
const orders: string[] = [];
beforeAll(async () => {
  city = await openCity(inject("database"));
  await fillPosts();
  await setBounds();
  for (let nth = 0; nth < 3; nth += 1) {
    const { orderId } = await anOrder(city, { title: `拖欠工资第${nth + 1}件`, categoryCode: "030101" });
    await dispatchTo(city, orderId, "rsj");
    orders.push(orderId);
  }
});
afterAll(() => city.close());

const round = () => watchClocks(jobCall(city.world, "watch-clocks"));
const accountOf = async (username: string) => {
  const { rows } = await city.world.pool.query<{ id: string }>("select id from account where username = $1", [username]);
  return rows[0]?.id ?? "";
};

async function fillPosts() {
  const leader = await city.as("rsjld01");
  const id = await city.agencyId("rsj");
  for (const [post, username] of [
    ["mainLeader", "rsjld01"],
    ["deputyLeader", "rsjld02"],
    ["liaison", "rsj01"],
  ] as const)
    await leader(posts.setPost, { params: { id, post }, body: { accountId: await accountOf(username) } });
}

async function setBounds() {
  await (await city.as("admin"))(warning.setWarningThreshold, {
    body: {
      indicator: "overdueOpen",
      yellow: 1,
      orange: 2,
      red: 3,
      margin: 1,
      minimumDenominator: 0,
      effectiveFrom: "2026-11-16",
      source: "测试口径",
    },
  });
}

const boardOf = async (code: string, as = "duban01") => {
  const agencyId = await city.agencyId(code);
  const { items } = await (await city.as(as))(warning.listAgencyBoards, { query: { agencyId } });
  return items.find((board) => board.agencyId === agencyId);
};
const noticesOf = async (username: string) => {
  const { items } = await (await city.as(username))(notice.listNotices, { query: {} });
  return items.filter((each) => each.topic === "warning");
};
const casesOf = async (query: { pool?: "open" | "ended"; corrected?: "true" } = {}) =>
  (await (await city.as("duban01"))(supervision.listSupervisionCases, { query })).items;

describe("红灯单位的督办", () => {
  it("is told by colour and post, one notice for all that turned in a round", async () => {
    await round();
    expect(await noticesOf("rsj01")).toEqual([]);
    // 5 working days: yellow after half, orange at a fifth.
    city.clock.set(new Date("2026-11-19T10:00:00+08:00"));
    expect(await round()).toMatchObject({ changed: 3, told: 1 });
    expect(await noticesOf("rsj01")).toMatchObject([{ title: "黄色预警：南通市人力资源和社会保障局 3 项", count: 1 }]);
    expect(await noticesOf("rsjld02")).toEqual([]);
    city.clock.set(new Date("2026-11-23T15:00:00+08:00"));
    await round();
    expect(await noticesOf("rsjld02")).toMatchObject([{ title: "橙色预警：南通市人力资源和社会保障局 3 项" }]);
    expect(await noticesOf("rsjld01")).toEqual([]);
  });

  it("turns red: the main leader hears once, a case is open for each order and one for the figures", async () => {
    city.clock.set(new Date("2026-11-24T09:00:00+08:00"));
    expect(await round()).toMatchObject({ changed: 3, cases: 4, told: 1 });
    expect(await noticesOf("rsjld01")).toMatchObject([{ title: "红色预警：南通市人力资源和社会保障局 4 项", count: 1 }]);
    expect(await boardOf("rsj")).toMatchObject({ light: "red" });
    expect((await boardOf("rsj"))?.indicators.find((each) => each.indicator === "overdueOpen")).toMatchObject({ light: "red", value: 3 });
    const cases = await casesOf();
    expect(cases.map((each) => each.origin).sort()).toEqual(["indicator", "light", "light", "light"]);
    expect(cases.every((each) => each.state === "issued" && each.holderName === null && each.dueAt !== null)).toBe(true);
    // Nothing has changed: nobody is told anything, no case is opened twice.
    expect(await round()).toMatchObject({ changed: 0, agencies: 0, cases: 0, told: 0 });
    expect(await round()).toMatchObject({ changed: 0, agencies: 0, cases: 0, told: 0 });
  });

  it("is seen by the agency itself and not by another", async () => {
    expect(await boardOf("rsj", "rsj01")).toMatchObject({ light: "red" });
    expect(await boardOf("rsj", "szyl01")).toBeUndefined();
    const own = await (await city.as("rsj01"))(supervision.listSupervisionCases, {});
    expect(own.items).toHaveLength(4);
    expect((await (await city.as("szyl01"))(supervision.listSupervisionCases, {})).items).toEqual([]);
    const stranger = await city.as("szyl01");
    expect(await problemOf(stranger(supervision.readSupervisionCase, { params: { id: own.items[0]?.id ?? "" } }))).toMatchObject({
      status: 404,
    });
  });

  it("goes up to the leader of the centre when it is not put right in eight working hours, once", async () => {
    city.clock.set(new Date("2026-11-25T09:30:00+08:00"));
    expect(await round()).toMatchObject({ climbed: 0 });
    city.clock.set(new Date("2026-11-25T11:30:00+08:00"));
    expect(await round()).toMatchObject({ climbed: 4, told: 1 });
    expect(await noticesOf("zhuren01")).toMatchObject([{ title: "红色预警：南通市人力资源和社会保障局 4 项" }]);
    const { items } = await (await city.as("duban01"))(warning.listWarnings, { query: { light: "red", open: "true" } });
    expect(items[0]?.steps).toMatchObject([{ rung: "mainLeader", told: ["黄志平"] }, { rung: "centreLeader" }]);
    city.clock.set(new Date("2026-11-27T11:30:00+08:00"));
    expect(await round()).toMatchObject({ climbed: 0 });
  });

  it("is supervised: claimed, answered, sent back, answered again; the agency cannot act for the centre", async () => {
    const officer = await city.as("duban01");
    const handler = await city.as("rsj01");
    const figures = (await casesOf()).find((each) => each.origin === "indicator");
    const params = { id: figures?.id ?? "" };
    await officer(supervision.claimSupervisionCase, { params });
    const other = await city.as("banzhang01");
    expect(await problemOf(other(supervision.withdrawSupervisionCase, { params, body: { reason: "不归我管" } }))).toMatchObject({
      code: "supervision.claimedByOther",
      title: "已由季永明领取，请由领取人办理或先放回公共池",
    });
    expect(await problemOf(officer(supervision.answerSupervisionCase, { params, body: { words: "我来代答一下" } }))).toMatchObject({
      code: "supervision.notYours",
    });
    await handler(supervision.answerSupervisionCase, { params, body: { words: "已安排专人逐件清理，三日内办结。" } });
    await officer(supervision.reviewSupervisionAnswer, { params, body: { verdict: "sentBack", opinion: "请写明每一件的办结时间" } });
    await handler(supervision.answerSupervisionCase, { params, body: { words: "三件均于今天办结，附清单。" } });
    const read = await officer(supervision.readSupervisionCase, { params });
    expect(read).toMatchObject({ state: "answered", holderName: "季永明" });
    expect(read.answers.map((answer) => answer.verdict)).toEqual(["waiting", "sentBack"]);
    expect(read.timeline.map((entry) => entry.title)).toEqual(["下发督办", "领取督办单", "反馈督办", "审核督办反馈", "反馈督办"]);
  });

  it("is put right: every answer closes its warning, the light goes back and closing is proposed", async () => {
    for (const orderId of orders) await reply(city, orderId, "rsj01");
    await round();
    expect(await boardOf("rsj")).toMatchObject({ light: "green" });
    const open = await (await city.as("duban01"))(warning.listWarnings, { query: { open: "true" } });
    expect(open.items).toEqual([]);
    const past = await (await city.as("duban01"))(warning.listWarnings, { query: { subject: "assignment", light: "red" } });
    expect(past.items.map((each) => each.correction)).toEqual(["answered", "answered", "answered"]);
    expect(await casesOf({ corrected: "true" })).toHaveLength(4);
  });

  it("is closed: by review, or by confirming what the watch has seen", async () => {
    const officer = await city.as("duban01");
    for (const each of await casesOf()) {
      const params = { id: each.id };
      if (each.state === "answered")
        await officer(supervision.reviewSupervisionAnswer, { params, body: { verdict: "passed", opinion: "已改正" } });
      else await officer(supervision.confirmCorrection, { params, body: { opinion: "已答复诉求人" } });
      await officer(supervision.closeSupervisionCase, { params, body: { opinion: "督办事项已办结" } });
    }
    expect(await casesOf()).toEqual([]);
    expect((await casesOf({ pool: "ended" })).map((each) => each.state)).toEqual(["closed", "closed", "closed", "closed"]);
    const first = (await casesOf({ pool: "ended" }))[0]?.id ?? "";
    expect(
      await problemOf(officer(supervision.closeSupervisionCase, { params: { id: first }, body: { opinion: "再办结一次" } })),
    ).toMatchObject({
      title: "督办单目前为“督办办结”，不能办结",
    });
  });

  it("turns red anew when a reply is sent back: a warning and a case of its own", async () => {
    const [orderId = ""] = orders;
    const reviewer = await city.as("shenhe01");
    await reviewer(review.reviewReply, { params: { id: orderId }, body: { verdict: "sentBack", opinion: "没有写明支付时间" } });
    // Red for the order, yellow for the figures: one overdue is where yellow begins here.
    expect(await round()).toMatchObject({ changed: 1, cases: 1, told: 2 });
    expect(await leadAssignment(city, orderId, "rsj01")).toMatchObject({ light: "red" });
    expect(await casesOf()).toMatchObject([{ origin: "light", state: "issued" }]);
  });

  it("counters equal rows after all of it", async () => {
    expect(await (await city.as("zhuren01"))(warning.verifyWarnings)).toMatchObject({ holds: true, waiting: 0 });
  });
});
