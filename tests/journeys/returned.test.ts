import * as dispatch from "@yihao/contract/dispatch";
import * as handling from "@yihao/contract/handling";
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

const hours = (count: number) => count * 3_600_000;
const why = { reason: "该路段路灯由区级建设单位管养", basis: "城市道路照明设施移交清单" };

async function returned(orderId: string) {
  const own = await leadAssignment(city, orderId, "szyl01");
  await (await city.as("szyl01"))(handling.returnAssignment, { params: { id: own.id }, body: why });
  const dispatcher = await city.as("paidan01");
  const [request] = (await dispatcher(handling.listReturns, { query: {} })).items;
  return { dispatcher, requestId: request?.id ?? "" };
}

describe("退单", () => {
  it("goes back to the dispatcher when accepted; the next agency has its own limit, the promised date stays", async () => {
    const { orderId } = await anOrder(city);
    const first = await dispatchTo(city, orderId, "szyl");
    city.clock.advance(hours(3));
    const { dispatcher, requestId } = await returned(orderId);
    await dispatcher(handling.decideReturn, { params: { id: requestId }, body: { decision: "accepted", opinion: "情况属实，同意退单" } });
    expect(await dispatcher(workOrder.readWorkOrder, { params: { id: orderId } })).toMatchObject({
      state: "awaitingDispatch",
      returnCount: 1,
      dueAt: null,
      promisedDueAt: first.promisedDueAt,
    });

    city.clock.advance(hours(24));
    const again = await dispatchTo(city, orderId, "chongchuan");
    expect(again.promisedDueAt).toBe(first.promisedDueAt);
    expect(new Date(again.dueAt ?? 0) > new Date(first.dueAt ?? 0)).toBe(true);
  });

  it("is refused with an opinion and the agency goes on", async () => {
    const { orderId } = await anOrder(city);
    await dispatchTo(city, orderId, "szyl");
    city.clock.advance(hours(1));
    const { dispatcher, requestId } = await returned(orderId);
    await dispatcher(handling.decideReturn, { params: { id: requestId }, body: { decision: "refused", opinion: "属市级养护范围" } });
    expect((await leadAssignment(city, orderId, "szyl01")).state).toBe("handling");
    expect(
      await problemOf(dispatcher(handling.decideReturn, { params: { id: requestId }, body: { decision: "accepted", opinion: "改主意" } })),
    ).toMatchObject({ status: 409, code: "return.decided" });
  });

  it("is not taken after the window of one working day", async () => {
    const { orderId } = await anOrder(city);
    await dispatchTo(city, orderId, "szyl");
    city.clock.advance(hours(24 * 3));
    const own = await leadAssignment(city, orderId, "szyl01");
    const problem = await problemOf((await city.as("szyl01"))(handling.returnAssignment, { params: { id: own.id }, body: why }));
    expect(problem.title).toBe("退单应在派单后 1 个工作日内提出，现已超过");
  });

  it("asks for a reason before the same agency gets the order again", async () => {
    const { orderId } = await anOrder(city);
    await dispatchTo(city, orderId, "szyl");
    const { dispatcher, requestId } = await returned(orderId);
    await dispatcher(handling.decideReturn, { params: { id: requestId }, body: { decision: "accepted", opinion: "同意" } });
    const body = { leadAgencyId: await city.agencyId("szyl") };
    expect(await problemOf(dispatcher(dispatch.dispatchWorkOrder, { params: { id: orderId }, body }))).toMatchObject({
      code: "dispatch.returnedBefore",
    });
    await dispatcher(dispatch.dispatchWorkOrder, {
      params: { id: orderId },
      body: { ...body, confirmReturnedBefore: "会商后确认属该单位" },
    });
  });

  it("counts each demand's dispatch once and the further ones apart", async () => {
    const figures = await figuresOfTwoWeeks();
    expect(figures).toMatchObject({ dispatchedCount: 4, redispatchCount: 2 });
    expect(await brokenIdentities(city)).toEqual([]);
  });
});

async function figuresOfTwoWeeks() {
  const { figures } = await (await city.as("zhuren01"))(statistics.readFigures, { query: { from: "2026-11-10", to: "2026-11-25" } });
  return Object.fromEntries(figures.map((figure) => [figure.code, figure.value]));
}
