import * as callback from "@yihao/contract/callback";
import * as demand from "@yihao/contract/demand";
import * as handling from "@yihao/contract/handling";
import type { Problem } from "@yihao/contract/problem";
import * as workOrder from "@yihao/contract/work-order";
import { anOrder, aReply, dispatchTo, leadAssignment, pass, register, reply } from "@yihao/testkit/builders";
import { type City, openCity } from "@yihao/testkit/city";
import { brokenIdentities } from "@yihao/testkit/figures";
import { type Answered, problemIn, send } from "@yihao/testkit/wire";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";

let city: City;
beforeAll(async () => {
  city = await openCity(inject("database"));
});
afterAll(() => city.close());

const people = 50;
const atOnce = (ask: (n: number) => Promise<Answered>) => Promise.all(Array.from({ length: people }, (_, n) => ask(n)));

/** One got what they asked for; every other one was told why not, and who won. Returns the codes of the refusals. */
function oneWon(answers: readonly Answered[]): string[] {
  expect(answers.filter((each) => each.status < 300)).toHaveLength(1);
  const lost = answers.filter((each) => each.status >= 300).map((each) => problemIn(each, 409) as Problem);
  expect(lost).toHaveLength(answers.length - 1);
  // Who comes too late learns whose act came first: （09:05 陈立新：派单）.
  const nameless = lost.filter((each) => each.code.endsWith(".wrongState") && !/（\d\d:\d\d .+：.+）$/.test(each.title));
  expect(nameless.map((each) => each.title)).toEqual([]);
  return [...new Set(lost.map((each) => each.code))];
}

describe("fifty people at once", () => {
  it("make one order of one demand", async () => {
    const { id } = await register(await city.as("zuoxi01"));
    const answers = await atOnce((n) => send(city, "POST", `/demands/${id}/work-orders`, { as: `zuoxi0${(n % 7) + 1}`, body: {} }));
    expect(oneWon(answers)).toEqual(["demand.alreadyDisposed"]);
    expect(await city.count("select count(*) from work_order where demand_id = $1", [id])).toBe(1);
  });

  it("dispose of one demand in five ways: one way holds", async () => {
    const { id } = await register(await city.as("zuoxi01"));
    const ways: [string, object][] = [
      ["answers", { answer: "已答复。" }],
      ["declines", { reason: "unlawful", explanation: "请走法定途径" }],
      ["hand-overs", { target: "110" }],
      ["work-orders", {}],
    ];
    const answers = await atOnce((n) => {
      const [way, body] = ways[n % ways.length] ?? ["", {}];
      return send(city, "POST", `/demands/${id}/${way}`, { as: "zuoxi01", body });
    });
    expect(oneWon(answers)).toEqual(["demand.alreadyDisposed"]);
    expect(await city.count("select count(*) from event where demand_id = $1 and type <> 'demand.registered'", [id])).toBe(1);
  });

  it("dispatch one order: one dispatch, one lead", async () => {
    const { orderId } = await anOrder(city);
    const agencies = await Promise.all(["szyl", "csgl", "rsj"].map((code) => city.agencyId(code)));
    const answers = await atOnce((n) =>
      send(city, "POST", `/work-orders/${orderId}/dispatches`, { as: `paidan0${(n % 3) + 1}`, body: { leadAgencyId: agencies[n % 3] } }),
    );
    expect(oneWon(answers)).toEqual(["workOrder.wrongState"]);
    expect(await city.count("select count(*) from dispatch where work_order_id = $1", [orderId])).toBe(1);
    expect(await city.count("select count(*) from assignment where work_order_id = $1", [orderId])).toBe(1);
  });

  it("sign, answer and review one order: each once", async () => {
    const { orderId } = await anOrder(city);
    await dispatchTo(city, orderId, "szyl");
    const { id } = await leadAssignment(city, orderId, "szyl01");
    expect(oneWon(await atOnce(() => send(city, "POST", `/assignments/${id}/acknowledgements`, { as: "szyl01" })))).toEqual([
      "assignment.wrongState",
    ]);
    expect(oneWon(await atOnce(() => send(city, "POST", `/assignments/${id}/replies`, { as: "szyl01", body: aReply })))).toEqual([
      "assignment.wrongState",
    ]);
    const verdicts = ["passed", "sentBack"];
    const reviews = await atOnce((n) =>
      send(city, "POST", `/work-orders/${orderId}/reviews`, {
        as: `shenhe0${(n % 2) + 1}`,
        body: { verdict: verdicts[n % 2], opinion: "意见" },
      }),
    );
    expect(oneWon(reviews)).toEqual(["workOrder.wrongState"]);
    expect(await city.count("select count(*) from review where work_order_id = $1", [orderId])).toBe(1);
    expect(await city.count("select count(*) from callback where work_order_id = $1", [orderId])).toBeLessThan(2);
  });

  it("ask for a return and decide on it: once", async () => {
    const { orderId } = await anOrder(city);
    await dispatchTo(city, orderId, "szyl");
    const { id } = await leadAssignment(city, orderId, "szyl01");
    oneWon(
      await atOnce(() => send(city, "POST", `/assignments/${id}/returns`, { as: "szyl01", body: { reason: "不属于", basis: "清单" } })),
    );
    const { items } = await (await city.as("paidan01"))(handling.listReturns, { query: {} });
    const decisions = ["accepted", "refused"];
    const answers = await atOnce((n) =>
      send(city, "POST", `/returns/${items[0]?.id}/decisions`, {
        as: `paidan0${(n % 3) + 1}`,
        body: { decision: decisions[n % 2], opinion: "意见" },
      }),
    );
    expect(oneWon(answers)).toEqual(["return.decided"]);
  });

  it("reach for one callback: one officer holds it, the others are told who", async () => {
    const { orderId, receipt } = await anOrder(city);
    await dispatchTo(city, orderId, "szyl");
    await reply(city, orderId, "szyl01");
    await pass(city, orderId);
    const { items } = await (await city.as("huifang01"))(callback.listWorkOrderCallbacks, { params: { id: orderId } });
    const id = items[0]?.id ?? "";
    const claims = await atOnce((n) => send(city, "POST", `/callbacks/${id}/claims`, { as: `huifang0${(n % 4) + 1}` }));
    expect(oneWon(claims).sort()).toEqual(["callback.alreadyYours", "callback.claimedByOther"]);
    expect(await city.count("select count(*) from event where subject_id = $1 and type = 'callback.claimed'", [id])).toBe(1);

    // The officer writes down a result while the requester gives one on line.
    const holder = (await (await city.as("zhuren01"))(callback.listWorkOrderCallbacks, { params: { id: orderId } })).items[0]?.claimedBy;
    const names = await city.world.pool.query<{ username: string }>("select username from account where display_name = $1", [holder]);
    const answers = { isContacted: true, solved: "solved", satisfaction: "satisfied" };
    const evaluations = await atOnce((n) =>
      n % 2 === 0
        ? send(city, "POST", `/callbacks/${id}/evaluations`, { as: names.rows[0]?.username ?? "", body: answers })
        : send(city, "POST", "/public/evaluations", { body: { ...answers, number: receipt.number, queryCode: receipt.queryCode } }),
    );
    expect(evaluations.filter((each) => each.status < 300)).toHaveLength(1);
    for (const lost of evaluations.filter((each) => each.status >= 300)) problemIn(lost, lost.status === 429 ? 429 : 409);
    expect(await city.count("select count(*) from evaluation where callback_id = $1", [id])).toBe(1);
    expect(await city.count("select count(*) from event where work_order_id = $1 and type = 'work_order.closed'", [orderId])).toBe(1);
  });
});

