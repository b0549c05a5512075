import * as callback from "@yihao/contract/callback";
import * as demand from "@yihao/contract/demand";
import * as ends from "@yihao/contract/order-ends";
import * as marks from "@yihao/contract/order-marks";
import * as workOrder from "@yihao/contract/work-order";
import { anOrder, dispatchTo, pass, register, reply } from "@yihao/testkit/builders";
import { type City, openCity, problemOf } from "@yihao/testkit/city";
import { brokenIdentities } from "@yihao/testkit/figures";
import { send, upload } from "@yihao/testkit/wire";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";

let city: City;
beforeAll(async () => {
  city = await openCity(inject("database"));
});
afterAll(() => city.close());

const phone = "13900000300";
const content = "要求把小区东门外的公交站台迁走，理由是早晚人多嘈杂影响休息，请公交公司迁移站台。";
const hour = () => city.clock.set(new Date(city.clock.now().getTime() + 3_600_000));

/** Handled to its end: the requester is not asked, so that the order closes by its review. */
async function closedOrder(more = {}) {
  const made = await anOrder(city, { content, callerNumber: phone, noReplyWanted: true, ...more });
  await dispatchTo(city, made.orderId, "jtj");
  await reply(city, made.orderId, "jtj01");
  await pass(city, made.orderId);
  hour();
  return made;
}

describe("重复交办终结", () => {
  it("is found, linked, concluded by two persons, and the same matter is then answered with the opinion", async () => {
    const operator = await city.as("zuoxi02");
    const first = await closedOrder();
    const second = await register(operator, { content, callerNumber: phone, noReplyWanted: true });
    const found = await operator(demand.similarDemands, { body: { content: "", demandId: second.id } });
    expect(found.items.find((item) => item.repeatsOrderId === first.orderId)).toMatchObject({ isSameRequester: true });
    expect(found.conclusion).toBeNull();
    // Somebody else with the same words repeats nothing.
    const other = await operator(demand.similarDemands, { body: { content, phone: "13900000999" } });
    expect(other.items.every((item) => item.repeatsOrderId === null)).toBe(true);

    const repeated = await operator(workOrder.createWorkOrder, { params: { id: second.id }, body: { repeatsOrderId: first.orderId } });
    expect(repeated).toMatchObject({ isRepeated: true, isKey: true });
    expect(await operator(workOrder.readWorkOrder, { params: { id: repeated.id } })).toMatchObject({ keyReason: "重复交办" });
    expect(await operator(ends.readOrderWays, { params: { id: first.orderId } })).toMatchObject({ repeatedBy: [{ id: repeated.id }] });
    expect(await operator(ends.readOrderWays, { params: { id: repeated.id } })).toMatchObject({ repeats: { id: first.orderId } });

    const reviewer = await city.as("shenhe01");
    const lead = await city.as("banzhang01");
    const propose = (more: object) =>
      send(city, "POST", `/work-orders/${repeated.id}/conclusion-proposals`, {
        as: "shenhe01",
        body: {
          evidence: "已两次现场勘察，站台位置符合规划",
          opinion: "站台位置符合规划且经公示，不予迁移。",
          heldOn: "2026-11-16",
          ...more,
        },
      });
    expect((await propose({})).body).toMatchObject({ fields: [{ field: "minutesAttachmentIds", message: "请上传会商纪要" }] });
    const minutes = await upload(city, "会商纪要.png");
    expect((await propose({ minutesAttachmentIds: [minutes], heldOn: "2026-12-31" })).body).toMatchObject({
      fields: [{ field: "heldOn" }],
    });
    expect((await propose({ minutesAttachmentIds: [minutes], conferralNumber: "会商〔2026〕12号" })).status).toBe(201);
    const proposal = (await lead(ends.listConclusionProposals, { query: {} })).items[0];
    expect(proposal).toMatchObject({ workOrderId: repeated.id, minutes: [{ id: minutes }], conferralNumber: "会商〔2026〕12号" });
    const own = (await reviewer(ends.readOrderWays, { params: { id: repeated.id } })).conclusionProposals[0];
    expect(own?.can.confirm).toMatchObject({ allowed: false });
    const confirmed = await lead(ends.confirmConclusion, {
      params: { id: proposal?.id ?? "" },
      body: { decision: "confirmed", reason: "会商意见明确" },
    });
    expect(confirmed).toMatchObject({ state: "concluded" });
    await city.drain();
    expect(await city.citizen(callback.readProgress, { body: { number: second.number, queryCode: second.queryCode } })).toMatchObject({
      state: "concluded",
      answer: "站台位置符合规划且经公示，不予迁移。",
    });
    expect((await send(city, "GET", `/attachments/${minutes}`, { as: "zhuren01" })).status).toBe(200);

    // The third time he hears the opinion at once; another requester does not.
    hour();
    const third = await register(operator, { content: `${content}（再次反映）`, callerNumber: phone });
    const { conclusion } = await operator(demand.similarDemands, { body: { content: "", demandId: third.id } });
    expect(conclusion).toMatchObject({ opinion: "站台位置符合规划且经公示，不予迁移。", orderNumber: second.number });
    const answered = await operator(demand.answerDemand, {
      params: { id: third.id },
      body: { answer: conclusion?.opinion ?? "", conclusionId: conclusion?.id ?? null },
    });
    expect(answered).toMatchObject({ state: "answered", answer: { conclusion: { orderNumber: second.number } } });
    const stranger = await register(operator, { content, callerNumber: "13900000998" });
    expect(
      await problemOf(
        operator(demand.answerDemand, { params: { id: stranger.id }, body: { answer: "同上", conclusionId: conclusion?.id ?? null } }),
      ),
    ).toMatchObject({ code: "conclusion.unknown" });
    expect(await brokenIdentities(city)).toEqual([]);
  });

  it("is linked later by the centre, once, to what was closed before", async () => {
    const first = await closedOrder({ callerNumber: "13900000301" });
    const { orderId } = await anOrder(city, { content, callerNumber: "13900000301" });
    const lead = await city.as("banzhang01");
    const link = (id: string, to: string) =>
      lead(marks.linkRepeat, { params: { id }, body: { orderId: to, reason: "同一诉求人同一事项" } });
    expect(await problemOf(link(orderId, orderId))).toMatchObject({ code: "repeat.itself" });
    const open = await anOrder(city, { content, callerNumber: "13900000301" });
    expect(await problemOf(link(orderId, open.orderId))).toMatchObject({ code: "repeat.notClosed" });
    expect(await link(orderId, first.orderId)).toMatchObject({ isRepeated: true, isKey: true });
    expect(await problemOf(link(orderId, first.orderId))).toMatchObject({ code: "repeat.linked" });
    expect((await lead(workOrder.listWorkOrders, { query: { isRepeated: "true" } })).items.map((each) => each.id)).toContain(orderId);
  });

  it("is no way out of what comes for the first time", async () => {
    const { orderId } = await anOrder(city);
    const answer = await send(city, "POST", `/work-orders/${orderId}/conclusion-proposals`, {
      as: "shenhe01",
      body: {
        evidence: "没有办过一次",
        opinion: "不予办理，请谅解。",
        heldOn: "2026-11-16",
        minutesAttachmentIds: [await upload(city, "纪要.png")],
      },
    });
    expect(answer.body).toMatchObject({ code: "conclusion.notRepeated" });
  });
});
