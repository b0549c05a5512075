import * as dispatch from "@yihao/contract/dispatch";
import * as handling from "@yihao/contract/handling";
import * as objection from "@yihao/contract/objection";
import * as statistics from "@yihao/contract/statistics";
import * as workOrder from "@yihao/contract/work-order";
import { anOrder, dispatchTo, leadAssignment } from "@yihao/testkit/builders";
import { type City, openCity, problemOf } from "@yihao/testkit/city";
import { brokenIdentities } from "@yihao/testkit/figures";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";

let city: City;
beforeAll(async () => {
  city = await openCity(inject("database"));
});
afterAll(() => city.close());

const why = { reason: "不属于本单位职责", basis: "部门三定规定" };

async function accuracy() {
  const { figures } = await (await city.as("zhuren01"))(statistics.readFigures, { query: { from: "2026-11-16", to: "2026-11-16" } });
  const { numerator, denominator } = figures.find(({ code }) => code === "dispatchAccuracyRate") ?? {};
  return [numerator, denominator];
}

async function askReturn(orderId: string, handler: string): Promise<string> {
  city.clock.advance(60_000);
  const own = await leadAssignment(city, orderId, handler);
  await (await city.as(handler))(handling.returnAssignment, { params: { id: own.id }, body: why });
  const { returns } = await (await city.as("paidan01"))(handling.listWorkOrderAssignments, { params: { id: orderId } });
  return returns.find((each) => each.decision === null)?.id ?? "";
}

const decide = async (id: string, decision: "accepted" | "refused") =>
  (await city.as("paidan01"))(handling.decideReturn, { params: { id }, body: { decision, opinion: "经核实" } });
const reassign = async (id: string, who = "paidan01") =>
  (await city.as(who))(dispatch.reassignWorkOrder, { params: { id }, body: { reason: "派错单位，收回重派" } });

describe("派单准确率", () => {
  it("counts every demand once, however often its dispatch was corrected", async () => {
    const orders = await Promise.all([1, 2, 3, 4, 5].map(async () => (await anOrder(city)).orderId));
    for (const orderId of orders) await dispatchTo(city, orderId, "szyl");
    const [returned = "", refused = "", reassigned = "", objected = "", elevated = ""] = orders;
    expect(await accuracy()).toEqual([5, 5]);

    await decide(await askReturn(refused, "szyl01"), "refused");
    expect(await accuracy()).toEqual([5, 5]);

    await decide(await askReturn(returned, "szyl01"), "accepted");
    await dispatchTo(city, returned, "csgl");
    await decide(await askReturn(returned, "csgl01"), "accepted");
    city.clock.advance(60_000);
    await dispatchTo(city, returned, "chongchuan");
    expect(await accuracy()).toEqual([4, 5]);

    await reassign(reassigned);
    city.clock.advance(60_000);
    await dispatchTo(city, reassigned, "csgl");
    await reassign(reassigned, "banzhang01");
    expect(await accuracy()).toEqual([3, 5]);

    await decide(await askReturn(objected, "szyl01"), "refused");
    const own = await leadAssignment(city, objected, "szyl01");
    const raised = await (await city.as("szyl01"))(objection.raiseObjection, { params: { id: own.id }, body: why });
    await (await city.as("zhuren01"))(objection.decideObjection, {
      params: { id: raised.id },
      body: { decision: "upheld", opinion: "异议成立" },
    });
    expect(await accuracy()).toEqual([2, 5]);

    // An agency of the city has it already: there is nothing to elevate. With the county it is no wrong dispatch either.
    const reason = { reason: "跨区事项，区里协调不动" };
    const dispatcher = await city.as("paidan01");
    expect(await problemOf(dispatcher(dispatch.elevateWorkOrder, { params: { id: elevated }, body: reason }))).toMatchObject({
      code: "dispatch.cityLeadAlready",
    });
    expect(await accuracy()).toEqual([2, 5]);
    expect(await brokenIdentities(city)).toEqual([]);
  });

  it("opens exactly the first dispatches that were corrected", async () => {
    const query = { from: "2026-11-16", to: "2026-11-16", indicator: "dispatchAccuracyRate", part: "rest" as const };
    const page = await (await city.as("zhuren01"))(statistics.openWorkOrderRecords, { query });
    expect(page.total).toBe(3);
  });
});

describe("改派", () => {
  it("takes the order from everybody, tells them, and leaves what was promised", async () => {
    const { orderId } = await anOrder(city);
    const first = await dispatchTo(city, orderId, "szyl", ["csgl"]);
    const back = await reassign(orderId);
    expect(back).toMatchObject({
      state: "awaitingDispatch",
      leadAgencyId: null,
      dueAt: null,
      promisedDueAt: first.promisedDueAt,
      returnCount: 0,
    });
    expect(
      await city.count("select count(*) from notice where topic = 'reassigned' and agency_id = any($1)", [
        [await city.agencyId("szyl"), await city.agencyId("csgl")],
      ]),
    ).toBeGreaterThanOrEqual(2);
    expect(await problemOf((await city.as("szyl01"))(workOrder.readWorkOrder, { params: { id: orderId } }))).toMatchObject({ status: 404 });
    expect(await problemOf(reassign(orderId))).toMatchObject({ status: 409, code: "workOrder.wrongState" });
    expect((await dispatchTo(city, orderId, "szyl")).state).toBe("dispatched");
  });

  it("waits until a return that was asked for is decided", async () => {
    const { orderId } = await anOrder(city);
    await dispatchTo(city, orderId, "szyl");
    const request = await askReturn(orderId, "szyl01");
    expect(await problemOf(reassign(orderId))).toMatchObject({ code: "dispatch.returnWaiting" });
    await decide(request, "refused");
    await reassign(orderId);
  });
});

describe("提级办理", () => {
  it("takes the order from the county; only an agency of the city may lead it then, and no dispatch was wrong", async () => {
    const { orderId } = await anOrder(city);
    await dispatchTo(city, orderId, "chongchuan");
    const officer = await city.as("duban01");
    const call = { params: { id: orderId }, body: { reason: "涉及两区，由市级牵头" } };
    expect(await officer(dispatch.elevateWorkOrder, call)).toMatchObject({ state: "awaitingDispatch", isElevated: true });
    expect(await problemOf(officer(dispatch.elevateWorkOrder, call))).toMatchObject({ code: "workOrder.elevatedAlready" });
    expect(await problemOf(dispatchTo(city, orderId, "tongzhou"))).toMatchObject({
      code: "dispatch.elevatedNeedsCity",
      title: "本件已提级办理，主办单位须为市级单位，“南通市通州区人民政府”不是",
    });
    expect((await dispatchTo(city, orderId, "szyl", ["chongchuan"])).isElevated).toBe(true);
    const { items, elevation } = await officer(dispatch.listDispatches, { params: { id: orderId } });
    expect(elevation).toMatchObject({ reason: "涉及两区，由市级牵头" });
    expect(items.map(({ correctedBy }) => correctedBy)).toEqual([null, null]);
  });
});
