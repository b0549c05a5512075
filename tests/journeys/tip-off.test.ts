import * as dispatch from "@yihao/contract/dispatch";
import * as handling from "@yihao/contract/handling";
import * as notice from "@yihao/contract/notice";
import * as ends from "@yihao/contract/order-ends";
import * as marks from "@yihao/contract/order-marks";
import * as workOrder from "@yihao/contract/work-order";
import { anOrder, dispatchTo, leadAssignment, pass, register, reply } from "@yihao/testkit/builders";
import { type City, openCity, problemOf } from "@yihao/testkit/city";
import { brokenIdentities } from "@yihao/testkit/figures";
import { problemIn, send, upload } from "@yihao/testkit/wire";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";

let city: City;
beforeAll(async () => {
  city = await openCity(inject("database"));
});
afterAll(() => city.close());

const tipOff = { kind: "tipOff" as const, title: "反映窗口收费问题", content: "办事窗口让人到指定复印店高价复印材料，请查处。" };
const get = (path: string, as: string) => send(city, "GET", path, { as });
const aboutOrder = ["", "/timeline", "/assignments", "/dispatches", "/reviews", "/callbacks", "/ways"];

describe("a tip-off about an agency", () => {
  it("keeps that agency and those below it away from the first moment", async () => {
    const { orderId } = await anOrder(city, { ...tipOff, subjectName: "市人社局办事窗口" });
    const dispatcher = await city.as("paidan01");
    const ways = await dispatcher(ends.readOrderWays, { params: { id: orderId } });
    expect(ways.recusals).toMatchObject([{ agencyName: "南通市人力资源和社会保障局", source: "tipOff", by: "系统" }]);
    for (const code of ["rsj", "rsj-sb"])
      expect(await problemOf(dispatchTo(city, orderId, code)), code).toMatchObject({ code: "dispatch.recused" });
    expect(await problemOf(dispatchTo(city, orderId, "jiwei", ["rsj"]))).toMatchObject({ code: "dispatch.recused" });
    await dispatchTo(city, orderId, "jiwei");
    // Whoever has it does not read who must not have it.
    expect(await (await city.as("jiwei01"))(ends.readOrderWays, { params: { id: orderId } })).toMatchObject({ recusals: [] });
    expect((await get(`/work-orders/${orderId}/timeline`, "jiwei01")).text).not.toContain("回避");
  });

  it("does not join an order that the agency has, nor does the agency get what it joined", async () => {
    const operator = await city.as("zuoxi01");
    const { orderId: theirs } = await anOrder(city, { title: "社保卡补办", content: "社保卡丢失，补办一个月没有音讯。" });
    await dispatchTo(city, theirs, "rsj");
    const told = await register(operator, { ...tipOff, subjectName: "南通市人力资源和社会保障局" });
    const merge = (id: string, into: string) =>
      operator(workOrder.mergeDemand, { params: { id }, body: { workOrderId: into, reason: "同一单位" } });
    expect(await problemOf(merge(told.id, theirs))).toMatchObject({ code: "demand.mergeRecused" });
    const { orderId: free } = await anOrder(city, tipOff);
    await merge(told.id, free);
    expect(await problemOf(dispatchTo(city, free, "rsj"))).toMatchObject({ code: "dispatch.recused" });
    const lead = await city.as("banzhang01");
    const { orderId: another } = await anOrder(city, { ...tipOff, subjectName: "市人社局" });
    expect(
      await problemOf(lead(ends.mergeWorkOrder, { params: { id: another }, body: { intoId: theirs, reason: "同一单位" } })),
    ).toMatchObject({ code: "demand.mergeRecused" });
  });
});