describe("merging while the order closes", () => {
  it("a demand either joined before the end or is still waiting for an operator", async () => {
    const operator = await city.as("zuoxi01");
    const { orderId } = await anOrder(city);
    await dispatchTo(city, orderId, "szyl");
    await reply(city, orderId, "szyl01");
    await pass(city, orderId);
    const officer = await city.as("huifang01");
    const { items } = await officer(callback.listWorkOrderCallbacks, { params: { id: orderId } });
    await officer(callback.claimCallback, { params: { id: items[0]?.id ?? "" } });
    const others = await Promise.all(Array.from({ length: 12 }, () => register(operator)));
    const merges = others.map(({ id }) =>
      send(city, "POST", `/demands/${id}/merges`, { as: "zuoxi02", body: { workOrderId: orderId, reason: "同一处" } }),
    );
    const body = { isContacted: true, solved: "solved", satisfaction: "satisfied" };
    const close = send(city, "POST", `/callbacks/${items[0]?.id}/evaluations`, { as: "huifang01", body });
    const answers = await Promise.all(merges);
    expect((await close).status).toBe(201);
    for (const refused of answers.filter((each) => each.status >= 300))
      expect(problemIn(refused, 409).code).toBe("demand.mergeTargetClosed");
    const merged = answers.filter((each) => each.status === 201).length;
    const order = await operator(workOrder.readWorkOrder, { params: { id: orderId } });
    expect(order).toMatchObject({ state: "closed", mergedCount: merged });
    expect(order.mergedDemands).toHaveLength(merged);
    const states = await Promise.all(others.map(async ({ id }) => (await operator(demand.readDemand, { params: { id } })).state));
    expect(states.filter((state) => state === "merged")).toHaveLength(merged);
    expect(states.filter((state) => state === "registered")).toHaveLength(others.length - merged);
  });

  it("two demands are not merged crosswise", async () => {
    const [left, right] = [await anOrder(city), await anOrder(city)];
    const merge = (from: string, into: string) =>
      send(city, "POST", `/demands/${from}/merges`, { as: "zuoxi01", body: { workOrderId: into, reason: "同一处" } });
    for (const answer of await Promise.all([merge(left.demandId, right.orderId), merge(right.demandId, left.orderId)]))
      problemIn(answer, 409);
  });

  it("the books balance after all of it", async () => expect(await brokenIdentities(city)).toEqual([]));
});
