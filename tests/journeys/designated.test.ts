import * as conferral from "@yihao/contract/conferral";
import * as dispatch from "@yihao/contract/dispatch";
import * as handling from "@yihao/contract/handling";
import * as objection from "@yihao/contract/objection";
import * as workOrder from "@yihao/contract/work-order";
import { anOrder, dispatchTo, leadAssignment, pass, reply } from "@yihao/testkit/builders";
import { type City, openCity, problemOf } from "@yihao/testkit/city";
import { upload } from "@yihao/testkit/wire";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";

let city: City;
beforeAll(async () => {
  city = await openCity(inject("database"));
});
afterAll(() => city.close());

const hours = (count: number) => city.clock.advance(count * 3_600_000);
const why = { reason: "该路段不属于本单位养护范围", basis: "城市道路照明设施移交清单" };
const handlers = { szyl: "szyl01", csgl: "csgl01", chongchuan: "chongchuan01" } as const;
type Agency = keyof typeof handlers;

async function returnFrom(orderId: string, agency: Agency, decision: "accepted" | "refused") {
  const own = await leadAssignment(city, orderId, handlers[agency]);
  await (await city.as(handlers[agency]))(handling.returnAssignment, { params: { id: own.id }, body: why });
  const dispatcher = await city.as("paidan01");
  const { returns } = await dispatcher(handling.listWorkOrderAssignments, { params: { id: orderId } });
  const request = returns.find((each) => each.decision === null);
  await dispatcher(handling.decideReturn, { params: { id: request?.id ?? "" }, body: { decision, opinion: "经核实" } });
  return own.id;
}

async function designate(orderId: string, agency: Agency, who = "banzhang01") {
  return (await city.as(who))(dispatch.designateWorkOrder, {
    params: { id: orderId },
    body: { basis: "designated", leadAgencyId: await city.agencyId(agency), reason: "职责有争议，指定由你单位负责" },
  });
}

async function object(orderId: string, agency: Agency) {
  const own = await leadAssignment(city, orderId, handlers[agency]);
  return (await city.as(handlers[agency]))(objection.raiseObjection, { params: { id: own.id }, body: why });
}

const orderOf = async (orderId: string) => (await city.as("paidan01"))(workOrder.readWorkOrder, { params: { id: orderId } });

