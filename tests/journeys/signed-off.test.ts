import * as directory from "@yihao/contract/directory";
import type { CallOf } from "@yihao/contract/endpoint";
import * as handling from "@yihao/contract/handling";
import * as notice from "@yihao/contract/notice";
import * as posts from "@yihao/contract/posts";
import * as replies from "@yihao/contract/replies";
import * as workOrder from "@yihao/contract/work-order";
import { anOrder, aReply, dispatchTo, leadAssignment, pass } from "@yihao/testkit/builders";
import { type City, openCity, problemOf } from "@yihao/testkit/city";
import { brokenIdentities } from "@yihao/testkit/figures";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";

let city: City;
let agencyId: string;
beforeAll(async () => {
  city = await openCity(inject("database"));
  agencyId = await city.agencyId("rsj");
});
afterAll(() => city.close());

const hour = 3_600_000;
const order = async (id: string) => (await city.as("zhuren01"))(workOrder.readWorkOrder, { params: { id } });
const own = (id: string) => leadAssignment(city, id, "rsj01");
const queueOf = async (username: string) => (await (await city.as(username))(replies.listSignOffs, { query: {} })).items;
const signed = { verdict: "signed" } as const;

async function setSignOff(signOff: "none" | "deputyLeader" | "mainLeader") {
  await (await city.as("admin"))(directory.updateAgency, { params: { id: agencyId }, body: { signOff } });
}

async function setPost(post: "deputyLeader" | "mainLeader", username: string, deputy: string | null) {
  const admin = await city.as("admin");
  const people = (await admin(posts.listColleagues, { query: { agencyId } })).items;
  const nameOf: Record<string, string> = { rsjld01: "黄志平", rsjld02: "马春兰" };
  const idOf = (who: string) => people.find((person) => person.name === nameOf[who])?.accountId ?? "";
  await admin(posts.setPost, {
    params: { id: agencyId, post },
    body: { accountId: idOf(username), deputyAccountId: deputy === null ? null : idOf(deputy) },
  });
}

async function anAcknowledgedOrder() {
  const made = await anOrder(city);
  await dispatchTo(city, made.orderId, "rsj");
  await (await city.as("rsj01"))(handling.acknowledgeAssignment, { params: { id: (await own(made.orderId)).id } });
  return made;
}

async function reply(orderId: string, more: Partial<NonNullable<CallOf<typeof handling.replyAssignment>["body"]>> = {}) {
  return (await city.as("rsj01"))(handling.replyAssignment, {
    params: { id: (await own(orderId)).id },
    body: { ...aReply, ...more },
  });
}
const lastReplyId = async (orderId: string) => (await own(orderId)).replies.at(-1)?.id ?? "";
const sign = async (username: string, id: string, body: NonNullable<CallOf<typeof replies.signReply>["body"]> = signed) =>
  (await city.as(username))(replies.signReply, { params: { id }, body });

