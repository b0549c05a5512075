import * as callback from "@yihao/contract/callback";
import * as review from "@yihao/contract/review";
import * as workOrder from "@yihao/contract/work-order";
import { anOrder, dispatchTo, leadAssignment, pass, reply } from "@yihao/testkit/builders";
import { type City, openCity, problemOf } from "@yihao/testkit/city";
import { brokenIdentities } from "@yihao/testkit/figures";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";

let city: City;
beforeAll(async () => {
  city = await openCity(inject("database"));
});
afterAll(() => city.close());

const days = (count: number) => count * 86_400_000;

async function evaluate(orderId: string, satisfaction: "satisfied" | "dissatisfied", comment?: string) {
  const officer = await city.as("huifang01");
  const [open] = (await officer(callback.listWorkOrderCallbacks, { params: { id: orderId } })).items;
  await officer(callback.claimCallback, { params: { id: open?.id ?? "" } });
  return officer(callback.evaluateCallback, {
    params: { id: open?.id ?? "" },
    body: { isContacted: true, solved: satisfaction === "satisfied" ? "solved" : "unsolved", satisfaction, comment },
  });
}

describe("不满意 → 重新办理", () => {
  it("sends the order back to the agency with a new limit, and closes when the requester is satisfied", async () => {
    const { orderId } = await anOrder(city);
    await dispatchTo(city, orderId, "szyl");
    await reply(city, orderId, "szyl01");
    await pass(city, orderId);
    await evaluate(orderId, "dissatisfied", "只修了一盏，还有两盏不亮");
    const reader = await city.as("huifang01");
    expect(await reader(workOrder.readWorkOrder, { params: { id: orderId } })).toMatchObject({
      state: "dispatched",
      reworkCount: 1,
      closedAt: null,
    });
    const again = await leadAssignment(city, orderId, "szyl01");
    expect(again).toMatchObject({ isRework: true, state: "awaitingAcknowledgement", opinion: "只修了一盏，还有两盏不亮" });
    expect(again.can.return).toMatchObject({ allowed: false });
    city.clock.advance(3_600_000);
    await reply(city, orderId, "szyl01", { publicReply: "您好，另外两盏也已修复，给您带来不便，敬请谅解。" });
    await pass(city, orderId);
    await evaluate(orderId, "satisfied");
    const closed = await reader(workOrder.readWorkOrder, { params: { id: orderId } });
    expect(closed.state).toBe("closed");
    const rounds = (await reader(callback.listWorkOrderCallbacks, { params: { id: orderId } })).items.map(
      (item) => item.evaluation?.satisfaction,
    );
    expect(rounds).toEqual(["satisfied", "dissatisfied"]);
  });

  it("asks why before it takes a dissatisfied evaluation", async () => {
    const { orderId } = await anOrder(city);
    await dispatchTo(city, orderId, "szyl");
    await reply(city, orderId, "szyl01");
    await pass(city, orderId);
    expect(await problemOf(evaluate(orderId, "dissatisfied"))).toMatchObject({
      status: 400,
      fields: [{ field: "comment", message: "请写明不满意的原因，以便重新办理" }],
    });
  });

  it("lets the requester evaluate on line once, with the receipt", async () => {
    const { receipt, orderId } = await anOrder(city);
    await dispatchTo(city, orderId, "szyl");
    const key = { number: receipt.number, queryCode: receipt.queryCode };
    const answers = { isContacted: true, solved: "solved", satisfaction: "satisfied" } as const;
    expect(await problemOf(city.citizen(callback.evaluateByRequester, { body: { ...key, ...answers } }))).toMatchObject({
      code: "evaluation.notAsked",
    });
    await reply(city, orderId, "szyl01");
    await pass(city, orderId);
    const progress = await city.citizen(callback.evaluateByRequester, { body: { ...key, ...answers } });
    expect(progress.evaluation).toMatchObject({ isAsked: false, done: { satisfaction: "满意" } });
    expect(await problemOf(city.citizen(callback.evaluateByRequester, { body: { ...key, ...answers } }))).toMatchObject({
      code: "evaluation.once",
    });
  });
});

describe("审核", () => {
  it("a reply sent back never stopped the clock; the accepted one did, when it was given", async () => {
    const { orderId } = await anOrder(city);
    await dispatchTo(city, orderId, "szyl");
    city.clock.advance(days(1));
    await reply(city, orderId, "szyl01");
    const reviewer = await city.as("shenhe01");
    await reviewer(review.reviewReply, { params: { id: orderId }, body: { verdict: "sentBack", opinion: "没有说明何时修复" } });
    expect(await leadAssignment(city, orderId, "szyl01")).toMatchObject({ state: "handling", repliedAt: null, sendBackCount: 1 });
    // Twelve days later it is late, whatever was said before.
    city.clock.advance(days(12));
    expect((await leadAssignment(city, orderId, "szyl01")).light).toBe("red");
    await reply(city, orderId, "szyl01");
    const givenAt = city.clock.now();
    city.clock.advance(days(2));
    await pass(city, orderId);
    expect(await leadAssignment(city, orderId, "szyl01")).toMatchObject({
      state: "finished",
      repliedAt: givenAt.toISOString(),
      light: "red",
    });
    expect(await city.count("select count(*) from assignment where work_order_id = $1 and clock_stopped_at = replied_at", [orderId])).toBe(
      1,
    );
  });

  it("books balance after all of it", async () => expect(await brokenIdentities(city)).toEqual([]));
});
