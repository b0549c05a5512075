import * as callback from "@yihao/contract/callback";
import * as demand from "@yihao/contract/demand";
import * as dispatch from "@yihao/contract/dispatch";
import { eventWords } from "@yihao/contract/events";
import * as handling from "@yihao/contract/handling";
import * as review from "@yihao/contract/review";
import * as workOrder from "@yihao/contract/work-order";
import { everyApplication } from "@yihao/testkit/applications";
import { everyAssessment } from "@yihao/testkit/assessment";
import { anOrder, dispatchTo, leadAssignment, pass, register, reply } from "@yihao/testkit/builders";
import { type City, openCity } from "@yihao/testkit/city";
import { everyDispatchWay } from "@yihao/testkit/dispatching";
import { everyOpinion } from "@yihao/testkit/opinions";
import { everyEmergency, everyWay } from "@yihao/testkit/order-ways";
import { everyReply } from "@yihao/testkit/replies";
import { everySupervision } from "@yihao/testkit/supervising";
import { send } from "@yihao/testkit/wire";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";

let city: City;
beforeAll(async () => {
  city = await openCity(inject("database"));
});
afterAll(() => city.close());

const yes = { isContacted: true, solved: "solved", satisfaction: "satisfied" } as const;
const no = { isContacted: true, solved: "unsolved", satisfaction: "dissatisfied", comment: "没修好" } as const;

/** Every act that a demand can meet. */
async function everything(): Promise<void> {
  const operator = await city.as("zuoxi01");
  const [answered, declined, handedOver, merged] = [
    await register(operator),
    await register(operator),
    await register(operator),
    await register(operator),
  ];
  await operator(demand.answerDemand, { params: answered, body: { answer: "已答复。" } });
  await operator(demand.declineDemand, { params: declined, body: { reason: "litigation", explanation: "请依法起诉" } });
  await operator(demand.handOverDemand, { params: handedOver, body: { target: "110" } });
  await operator(demand.revealDemand, { params: answered, body: { purpose: "回电核对" } });

  const { orderId } = await anOrder(city);
  const dispatcher = await city.as("paidan01");
  await dispatcher(dispatch.sendBackWorkOrder, { params: { id: orderId }, body: { reason: "请补充位置" } });
  await operator(workOrder.completeWorkOrder, { params: { id: orderId }, body: { supplement: "在北门左边" } });
  await operator(workOrder.mergeDemand, { params: merged, body: { workOrderId: orderId, reason: "同一处" } });
  for (const decision of ["accepted", "refused"] as const) {
    await dispatchTo(city, orderId, decision === "accepted" ? "szyl" : "chongchuan");
    const as = decision === "accepted" ? "szyl01" : "chongchuan01";
    const { id } = await leadAssignment(city, orderId, as);
    await (await city.as(as))(handling.returnAssignment, { params: { id }, body: { reason: "不属于", basis: "清单" } });
    const { items } = await dispatcher(handling.listReturns, { query: {} });
    await dispatcher(handling.decideReturn, { params: { id: items[0]?.id ?? "" }, body: { decision, opinion: "意见" } });
  }
  const calendar = await send(city, "PUT", "/calendar/days/2026-11-18", { as: "admin", body: { isWorking: false, name: "台风停工" } });
  expect(calendar.status, calendar.text).toBe(200);
  const { id } = await leadAssignment(city, orderId, "chongchuan01");
  const below = await city.agencyId("chongchuan-csgl");
  await (await city.as("chongchuan01"))(handling.delegateAssignment, { params: { id }, body: { agencyId: below } });
  await reply(city, orderId, "chongchuan01");
  await (await city.as("shenhe01"))(review.reviewReply, {
    params: { id: orderId },
    body: { verdict: "sentBack", opinion: "没有答复要点" },
  });
  await reply(city, orderId, "chongchuan01");
  await callBack(orderId, async (officer, params) => {
    await officer(callback.releaseCallback, { params });
    await officer(callback.claimCallback, { params });
    await officer(callback.attemptCallback, { params, body: { outcome: "noAnswer" } });
    await officer(callback.claimCallback, { params });
    await officer(callback.evaluateCallback, { params, body: no });
  });
  await reply(city, orderId, "chongchuan01");
  await callBack(orderId, async (officer, params) => void (await officer(callback.evaluateCallback, { params, body: yes })));

  const { orderId: second } = await anOrder(city);
  await dispatchTo(city, second, "szyl");
  const signing = await leadAssignment(city, second, "szyl01");
  await (await city.as("szyl01"))(handling.acknowledgeAssignment, { params: signing });
  await reply(city, second, "szyl01");
  await callBack(
    second,
    async (officer, params) => void (await officer(callback.attemptCallback, { params, body: { outcome: "refused" } })),
  );
  const report = { requestKey: "audit-public-1", content: "北门的路灯坏了，请修", contactPhone: "13900000001" };
  expect((await send(city, "POST", "/public/demands", { body: report, from: "10.9.9.9" })).status).toBe(201);
  await everyApplication(city);
  await everyWay(city);
  await everyEmergency(city);
  await everyDispatchWay(city);
  await everyOpinion(city);
  await everyReply(city);
  await everySupervision(city);
  // Last: a month has to pass.
  await everyAssessment(city);
}