describe("回避 set later", () => {
  it("takes the order out of the agency's hands and eyes", async () => {
    const photo = await upload(city, "现场.png");
    const { orderId } = await anOrder(city, { attachmentIds: [photo] });
    await dispatchTo(city, orderId, "szyl", ["csgl"]);
    const { number } = await (await city.as("szyl01"))(workOrder.readWorkOrder, { params: { id: orderId } });
    const own = await leadAssignment(city, orderId, "szyl01");
    const lead = await city.as("banzhang01");
    const agencyId = await city.agencyId("szyl");
    const recuse = () => lead(marks.recuseAgency, { params: { id: orderId }, body: { agencyId, reason: "经办人与诉求人有利害关系" } });
    expect(await recuse()).toMatchObject({ state: "awaitingDispatch", leadAgencyId: null });
    expect(await problemOf(recuse())).toMatchObject({ code: "recusal.already" });

    for (const path of aboutOrder) problemIn(await get(`/work-orders/${orderId}${path}`, "szyl01"), 404);
    problemIn(await get(`/attachments/${photo}`, "szyl01"), 404);
    problemIn(await send(city, "POST", `/work-orders/${orderId}/looks`, { as: "szyl01", body: { purpose: "联系诉求人" } }), 404);
    problemIn(await send(city, "POST", `/assignments/${own.id}/acknowledgements`, { as: "szyl01" }), 404);
    for (const query of ["", `?words=${number}`, "?state=ended"])
      expect((await get(`/assignments${query}`, "szyl01")).text, query).not.toContain(orderId);
    expect((await get(`/work-orders?words=${number}`, "szyl01")).body).toMatchObject({ items: [] });
    expect(await (await city.as("szyl01"))(notice.listNotices, { query: {} })).toMatchObject({ items: [], unread: 0 });
    // The supporting agency is out of it with the dispatch, and is told so.
    expect((await (await city.as("csgl01"))(notice.listNotices, { query: {} })).items.map((item) => item.topic)).toContain("reassigned");

    city.clock.advance(60_000);
    await dispatchTo(city, orderId, "csgl");
    await reply(city, orderId, "csgl01");
    // Also once it is answered and waits for its callback.
    await pass(city, orderId);
    for (const path of aboutOrder) problemIn(await get(`/work-orders/${orderId}${path}`, "szyl01"), 404);
    expect(await brokenIdentities(city)).toEqual([]);
  });

  it("does not leave an answered order without a lead", async () => {
    const { orderId } = await anOrder(city);
    await dispatchTo(city, orderId, "szyl");
    await reply(city, orderId, "szyl01");
    const lead = await city.as("banzhang01");
    const recuse = async (code: string) =>
      lead(marks.recuseAgency, { params: { id: orderId }, body: { agencyId: await city.agencyId(code), reason: "利害关系" } });
    expect(await problemOf(recuse("szyl"))).toMatchObject({ code: "recusal.leadBusy" });
    expect(await recuse("csgl")).toMatchObject({ state: "awaitingReview" });
  });

  it("of an agency below leaves the one above, which cannot hand it down; lifted, it can", async () => {
    const { orderId } = await anOrder(city);
    await dispatchTo(city, orderId, "chongchuan");
    const dispatcher = await city.as("paidan01");
    const child = await city.agencyId("chongchuan-csgl");
    await dispatcher(marks.recuseAgency, { params: { id: orderId }, body: { agencyId: child, reason: "被反映的单位" } });
    const above = await city.as("chongchuan01");
    const own = await leadAssignment(city, orderId, "chongchuan01");
    await above(handling.acknowledgeAssignment, { params: { id: own.id } });
    const handDown = () => above(handling.delegateAssignment, { params: { id: own.id }, body: { agencyId: child } });
    expect(await problemOf(handDown())).toMatchObject({ fields: [{ field: "agencyId" }] });
    const { recusals } = await dispatcher(ends.readOrderWays, { params: { id: orderId } });
    const lift = () => dispatcher(marks.liftRecusal, { params: { id: recusals[0]?.id ?? "" }, body: { reason: "核实无关" } });
    await lift();
    expect(await problemOf(lift())).toMatchObject({ code: "recusal.lifted" });
    await handDown();
    expect((await dispatcher(dispatch.listDispatches, { params: { id: orderId } })).items).toHaveLength(1);
  });
});
