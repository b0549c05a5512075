import * as conferral from "@yihao/contract/conferral";
import * as workOrder from "@yihao/contract/work-order";
import { anOrder, dispatchTo } from "@yihao/testkit/builders";
import { type City, openCity, problemOf } from "@yihao/testkit/city";
import { fieldsIn, send, upload } from "@yihao/testkit/wire";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";

let city: City;
beforeAll(async () => {
  city = await openCity(inject("database"));
});
afterAll(() => city.close());

const plan = async (orderIds: readonly string[], agencies: readonly string[], more: object = {}) =>
  (await city.as("paidan01"))(conferral.planConferral, {
    body: {
      kind: "special",
      title: "油烟扰民责任会商",
      startsAt: city.clock.now().toISOString(),
      place: "二楼会商室",
      agencyIds: await Promise.all(agencies.map((code) => city.agencyId(code))),
      orders: orderIds.map((workOrderId) => ({ workOrderId, question: "由谁牵头" })),
      ...more,
    },
  });
const minutes = "会议听取情况汇报，经研究形成以下意见。";
const readAs = async (who: string, id: string) => (await city.as(who))(conferral.readConferral, { params: { id } });

describe("会商会办", () => {
  it("is told to who takes part, seen by nobody else of the agencies, and stands on the orders", async () => {
    const { orderId } = await anOrder(city);
    const planned = await plan([orderId], ["csgl", "sthj"]);
    expect(planned).toMatchObject({ state: "planned", orderCount: 1, participantCount: 2 });
    expect(await readAs("csgl01", planned.id)).toMatchObject({ orders: [{ workOrderId: orderId, question: "由谁牵头" }] });
    // To talk about an order is not to have it.
    expect(await problemOf((await city.as("csgl01"))(workOrder.readWorkOrder, { params: { id: orderId } }))).toMatchObject({ status: 404 });
    expect(await problemOf(readAs("szyl01", planned.id))).toMatchObject({ status: 404 });
    expect(await city.count("select count(*) from notice where topic = 'conferral'")).toBe(2);
    const { items } = await (await city.as("paidan01"))(conferral.listWorkOrderConferrals, { params: { id: orderId } });
    expect(items).toMatchObject([{ id: planned.id, state: "planned" }]);
    const timeline = await (await city.as("paidan01"))(workOrder.readWorkOrderTimeline, { params: { id: orderId } });
    expect(timeline.items.at(-1)).toMatchObject({ title: "列入会商" });
  });

  it("is held with minutes and one outcome for every order, and is over then", async () => {
    const [one, two] = [await anOrder(city), await anOrder(city)];
    const { id } = await plan([one.orderId, two.orderId], ["csgl"]);
    const officer = await city.as("duban01");
    const outcomes = [
      { workOrderId: one.orderId, outcome: "decision" as const, decision: "由市城管局牵头，一周内拿出方案" },
      { workOrderId: two.orderId, outcome: "conclude" as const },
    ];
    const hold = (body: object) => send(city, "POST", `/conferrals/${id}/holdings`, { as: "duban01", body });
    expect(fieldsIn(await hold({ minutes, outcomes }))).toEqual(["attachmentIds"]);
    const file = await upload(city, "会议纪要.png");
    expect(fieldsIn(await hold({ minutes, attachmentIds: [file], outcomes: outcomes.slice(1) }))).toEqual(["outcomes"]);
    const bare = [{ ...outcomes[0], decision: undefined }, outcomes[1]];
    expect(fieldsIn(await hold({ minutes, attachmentIds: [file], outcomes: bare }))).toEqual(["outcomes"]);
    const held = await officer(conferral.holdConferral, { params: { id }, body: { minutes, attachmentIds: [file], outcomes } });
    expect(held).toMatchObject({ state: "held", heldBy: "季永明", minutes, attachments: [{ name: "会议纪要.png" }] });
    expect(held.orders.map(({ outcome }) => outcome)).toEqual(["decision", "conclude"]);
    const papers = await send(city, "GET", `/attachments/${file}`, { as: "csgl01" });
    expect(papers.status).toBe(200);
    expect((await send(city, "GET", `/attachments/${file}`, { as: "szyl01" })).status).toBe(404);
    expect(await problemOf(officer(conferral.cancelConferral, { params: { id }, body: { reason: "改期" } }))).toMatchObject({
      status: 409,
      title: "会商目前为“已召开”，不能取消",
    });
  });

  it("changes, takes in one more order, and is cancelled with a reason", async () => {
    const [one, two] = [await anOrder(city), await anOrder(city)];
    const tomorrow = new Date(city.clock.now().getTime() + 86_400_000).toISOString();
    const { id } = await plan([one.orderId], ["csgl"], { startsAt: tomorrow });
    const dispatcher = await city.as("paidan01");
    const file = await upload(city, "纪要.png");
    const early = { minutes, attachmentIds: [file], outcomes: [{ workOrderId: one.orderId, outcome: "none" as const }] };
    expect(await problemOf(dispatcher(conferral.holdConferral, { params: { id }, body: early }))).toMatchObject({
      code: "conferral.notYet",
    });
    const added = { params: { id: two.orderId }, body: { conferralId: id, question: "是否并案" } };
    expect((await dispatcher(conferral.conferOnWorkOrder, added)).orderCount).toBe(2);
    expect(await problemOf(dispatcher(conferral.conferOnWorkOrder, added))).toMatchObject({
      status: 400,
      fields: [{ field: "conferralId" }],
    });
    const changed = await dispatcher(conferral.changeConferral, {
      params: { id },
      body: {
        title: "油烟扰民责任会商（改期）",
        startsAt: tomorrow,
        place: "三楼会议室",
        agencyIds: [await city.agencyId("sthj")],
        orders: [{ workOrderId: two.orderId }],
      },
    });
    expect(changed).toMatchObject({
      place: "三楼会议室",
      orders: [{ workOrderId: two.orderId }],
      participants: [{ name: "南通市生态环境局" }],
    });
    expect(await problemOf(readAs("csgl01", id))).toMatchObject({ status: 404 });
    const cancelled = await dispatcher(conferral.cancelConferral, { params: { id }, body: { reason: "诉求人已撤回" } });
    expect(cancelled).toMatchObject({ state: "cancelled", cancelReason: "诉求人已撤回" });
  });

  it("proposes the rhythm to who may plan, and nothing for a turn that has its conferral", async () => {
    const query = { from: "2026-11-16", to: "2026-11-30" };
    const dispatcher = await city.as("paidan01");
    const weekly = async () =>
      (await dispatcher(conferral.listConferrals, { query })).proposals.filter(({ kind }) => kind === "weekly").map(({ onDate }) => onDate);
    expect(await weekly()).toEqual(["2026-11-20", "2026-11-27"]);
    await plan([], [], { kind: "weekly", startsAt: "2026-11-18T09:00:00+08:00", title: "本周周会办" });
    expect(await weekly()).toEqual(["2026-11-27"]);
    const seen = await (await city.as("zuoxi01"))(conferral.listConferrals, { query });
    expect(seen).toMatchObject({ proposals: [], can: { plan: { allowed: false } } });
    expect(seen.items.map(({ title }) => title)).toContain("本周周会办");
    expect(await problemOf(dispatcher(conferral.listConferrals, { query: { from: "2026-11-30", to: "2026-11-16" } }))).toMatchObject({
      code: "range.reversed",
    });
  });

  it("shows a county only its own, and an order only to who may see it", async () => {
    const { orderId } = await anOrder(city);
    await dispatchTo(city, orderId, "chongchuan");
    const { id } = await plan([orderId], ["chongchuan"]);
    expect((await readAs("chongchuan01", id)).participants).toHaveLength(1);
    const body = { kind: "special", title: "会商", startsAt: city.clock.now().toISOString(), place: "会议室" };
    const unknown = { ...body, orders: [{ workOrderId: crypto.randomUUID() }] };
    expect((await send(city, "POST", "/conferrals", { as: "paidan01", body: unknown })).status).toBe(404);
    const twice = { ...body, orders: [{ workOrderId: orderId }, { workOrderId: orderId }] };
    expect(fieldsIn(await send(city, "POST", "/conferrals", { as: "paidan01", body: twice }))).toEqual(["orders"]);
  });
});
