import * as handling from "@yihao/contract/handling";
import { anOrder, dispatchTo, leadAssignment } from "@yihao/testkit/builders";
import { type City, openCity, problemOf } from "@yihao/testkit/city";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";

let city: City;
beforeAll(async () => {
  city = await openCity(inject("database"));
});
afterAll(() => city.close());

const why = { reason: "该路段路灯由其他单位管养", basis: "城市道路照明设施移交清单" };
const handlers = { szyl: "szyl01", csgl: "csgl01", chongchuan: "chongchuan01" } as const;

async function returnBy(orderId: string, agency: keyof typeof handlers) {
  const own = await leadAssignment(city, orderId, handlers[agency]);
  return (await city.as(handlers[agency]))(handling.returnAssignment, { params: { id: own.id }, body: why });
}
async function accept(orderId: string) {
  const dispatcher = await city.as("paidan01");
  const { returns } = await dispatcher(handling.listWorkOrderAssignments, { params: { id: orderId } });
  const request = returns.find((each) => each.decision === null);
  await dispatcher(handling.decideReturn, { params: { id: request?.id ?? "" }, body: { decision: "accepted", opinion: "同意" } });
}

describe("退单次数", () => {
  it("of an order is limited: who gets it after two returns keeps it", async () => {
    const { orderId } = await anOrder(city);
    for (const agency of ["szyl", "csgl"] as const) {
      await dispatchTo(city, orderId, agency);
      city.clock.advance(3_600_000);
      await returnBy(orderId, agency);
      await accept(orderId);
    }
    await dispatchTo(city, orderId, "chongchuan");
    const own = await leadAssignment(city, orderId, "chongchuan01");
    const sentence = "本件已退单 2 次，最多 2 次，不能再退；职责有争议的请提请会商";
    expect(own.can.return).toEqual({ allowed: false, code: "assignment.returnCountReached", reason: sentence });
    expect(await problemOf(returnBy(orderId, "chongchuan"))).toMatchObject({ status: 409, title: sentence });
    expect(own.can.acknowledge.allowed).toBe(true);
  });

  it("counts accepted returns only", async () => {
    const { orderId } = await anOrder(city);
    await dispatchTo(city, orderId, "szyl");
    const dispatcher = await city.as("paidan01");
    for (const round of [1, 2, 3]) {
      await returnBy(orderId, "szyl");
      const { returns } = await dispatcher(handling.listWorkOrderAssignments, { params: { id: orderId } });
      const request = returns.find((each) => each.decision === null);
      await dispatcher(handling.decideReturn, {
        params: { id: request?.id ?? "" },
        body: { decision: "refused", opinion: `第${round}次：属本单位职责` },
      });
    }
    expect((await leadAssignment(city, orderId, "szyl01")).can.return).toEqual({ allowed: true });
  });
});