describe("returned twice, then designated", () => {
  it("stays with the agency the shift lead named: it can return no more, and answers", async () => {
    const { orderId } = await anOrder(city);
    await dispatchTo(city, orderId, "szyl");
    hours(1);
    await returnFrom(orderId, "szyl", "accepted");
    await dispatchTo(city, orderId, "csgl");
    hours(1);
    await returnFrom(orderId, "csgl", "accepted");
    expect(await orderOf(orderId)).toMatchObject({ state: "awaitingDispatch", returnCount: 2, dutyBasis: null });

    const designated = await designate(orderId, "szyl");
    expect(designated).toMatchObject({ state: "dispatched", dutyBasis: "designated", leadAgencyId: await city.agencyId("szyl") });
    const own = await leadAssignment(city, orderId, "szyl01");
    expect(own.can.return).toMatchObject({ allowed: false });
    const problem = await problemOf((await city.as("szyl01"))(handling.returnAssignment, { params: { id: own.id }, body: why }));
    expect(problem).toMatchObject({ status: 409, code: "assignment.designatedCannotReturn" });

    await reply(city, orderId, "szyl01");
    await pass(city, orderId);
    const { items } = await (await city.as("zhuren01"))(dispatch.listDispatches, { params: { id: orderId } });
    expect(items.map(({ basis, correctedBy }) => [basis, correctedBy])).toEqual([
      ["designated", null],
      [null, "return"],
      [null, "return"],
    ]);
  });

  it("can be designated by a dispatcher only where a held conferral named the lead", async () => {
    const { orderId } = await anOrder(city);
    const dispatcher = await city.as("paidan01");
    const body = { leadAgencyId: await city.agencyId("csgl"), opinion: "按会商意见办理", basis: "designated" as const };
    const call = { params: { id: orderId }, body };
    expect(await problemOf(dispatcher(dispatch.dispatchWorkOrder, call))).toMatchObject({ status: 409, code: "dispatch.conferralNeeded" });

    const { id } = await dispatcher(conferral.planConferral, {
      body: {
        kind: "special",
        title: "跃龙路路灯归属会商",
        startsAt: city.clock.now().toISOString(),
        place: "三楼会议室",
        agencyIds: [await city.agencyId("csgl"), await city.agencyId("szyl")],
        orders: [{ workOrderId: orderId, question: "由谁养护" }],
      },
    });
    await dispatcher(conferral.holdConferral, {
      params: { id },
      body: {
        minutes: "经会商，该路段路灯由市城管局负责养护。",
        attachmentIds: [await upload(city, "纪要.png")],
        outcomes: [{ workOrderId: orderId, outcome: "lead", leadAgencyId: await city.agencyId("csgl") }],
      },
    });
    const { suggestions } = await dispatcher(dispatch.listDispatches, { params: { id: orderId } });
    expect(suggestions[0]).toMatchObject({ basis: "designated", reason: "会商确定：跃龙路路灯归属会商" });
    expect(await dispatcher(dispatch.dispatchWorkOrder, call)).toMatchObject({ dutyBasis: "designated" });
    const { items } = await dispatcher(dispatch.listDispatches, { params: { id: orderId } });
    expect(items[0]?.conferral).toEqual({ id, title: "跃龙路路灯归属会商" });
  });

  it("falls to the government of the place when nobody else has it", async () => {
    const { orderId } = await anOrder(city);
    const leader = await city.as("zhuren01");
    const body = { basis: "backstop" as const, reason: "无明确主管单位，属地兜底" };
    const wrong = { ...body, leadAgencyId: await city.agencyId("tongzhou") };
    expect(await problemOf(leader(dispatch.designateWorkOrder, { params: { id: orderId }, body: wrong }))).toMatchObject({
      code: "dispatch.backstopElsewhere",
      title: "兜底应由“南通市崇川区人民政府”承办",
    });
    expect(await leader(dispatch.designateWorkOrder, { params: { id: orderId }, body })).toMatchObject({
      dutyBasis: "backstop",
      leadAgencyId: await city.agencyId("chongchuan"),
    });
    const nowhere = await anOrder(city, { regionCode: null });
    expect(await problemOf(leader(dispatch.designateWorkOrder, { params: { id: nowhere.orderId }, body }))).toMatchObject({
      code: "dispatch.noBackstop",
    });
    expect(
      await problemOf(
        leader(dispatch.designateWorkOrder, { params: { id: nowhere.orderId }, body: { basis: "designated", reason: "指定" } }),
      ),
    ).toMatchObject({ status: 400, fields: [{ field: "leadAgencyId" }] });
  });
});

