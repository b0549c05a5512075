import * as handling from "@yihao/contract/handling";
import * as workOrder from "@yihao/contract/work-order";
import { anOrder, dispatchTo, leadAssignment, pass, register, reply } from "@yihao/testkit/builders";
import { type City, openCity } from "@yihao/testkit/city";
import { problemIn, send, upload } from "@yihao/testkit/wire";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";

const phone = "13911112222";
let city: City;
let demandId: string;
let orderId: string;
let photo: string;
let paper: string;
beforeAll(async () => {
  city = await openCity(inject("database"));
  photo = await upload(city, "现场.png");
  paper = await upload(city, "施工单.png");
  ({ demandId, orderId } = await anOrder(city, { callerNumber: phone, attachmentIds: [photo] }));
  await dispatchTo(city, orderId, "szyl", ["csgl"]);
  const handler = await city.as("szyl01");
  const own = await leadAssignment(city, orderId, "szyl01");
  await handler(handling.acknowledgeAssignment, { params: { id: own.id } });
  await handler(handling.replyAssignment, {
    params: { id: own.id },
    body: { internalAccount: "内部情况：已换灯具", publicReply: "您好，已经修复。", isResolved: true, attachmentIds: [paper] },
  });
  await pass(city, orderId);
});
afterAll(() => city.close());

const aboutOrder = ["", "/timeline", "/assignments", "/dispatches", "/reviews", "/callbacks"];
const get = (path: string, as: string) => send(city, "GET", path, { as });
const openCallback = async () =>
  (await city.world.pool.query<{ id: string }>("select id from callback where work_order_id = $1", [orderId])).rows[0]?.id ?? "";

async function hire(username: string, more: { roles: string[]; platformCode: string; agencyId?: string }) {
  const body = { username, displayName: `员工${username}`, password: "yihao-12345", ...more };
  expect((await send(city, "POST", "/accounts", { as: "admin", body })).status).toBe(201);
}

describe("an agency that has no part in an order", () => {
  it("does not find it by any way", async () => {
    for (const path of aboutOrder) problemIn(await get(`/work-orders/${orderId}${path}`, "rsj01"), 404);
    const number = (await (await city.as("zhuren01"))(workOrder.readWorkOrder, { params: { id: orderId } })).number;
    for (const query of [
      "",
      `?words=${number}`,
      "?words=%E8%B7%AF%E7%81%AF",
      `?agencyId=${await city.agencyId("szyl")}`,
      "?state=awaitingCallback",
    ])
      expect((await get(`/work-orders${query}`, "rsj01")).body, query).toMatchObject({ items: [] });
    for (const query of ["", `?words=${number}`, `?agencyId=${await city.agencyId("szyl")}`, "?state=finished"])
      expect((await get(`/assignments${query}`, "rsj01")).body, query).toMatchObject({ items: [] });
    expect(Object.values((await get("/work-order-counts", "rsj01")).body as object).every((count) => count === 0)).toBe(true);
    expect((await get("/notices", "rsj01")).body).toMatchObject({ items: [], unread: 0 });
  });

  it("does not look at the requester, at papers, or act", async () => {
    problemIn(await send(city, "POST", `/work-orders/${orderId}/looks`, { as: "rsj01", body: { purpose: "联系诉求人" } }), 404);
    for (const id of [photo, paper]) problemIn(await get(`/attachments/${id}`, "rsj01"), 404);
    const own = await leadAssignment(city, orderId, "szyl01");
    for (const act of ["acknowledgements", "delegations", "returns", "replies"]) {
      const body = {
        agencyId: own.agencyId,
        reason: "不属于",
        basis: "清单",
        internalAccount: "x",
        publicReply: "您好，已办。",
        isResolved: true,
      };
      problemIn(await send(city, "POST", `/assignments/${own.id}/${act}`, { as: "rsj01", body }), 404);
    }
  });
});

describe("a supporting agency", () => {
  it("sees the order, not the internal account and not the papers of the lead", async () => {
    const shown = await get(`/work-orders/${orderId}/assignments`, "csgl01");
    expect(shown.status).toBe(200);
    for (const secret of ["灯具", "施工单", paper]) expect(shown.text).not.toContain(secret);
    problemIn(await get(`/attachments/${paper}`, "csgl01"), 404);
    for (const [as, id] of [
      ["csgl01", photo],
      ["szyl01", paper],
      ["shenhe01", paper],
    ] as const)
      expect((await get(`/attachments/${id}`, as)).status).toBe(200);
  });
});