type Officer = Awaited<ReturnType<City["as"]>>;
async function callBack(orderId: string, ask: (officer: Officer, params: { id: string }) => Promise<void>): Promise<void> {
  await pass(city, orderId);
  const officer = await city.as("huifang01");
  const { items } = await officer(callback.listWorkOrderCallbacks, { params: { id: orderId } });
  const params = { id: items[0]?.id ?? "" };
  await officer(callback.claimCallback, { params });
  await ask(officer, params);
}

describe("留痕", () => {
  it("every kind of event is written down with who, from where, and under which request", async () => {
    await everything();
    await city.drain();
    const { rows } = await city.world.pool.query<{ type: string }>("select distinct type from event order by type");
    expect(rows.map((row) => row.type)).toEqual(Object.keys(eventWords).sort());
    const unaudited = await city.count(
      `select count(*) from event e where not exists (select 1 from audit_entry a where a.city_code = e.city_code and a.action = e.type and a.subject_id = e.subject_id::text
        and a.request_id = e.request_id and a.actor_name = e.actor_name and a.actor_id is not distinct from e.actor_id and a.at = e.occurred_at)`,
    );
    expect(unaudited).toBe(0);
    // What the template of the tests was filled with came from no request.
    const nameless =
      "select count(*) from audit_entry where request_id not like 'job:%' and (ip is null or request_id !~ '^[0-9a-f-]{36}$' or actor_name = '')";
    expect(await city.count(nameless)).toBe(0);
    expect(await city.count("select count(*) from event where actor_kind = 'staff' and (actor_id is null or actor_unit is null)")).toBe(0);
    expect(
      await city.count(
        "select count(*) from audit_entry where ip = '10.9.9.9' and action = 'demand.registered' and actor_name = '诉求人' and actor_id is null",
      ),
    ).toBe(1);
  });

  it("every change of accounts, tokens, directory and webhooks is written down too", async () => {
    const as = "admin";
    const account = { username: "liuhen01", displayName: "新人", password: "yihao-12345", roles: ["operator"], platformCode: "320600" };
    const made = (await send(city, "POST", "/accounts", { as, body: account })).body as { id: string };
    await send(city, "PATCH", `/accounts/${made.id}`, { as, body: { status: "disabled", password: "yihao-54321" } });
    const token = (await send(city, "POST", "/api-tokens", { as, body: { name: "接口" } })).body as { id: string };
    await send(city, "POST", `/api-tokens/${token.id}/revocations`, { as });
    const hook = (await send(city, "POST", "/webhooks", { as, body: { url: "http://127.0.0.1:9/secret-token" } })).body as { id: string };
    await send(city, "DELETE", `/webhooks/${hook.id}`, { as });
    await send(city, "PATCH", `/agencies/${await city.agencyId("rsj")}`, { as, body: { shortName: "市人社" } });
    await send(city, "PATCH", "/categories/040501", { as, body: { scope: "路灯不亮、损坏" } });
    const { rows } = await city.world.pool.query<{ action: string; detail: object }>(
      "select action, detail from audit_entry where actor_name = '系统管理员' order by id desc limit 8",
    );
    expect(rows).toHaveLength(8);
    expect(new Set(rows.map((row) => row.action)).size).toBe(8);
    expect(JSON.stringify(rows)).not.toMatch(/yihao-|secret-token|whsec_|argon2/);
  });

  it("an act that is refused leaves no line, and nobody changes or removes one", async () => {
    // A session of a month ago is over, and signing in is written down too.
    await city.cookieOf("zuoxi01");
    const before = await city.count("select count(*) from audit_entry");
    const { id } = (await city.world.pool.query<{ id: string }>("select id from demand where state = 'answered'")).rows[0] ?? { id: "" };
    expect((await send(city, "POST", `/demands/${id}/answers`, { as: "zuoxi01", body: { answer: "再答。" } })).status).toBe(409);
    expect(await city.count("select count(*) from audit_entry")).toBe(before);
    for (const method of ["DELETE", "PATCH", "PUT"] as const)
      expect((await send(city, method, `/audit-entries/${id}`, { as: "admin", body: {} })).status).toBe(404);
  });
});