describe("派单异议", () => {
  it("is taken after a refused return, and dismissed it is final", async () => {
    const { orderId } = await anOrder(city);
    await dispatchTo(city, orderId, "szyl");
    hours(1);
    const before = await leadAssignment(city, orderId, "szyl01");
    expect(await problemOf((await city.as("szyl01"))(objection.raiseObjection, { params: { id: before.id }, body: why }))).toMatchObject({
      status: 409,
      code: "objection.returnFirst",
    });

    await returnFrom(orderId, "szyl", "refused");
    const raised = await object(orderId, "szyl");
    expect(raised).toMatchObject({ ground: "returnRefused", decision: null });
    const [shiftLead, leader] = [await city.as("banzhang01"), await city.as("zhuren01")];
    expect((await shiftLead(objection.listObjections, { query: {} })).items.map((each) => each.id)).toContain(raised.id);
    const verdict = { decision: "dismissed" as const, opinion: "属市级养护范围，请继续办理" };
    expect(await shiftLead(objection.decideObjection, { params: { id: raised.id }, body: verdict })).toMatchObject({
      decision: "dismissed",
    });
    expect(
      await problemOf(leader(objection.decideObjection, { params: { id: raised.id }, body: { ...verdict, decision: "upheld" } })),
    ).toMatchObject({ code: "objection.decided", title: "派单异议已由陆海燕审定：异议不成立" });
    expect(await orderOf(orderId)).toMatchObject({ state: "dispatched" });
    expect(await problemOf(object(orderId, "szyl"))).toMatchObject({ code: "objection.once" });
    expect((await shiftLead(objection.listObjections, { query: {} })).items).toEqual([]);
    await reply(city, orderId, "szyl01");
    await pass(city, orderId);
  });

  it("is not judged by who designated; upheld by another it sends the order back, and everybody loses it", async () => {
    const { orderId } = await anOrder(city);
    await (await city.as("banzhang01"))(dispatch.designateWorkOrder, {
      params: { id: orderId },
      body: {
        basis: "designated",
        leadAgencyId: await city.agencyId("szyl"),
        supportingAgencyIds: [await city.agencyId("csgl")],
        reason: "指定由你单位负责",
      },
    });
    const paper = await upload(city, "移交清单.png");
    const own = await leadAssignment(city, orderId, "szyl01");
    const raised = await (await city.as("szyl01"))(objection.raiseObjection, {
      params: { id: own.id },
      body: { ...why, attachmentIds: [paper] },
    });
    expect(raised).toMatchObject({ ground: "notReturnable", attachments: [{ name: "移交清单.png" }] });
    const others = await (await city.as("csgl01"))(objection.listWorkOrderObjections, { params: { id: orderId } });
    expect(others.items).toEqual([]);

    const upheld = { params: { id: raised.id }, body: { decision: "upheld" as const, opinion: "移交清单属实" } };
    expect(await problemOf((await city.as("banzhang01"))(objection.decideObjection, upheld))).toMatchObject({
      code: "objection.ownDispatch",
    });
    await (await city.as("zhuren01"))(objection.decideObjection, upheld);
    expect(await orderOf(orderId)).toMatchObject({ state: "awaitingDispatch", leadAgencyId: null, dutyBasis: null, returnCount: 0 });
    const { items } = await (await city.as("paidan01"))(handling.listWorkOrderAssignments, { params: { id: orderId } });
    expect(items.map(({ state }) => state)).toEqual(["ended", "ended"]);
    expect(await problemOf((await city.as("csgl01"))(workOrder.readWorkOrder, { params: { id: orderId } }))).toMatchObject({ status: 404 });

    const again = { params: { id: orderId }, body: { leadAgencyId: await city.agencyId("szyl") } };
    expect(await problemOf((await city.as("paidan01"))(dispatch.dispatchWorkOrder, again))).toMatchObject({
      code: "dispatch.returnedBefore",
    });
  });

  it("is possible for two working days after the window for returns has passed, and no longer", async () => {
    const { orderId } = await anOrder(city);
    await dispatchTo(city, orderId, "szyl");
    hours(24 * 2);
    expect(await object(orderId, "szyl")).toMatchObject({ ground: "windowPassed" });
    const late = await anOrder(city);
    await dispatchTo(city, late.orderId, "szyl");
    hours(24 * 7);
    expect(await problemOf(object(late.orderId, "szyl"))).toMatchObject({
      code: "objection.windowPassed",
      title: "派单异议应在 2 个工作日内提出，现已超过",
    });
  });

  it("of a supporting agency lets only that one go", async () => {
    const { orderId } = await anOrder(city);
    await (await city.as("banzhang01"))(dispatch.designateWorkOrder, {
      params: { id: orderId },
      body: {
        basis: "designated",
        leadAgencyId: await city.agencyId("szyl"),
        supportingAgencyIds: [await city.agencyId("csgl")],
        reason: "指定由你单位负责",
      },
    });
    const handler = await city.as("csgl01");
    const { mine } = await handler(objection.listWorkOrderObjections, { params: { id: orderId } });
    expect(mine).toMatchObject([{ raise: { allowed: true } }]);
    const raised = await handler(objection.raiseObjection, { params: { id: mine[0]?.assignmentId ?? "" }, body: why });
    await (await city.as("zhuren01"))(objection.decideObjection, {
      params: { id: raised.id },
      body: { decision: "upheld", opinion: "不需要配合" },
    });
    expect(await orderOf(orderId)).toMatchObject({ state: "dispatched", leadAgencyId: await city.agencyId("szyl") });
    const { items } = await handler(handling.listWorkOrderAssignments, { params: { id: orderId } });
    expect(items.map(({ role, state }) => `${role} ${state}`)).toEqual(["lead awaitingAcknowledgement", "supporting ended"]);
  });
});