describe("an agency", () => {
  it("does not open a demand past its order, not even its own", async () => {
    const { demandId: foreign } = await anOrder(city, { isConfidential: true });
    for (const id of [demandId, foreign]) {
      problemIn(await send(city, "POST", `/demands/${id}/looks`, { as: "szyl01", body: { purpose: "联系诉求人" } }), 404);
      for (const path of ["", "/timeline", "/deliveries"]) problemIn(await get(`/demands/${id}${path}`, "szyl01"), 403);
    }
    expect(await city.count("select count(*) from event where type = 'demand.revealed'")).toBe(0);
  });

  it("whose people hold further roles still stays inside itself", async () => {
    const roles = ["agencyHandler", "operator", "callbackOfficer", "dispatcher"];
    await hire("duogang01", { roles, platformCode: "320600", agencyId: await city.agencyId("szyl") });
    const as = "duogang01";
    problemIn(await send(city, "POST", `/callbacks/${await openCallback()}/claims`, { as }), 404);
    for (const path of ["/callbacks", "/returns", "/demands"]) expect((await get(path, as)).body, path).toMatchObject({ items: [] });
    expect((await get("/callback-counts", as)).body).toEqual({ open: 0, mine: 0 });
    expect((await send(city, "POST", "/requester-history", { as, body: { phone } })).body).toEqual({ total: 0, open: 0, items: [] });
    const { id } = await register(await city.as("zuoxi01"));
    problemIn(await send(city, "POST", `/demands/${id}/answers`, { as, body: { answer: "已答复。" } }), 404);
    problemIn(await send(city, "PATCH", `/demands/${id}`, { as, body: { title: "改" } }), 404);
  });
});

describe("people of a county's platform", () => {
  const as = "zuoxicc01";
  it("do not see the city's demands and orders", async () => {
    for (const path of ["", "/timeline", "/deliveries"]) problemIn(await get(`/demands/${demandId}${path}`, as), 404);
    for (const path of aboutOrder) problemIn(await get(`/work-orders/${orderId}${path}`, as), 404);
    problemIn(await get(`/attachments/${photo}`, as), 404);
    for (const path of ["/demands", `/demands?words=${phone}`, "/work-orders", "/demands?words=%E8%B7%AF%E7%81%AF"])
      expect((await get(path, as)).body, path).toMatchObject({ items: [] });
    expect((await send(city, "POST", "/requester-history", { as, body: { phone } })).body).toEqual({ total: 0, open: 0, items: [] });
    expect((await send(city, "POST", "/similar-demands", { as, body: { content: "濠东路小区北门的路灯坏了一个多星期" } })).body).toEqual({
      items: [],
      conclusion: null,
    });
    problemIn(await send(city, "POST", `/demands/${demandId}/looks`, { as, body: { purpose: "联系诉求人" } }), 404);
    problemIn(await send(city, "POST", `/work-orders/${orderId}/looks`, { as, body: { purpose: "联系诉求人" } }), 404);
  });

  it("do not merge their demand into the city's order, the city merges into its own", async () => {
    const own = await register(await city.as(as));
    const { orderId: open } = await anOrder(city);
    const body = { workOrderId: open, reason: "同一处" };
    problemIn(await send(city, "POST", `/demands/${own.id}/merges`, { as, body }), 404);
    expect((await send(city, "POST", `/demands/${own.id}/merges`, { as: "zuoxi01", body })).status).toBe(201);
  });

  it("do not hold the city's callbacks and do not decide on its returns", async () => {
    await hire("xianhuifang01", { roles: ["callbackOfficer", "dispatcher"], platformCode: "320613" });
    const { orderId: second } = await anOrder(city);
    await dispatchTo(city, second, "szyl");
    const assignment = await leadAssignment(city, second, "szyl01");
    await (await city.as("szyl01"))(handling.returnAssignment, {
      params: { id: assignment.id },
      body: { reason: "不属于", basis: "清单" },
    });
    const [waiting] = (await (await city.as("paidan01"))(handling.listReturns, { query: {} })).items;
    for (const path of ["/callbacks", "/returns"]) expect((await get(path, "xianhuifang01")).body, path).toMatchObject({ items: [] });
    expect((await get("/callback-counts", "xianhuifang01")).body).toEqual({ open: 0, mine: 0 });
    problemIn(await send(city, "POST", `/callbacks/${await openCallback()}/claims`, { as: "xianhuifang01" }), 404);
    const decision = { decision: "accepted", opinion: "同意" };
    problemIn(await send(city, "POST", `/returns/${waiting?.id}/decisions`, { as: "xianhuifang01", body: decision }), 404);
    expect((await get("/callbacks", "huifang01")).body).not.toMatchObject({ items: [] });
  });

  it("hold their own", async () => {
    const operator = await city.as(as);
    const receipt = await register(operator);
    const order = await operator(workOrder.createWorkOrder, { params: { id: receipt.id }, body: {} });
    await dispatchTo(city, order.id, "szyl");
    await reply(city, order.id, "szyl01");
    await pass(city, order.id);
    const { items } = (await get("/callbacks", "xianhuifang01")).body as { items: { id: string; workOrderId: string }[] };
    expect(items.map((each) => each.workOrderId)).toEqual([order.id]);
    expect((await send(city, "POST", `/callbacks/${items[0]?.id}/claims`, { as: "xianhuifang01" })).status).toBe(201);
  });
});
