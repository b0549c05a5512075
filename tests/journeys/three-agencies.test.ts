import * as callback from "@yihao/contract/callback";
import * as handling from "@yihao/contract/handling";
import * as replies from "@yihao/contract/replies";
import * as review from "@yihao/contract/review";
import * as workOrder from "@yihao/contract/work-order";
import { anOrder, aReply, dispatchTo, leadAssignment, pass, reply } from "@yihao/testkit/builders";
import { type City, openCity, problemOf } from "@yihao/testkit/city";
import { brokenIdentities } from "@yihao/testkit/figures";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";

let city: City;
let orderId: string;
let receipt: Awaited<ReturnType<typeof anOrder>>["receipt"];
beforeAll(async () => {
  city = await openCity(inject("database"));
});
afterAll(() => city.close());

const partOf = async (username: string, code: string) => {
  const { items } = await (await city.as(username))(handling.listWorkOrderAssignments, { params: { id: orderId } });
  const agencyId = await city.agencyId(code);
  const found = items.find((item) => item.agencyId === agencyId);
  if (found === undefined) throw new Error(`${code} has no part`);
  return found;
};
const atMinute = (minute: number) => `2026-11-16T09:${String(minute).padStart(2, "0")}:00+08:00`;

describe("三个单位协同办理", () => {
  it("the lead speaks with the requester first, and tells how far it is before it is done", async () => {
    ({ orderId, receipt } = await anOrder(city));
    await dispatchTo(city, orderId, "szyl", ["csgl", "zjj"]);
    city.clock.advance(40 * 60_000);
    const lead = await city.as("szyl01");
    const { id } = await partOf("szyl01", "szyl");
    const contact = { at: atMinute(20), way: "phone", outcome: "reached", note: "约定下午到场" } as const;
    expect(await problemOf(lead(replies.recordContact, { params: { id }, body: contact }))).toMatchObject({
      code: "assignment.wrongState",
    });
    await lead(handling.acknowledgeAssignment, { params: { id } });
    const tooEarly = await problemOf(
      lead(replies.recordContact, { params: { id }, body: { ...contact, at: "2026-11-16T08:00:00+08:00" } }),
    );
    expect(tooEarly).toMatchObject({ status: 400, fields: [{ field: "at" }] });
    await lead(replies.recordContact, { params: { id }, body: { ...contact, at: atMinute(10), outcome: "noAnswer", note: null } });
    await lead(replies.recordContact, { params: { id }, body: contact });
    await lead(replies.replyInterim, {
      params: { id },
      body: { publicReply: "您好，我们已会同城管、住建两家单位到场查看。", internalAccount: "三家单位联合踏勘。" },
    });
    const shown = await partOf("shenhe01", "szyl");
    expect(shown.contacts.map((each) => [each.outcome, each.note])).toEqual([
      ["noAnswer", null],
      ["reached", "约定下午到场"],
    ]);
    expect(shown).toMatchObject({ state: "handling", repliedAt: null, interimReplies: [{ by: "李红琴" }] });
    await city.drain();
    const progress = await city.citizen(callback.readProgress, { body: { number: receipt.number, queryCode: receipt.queryCode } });
    expect(progress.steps.at(-1)).toMatchObject({ title: "承办单位告知办理进展", detail: "您好，我们已会同城管、住建两家单位到场查看。" });
    expect(progress.notices.at(-1)?.title).toBe("您的诉求有阶段性答复");
  });

  it("supporting agencies report to the lead, who sees their words and not their inside account", async () => {
    for (const [username, code, words] of [
      ["csgl01", "csgl", "占道的广告牌已经拆除，不再遮挡灯光。"],
      ["zjj01", "zjj", "小区一侧的地下管线已探明，可以施工。"],
    ] as const) {
      const own = await partOf(username, code);
      const client = await city.as(username);
      expect(
        await problemOf(
          client(replies.replyInterim, { params: { id: own.id }, body: { publicReply: "我们已到场查看。", internalAccount: "无" } }),
        ),
      ).toMatchObject({
        code: "reply.leadOnly",
      });
      await client(handling.acknowledgeAssignment, { params: { id: own.id } });
      const promise = { promisedOn: "2026-11-27", plan: "下周完成剩余部分。" };
      const body = { internalAccount: "内部经过", publicReply: words, isResolved: true };
      expect(
        await problemOf(client(handling.replyAssignment, { params: { id: own.id }, body: { ...body, interim: promise } })),
      ).toMatchObject({
        code: "promise.leadOnly",
      });
      expect((await client(handling.replyAssignment, { params: { id: own.id }, body })).state).toBe("finished");
    }
    const seen = await partOf("szyl01", "csgl");
    expect(seen.replies).toMatchObject([{ verdict: "forSuperior", publicReply: "占道的广告牌已经拆除，不再遮挡灯光。" }]);
    expect(seen.replies[0]?.internalAccount).not.toContain("内部经过");
    expect((await partOf("csgl01", "szyl")).contacts).toEqual([]);
  });

  it("the lead answers for all three, and review names the points that were not met", async () => {
    await reply(city, orderId, "szyl01", { publicReply: "您好，路灯已修复。" });
    const reviewer = await city.as("shenhe01");
    const { points, can } = await reviewer(review.listReviews, { params: { id: orderId } });
    expect(points).toEqual(["是否联系诉求人", "是否逐项答复", "是否引用依据", "是否说明结果与期限", "用语是否规范"]);
    expect(can.pass).toEqual({ allowed: true });
    const unmet = { params: { id: orderId }, body: { verdict: "passed" as const, unmetPoints: ["是否逐项答复"] } };
    expect((await problemOf(reviewer(review.reviewReply, unmet))).title).toBe("还有要点没有达到：是否逐项答复；全部达到才能通过");
    await reviewer(review.reviewReply, {
      params: { id: orderId },
      body: { verdict: "sentBack", opinion: "请把城管、住建两家的情况写进去", unmetPoints: ["是否逐项答复", "是否引用依据"] },
    });
    const back = await leadAssignment(city, orderId, "szyl01");
    expect(back).toMatchObject({ state: "handling", sendBackCount: 1 });
    expect(back.sendBackReason).toBe("未达要点：是否逐项答复、是否引用依据。请把城管、住建两家的情况写进去");
    const [made] = (await reviewer(review.listReviews, { params: { id: orderId } })).items;
    expect(made).toMatchObject({
      unmetPoints: ["是否逐项答复", "是否引用依据"],
      metPoints: ["是否联系诉求人", "是否说明结果与期限", "用语是否规范"],
    });
    await reply(city, orderId, "szyl01", {
      publicReply: "王建华先生您好，广告牌已拆除，管线已探明，路灯已修复，请致电 13900000001 确认。",
    });
    await pass(city, orderId);
    const reader = await city.as("zhuren01");
    expect((await reader(workOrder.readWorkOrder, { params: { id: orderId } })).state).toBe("awaitingCallback");
  });

  it("what was answered serves as a pattern for the next, without anything about the requester", async () => {
    const next = await anOrder(city);
    await dispatchTo(city, next.orderId, "szyl", ["csgl"]);
    const { id } = await leadAssignment(city, next.orderId, "szyl01");
    const { items } = await (await city.as("szyl01"))(replies.listReplyTemplates, { query: { assignmentId: id } });
    expect(items.map((item) => item.publicReply)).toEqual(["您好，广告牌已拆除，管线已探明，路灯已修复，请致电 ＿＿ 确认。"]);
    expect(await problemOf((await city.as("csgl01"))(replies.listReplyTemplates, { query: { assignmentId: id } }))).toMatchObject({
      status: 404,
    });
  });

  it("a requester who asked for secrecy is spoken to by the centre alone", async () => {
    const { orderId: secretId } = await anOrder(city, { isConfidential: true });
    await dispatchTo(city, secretId, "szyl");
    const handler = await city.as("szyl01");
    const { id } = await leadAssignment(city, secretId, "szyl01");
    await handler(handling.acknowledgeAssignment, { params: { id } });
    expect((await leadAssignment(city, secretId, "szyl01")).can.contact).toMatchObject({ allowed: false, code: "contact.throughCentre" });
    city.clock.advance(60_000);
    const body = { at: city.clock.now().toISOString(), way: "phone", outcome: "reached" } as const;
    expect((await problemOf(handler(replies.recordContact, { params: { id }, body }))).title).toBe(
      "诉求人要求保密，请通过热线中心联系，不能直接联系",
    );
  });

  it("the city writes its own points, and what was judged by the old ones keeps their words", async () => {
    const admin = await city.as("admin");
    expect(await admin(review.listReviewPoints, {})).toMatchObject({ setAt: null });
    await admin(review.setReviewPoints, { body: { points: ["是否联系诉求人", "是否附现场照片"] } });
    expect(await admin(review.listReviewPoints, {})).toMatchObject({ points: ["是否联系诉求人", "是否附现场照片"], setBy: "系统管理员" });
    const reviewer = await city.as("shenhe01");
    const old = (await reviewer(review.listReviews, { params: { id: orderId } })).items.find((item) => item.verdict === "sentBack");
    expect(old?.unmetPoints).toEqual(["是否逐项答复", "是否引用依据"]);
    expect(await problemOf(admin(review.setReviewPoints, { body: { points: [] } }))).toMatchObject({ status: 400 });
    const { orderId: nextId } = await anOrder(city);
    await dispatchTo(city, nextId, "szyl");
    await reply(city, nextId, "szyl01", aReply);
    const gone = { params: { id: nextId }, body: { verdict: "sentBack" as const, opinion: "请补充", unmetPoints: ["是否引用依据"] } };
    expect(await problemOf(reviewer(review.reviewReply, gone))).toMatchObject({ code: "review.unknownPoint" });
  });

  it("books balance after all of it", async () => expect(await brokenIdentities(city)).toEqual([]));
});