describe("审签", () => {
  it("is not needed where the agency did not ask for it", async () => {
    const { orderId } = await anAcknowledgedOrder();
    expect((await reply(orderId)).state).toBe("replied");
  });

  it("cannot be asked of a post that nobody holds", async () => {
    await setSignOff("mainLeader");
    const { orderId } = await anAcknowledgedOrder();
    const problem = await problemOf(reply(orderId));
    expect(problem).toMatchObject({ code: "signOff.nobodyHolds" });
    expect(problem.title).toContain("分管领导审签，但这个岗位没有可以签字的人");
    expect((await own(orderId)).state).toBe("handling");
  });

  it("holds the reply in the agency, clock running, until the deputy leader has signed; then it leaves, at that moment", async () => {
    await setPost("deputyLeader", "rsjld01", "rsjld02");
    const { orderId } = await anAcknowledgedOrder();
    expect((await reply(orderId)).state).toBe("awaitingSignOff");
    expect(await order(orderId)).toMatchObject({ state: "dispatched" });
    const [waiting] = (await queueOf("rsjld01")).filter((item) => item.workOrderId === orderId);
    expect(waiting).toMatchObject({ level: "deputyLeader", submittedBy: "陈晓峰", publicReply: aReply.publicReply, isInterim: false });
    expect((await queueOf("rsjld02")).map((item) => item.id)).toContain(waiting?.id);
    const told = (await (await city.as("rsjld01"))(notice.listNotices, { query: {} })).items.map((item) => [item.topic, item.link]);
    expect(told).toContainEqual(["signOff", `/orders/${orderId}`]);

    city.clock.advance(hour);
    const id = await lastReplyId(orderId);
    expect(await sign("rsjld01", id)).toMatchObject({ hasLeft: true, nextLevel: null });
    expect(await own(orderId)).toMatchObject({ state: "replied", repliedAt: city.clock.now().toISOString() });
    expect(await order(orderId)).toMatchObject({ state: "awaitingReview" });
    expect((await queueOf("rsjld01")).filter((item) => item.workOrderId === orderId)).toEqual([]);
    const [shown] = (await own(orderId)).replies;
    expect(shown).toMatchObject({
      verdict: "waiting",
      by: "陈晓峰",
      signOffs: [{ level: "deputyLeader", verdict: "signed", signedBy: "黄志平" }],
    });
    expect(new Date(shown?.at ?? 0).getTime() - new Date(shown?.writtenAt ?? 0).getTime()).toBe(hour);
    const problem = await problemOf(sign("rsjld02", id));
    expect(problem).toMatchObject({ status: 409, code: "signOff.decided" });
    expect(problem.title).toContain("黄志平已作为分管领导审签：同意");
    expect((await pass(city, orderId)).state).toBe("awaitingCallback");
  });

  it("refused goes back to the handler with the leader's words", async () => {
    const { orderId } = await anAcknowledgedOrder();
    await reply(orderId);
    const id = await lastReplyId(orderId);
    expect(await problemOf(sign("rsjld02", id, { verdict: "refused" }))).toMatchObject({
      fields: [{ field: "opinion", message: "退回修改请写明要改什么" }],
    });
    await sign("rsjld02", id, { verdict: "refused", opinion: "请写明依据的条款" });
    expect(await own(orderId)).toMatchObject({ state: "handling", sendBackReason: "请写明依据的条款", sendBackCount: 0 });
    expect((await own(orderId)).replies[0]).toMatchObject({ verdict: "signOffRefused" });
    expect((await reply(orderId)).state).toBe("awaitingSignOff");
  });

  it("of a key order needs the main leader too", async () => {
    const { orderId } = await anAcknowledgedOrder();
    await city.count("update work_order set is_key = true where id = $1", [orderId]);
    await reply(orderId);
    const id = await lastReplyId(orderId);
    expect(await problemOf(sign("rsjld01", id))).toMatchObject({ code: "signOff.nobodyHolds" });
    await setPost("mainLeader", "rsjld02", null);
    expect(await sign("rsjld01", id)).toMatchObject({ hasLeft: false, nextLevel: "mainLeader" });
    expect((await own(orderId)).state).toBe("awaitingSignOff");
    expect(await problemOf(sign("rsjld01", id))).toMatchObject({ code: "signOff.decided" });
    city.clock.advance(hour);
    expect(await sign("rsjld02", id)).toMatchObject({ hasLeft: true });
    expect((await own(orderId)).replies[0]?.signOffs.map((each) => [each.level, each.signedBy])).toEqual([
      ["deputyLeader", "黄志平"],
      ["mainLeader", "马春兰"],
    ]);
    expect(await own(orderId)).toMatchObject({ state: "replied", repliedAt: city.clock.now().toISOString() });
  });

  it("is nobody else's: not the handler's, not another agency's", async () => {
    const { orderId } = await anAcknowledgedOrder();
    await reply(orderId);
    const id = await lastReplyId(orderId);
    expect(await problemOf(sign("rsj01", id))).toMatchObject({ status: 403 });
    expect(await problemOf(sign("chongchuanld01", id))).toMatchObject({ status: 404 });
    expect(await queueOf("chongchuanld01")).toEqual([]);
  });

  it("of two deputies at once exactly one wins and the other is told who", async () => {
    const { orderId } = await anAcknowledgedOrder();
    await reply(orderId);
    const id = await lastReplyId(orderId);
    const attempts = await Promise.allSettled([sign("rsjld01", id), sign("rsjld02", id)]);
    expect(attempts.filter((each) => each.status === "fulfilled")).toHaveLength(1);
    const lost = attempts.find((each) => each.status === "rejected");
    expect(String(lost?.reason)).toMatch(/已作为分管领导审签：同意/);
  });

  it("also signs 阶段性办结 and the last reply that keeps its promise", async () => {
    const { orderId } = await anAcknowledgedOrder();
    await reply(orderId, { interim: { promisedOn: "2026-12-18", plan: "分三批发放，12 月 18 日前全部到账。" } });
    expect((await queueOf("rsjld01")).find((item) => item.workOrderId === orderId)).toMatchObject({ isInterim: true });
    await sign("rsjld01", await lastReplyId(orderId));
    expect((await pass(city, orderId)).state).toBe("interimClosed");
    // 阶段性办结 made it a key order: now the main leader signs as well.
    await reply(orderId, { publicReply: "您好，款项已全部到账。" });
    const id = await lastReplyId(orderId);
    expect(await sign("rsjld01", id)).toMatchObject({ hasLeft: false, nextLevel: "mainLeader" });
    expect(await order(orderId)).toMatchObject({ state: "interimClosed" });
    await sign("rsjld02", id);
    expect((await pass(city, orderId)).state).toBe("awaitingCallback");
  });

  it("books balance after all of it", async () => expect(await brokenIdentities(city)).toEqual([]));
});
