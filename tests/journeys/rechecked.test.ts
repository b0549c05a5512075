import * as applications from "@yihao/contract/applications";
import * as dissatisfied from "@yihao/contract/dissatisfied";
import * as evaluation from "@yihao/contract/evaluation";
import * as handling from "@yihao/contract/handling";
import * as statistics from "@yihao/contract/statistics";
import * as typical from "@yihao/contract/typical-case";
import * as workOrder from "@yihao/contract/work-order";
import { dateOf } from "@yihao/server/kernel/shanghai";
import { leadAssignment } from "@yihao/testkit/builders";
import { anAskedOrder, answerAgain, callBack, lastCallback } from "@yihao/testkit/callbacks";
import { type City, openCity, problemOf } from "@yihao/testkit/city";
import { brokenIdentities, figuresOfToday } from "@yihao/testkit/figures";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";

let city: City;
beforeAll(async () => {
  city = await openCity(inject("database"));
});
afterAll(() => city.close());

type Recheck = {
  verdict: "upheld" | "changed" | "invalid";
  invalidReason?: "wrongNumber" | "contradictory";
  corrected?: { satisfaction?: "satisfied" | "dissatisfied"; solved?: "solved" | "unsolved" };
};
async function recheck(orderId: string, body: Recheck, as = "banzhang01") {
  const id = (await lastCallback(city, orderId)).evaluation?.id ?? "";
  return (await city.as(as))(evaluation.recheckEvaluation, { params: { id }, body: { reason: "调听录音后重新核对", ...body } });
}
async function caseOf(orderId: string, state: "open" | "cleared" = "open") {
  const { items } = await (await city.as("duban01"))(dissatisfied.listDissatisfiedCases, { query: { state, limit: 100 } });
  return items.find((item) => item.workOrderId === orderId);
}
const orderOf = async (orderId: string) => (await city.as("duban01"))(workOrder.readWorkOrder, { params: { id: orderId } });

describe("复核", () => {
  it("voids an evaluation: it stays on record, leaves the valid ones, and opens no more", async () => {
    const { orderId } = await anAskedOrder(city);
    await callBack(city, orderId);
    const before = await figuresOfToday(city);
    expect(before).toMatchObject({ evaluationCount: 1, validEvaluationCount: 1, satisfactionRate: 100, finalSatisfactionRate: 100 });
    expect(await problemOf(recheck(orderId, { verdict: "invalid" }))).toMatchObject({ status: 400, fields: [{ field: "invalidReason" }] });
    const done = await recheck(orderId, { verdict: "invalid", invalidReason: "wrongNumber" });
    expect(done.evaluation).toMatchObject({
      validity: "invalid",
      invalidReason: "wrongNumber",
      satisfaction: "satisfied",
      recheck: { verdict: "invalid", recorded: { satisfaction: "satisfied" } },
    });
    expect(done.can.recheck).toMatchObject({ allowed: false, code: "evaluation.rechecked" });
    expect(await problemOf(recheck(orderId, { verdict: "upheld" }, "shenhe02"))).toMatchObject({
      code: "evaluation.rechecked",
      title: expect.stringMatching(/^已由.+复核$/),
    });
    const after = await figuresOfToday(city);
    expect(after).toMatchObject({ evaluationCount: 1, validEvaluationCount: 0, participationRate: 100, resolutionRate: 0 });
    expect(after.satisfactionRate).toBeNaN();
    const today = dateOf(city.clock.now());
    const query = { from: today, to: today, indicator: "validEvaluationCount" };
    expect(await (await city.as("zhuren01"))(statistics.openWorkOrderRecords, { query })).toMatchObject({ total: 0, items: [] });
  });

  it("corrects satisfied to dissatisfied: both are kept, and the order goes back to its agency", async () => {
    const { orderId } = await anAskedOrder(city);
    await callBack(city, orderId);
    expect((await orderOf(orderId)).state).toBe("closed");
    expect(await problemOf(recheck(orderId, { verdict: "changed", corrected: { satisfaction: "satisfied" } }))).toMatchObject({
      status: 400,
      fields: [{ field: "corrected" }],
    });
    const done = await recheck(orderId, { verdict: "changed", corrected: { satisfaction: "dissatisfied", solved: "unsolved" } });
    expect(done.evaluation).toMatchObject({
      satisfaction: "dissatisfied",
      validity: "valid",
      isFinal: false,
      recheck: { verdict: "changed", recorded: { satisfaction: "satisfied", solved: "solved" } },
    });
    expect(await orderOf(orderId)).toMatchObject({ state: "dispatched", reworkCount: 1 });
    expect(await caseOf(orderId)).toMatchObject({ rounds: 1, notReworked: null });
    await answerAgain(city, orderId);
    await callBack(city, orderId);
    expect(await caseOf(orderId)).toBeUndefined();
    expect(await caseOf(orderId, "cleared")).toMatchObject({ clearance: "satisfied" });
  });

  it("corrects dissatisfied to satisfied: the case is cleared, the rework goes on", async () => {
    const { orderId } = await anAskedOrder(city);
    await callBack(city, orderId, { satisfaction: "dissatisfied" });
    expect(await caseOf(orderId)).toMatchObject({ comment: "灯还是不亮" });
    await recheck(orderId, { verdict: "changed", corrected: { satisfaction: "satisfied" } });
    expect(await caseOf(orderId, "cleared")).toMatchObject({ clearance: "rechecked" });
    expect((await orderOf(orderId)).state).toBe("dispatched");
  });

  it("voids a second dissatisfaction: the first one stands", async () => {
    const { orderId } = await anAskedOrder(city);
    await callBack(city, orderId, { satisfaction: "dissatisfied", comment: "第一次" });
    await answerAgain(city, orderId);
    await callBack(city, orderId, { satisfaction: "dissatisfied", comment: "第二次" });
    await recheck(orderId, { verdict: "invalid", invalidReason: "contradictory" });
    expect(await caseOf(orderId)).toMatchObject({ comment: "第一次" });
  });

  it("is not for the officer who asked, nor for agencies", async () => {
    const { orderId } = await anAskedOrder(city);
    await callBack(city, orderId);
    const seen = await lastCallback(city, orderId, "szyl01");
    expect(seen.can.recheck).toMatchObject({ allowed: false, code: "auth.forbidden" });
    const { rows } = await city.world.pool.query<{ id: string }>("select id from account where username = 'banzhang01'");
    await city.world.pool.query("update evaluation set evaluated_by = $1 where id = $2", [rows[0]?.id, seen.evaluation?.id]);
    expect(await problemOf(recheck(orderId, { verdict: "upheld" }))).toMatchObject({ code: "evaluation.ownRecheck" });
    expect((await recheck(orderId, { verdict: "upheld" }, "shenhe02")).evaluation?.recheck).toMatchObject({ verdict: "upheld" });
  });
});

describe("不满意而不再重办", () => {
  it("after two reworks the order closes dissatisfied, with the reason, and waits for the centre", async () => {
    const { orderId } = await anAskedOrder(city);
    for (const round of [1, 2]) {
      await callBack(city, orderId, { satisfaction: "dissatisfied" });
      expect(await orderOf(orderId)).toMatchObject({ state: "dispatched", reworkCount: round });
      await answerAgain(city, orderId);
    }
    await callBack(city, orderId, { satisfaction: "dissatisfied", comment: "三次了还没好" });
    expect(await orderOf(orderId)).toMatchObject({ state: "closed", reworkCount: 2 });
    const timeline = await (await city.as("duban01"))(workOrder.readWorkOrderTimeline, { params: { id: orderId } });
    expect(timeline.items.at(-1)).toMatchObject({ title: "办结", reason: expect.stringContaining("已重新办理 2 次") });
    const open = await caseOf(orderId);
    expect(open).toMatchObject({
      rounds: 3,
      comment: "三次了还没好",
      notReworked: expect.stringContaining("达到上限"),
      can: { clear: { allowed: true } },
    });
    const agency = await city.as("szyl01");
    expect((await agency(dissatisfied.listDissatisfiedCases, { query: { limit: 100 } })).items.map((item) => item.id)).toContain(open?.id);
    const other = await city.as("csgl01");
    expect((await other(dissatisfied.listDissatisfiedCases, { query: { limit: 100 } })).items.map((item) => item.id)).not.toContain(
      open?.id,
    );
    const supervisor = await city.as("duban01");
    const clear = () =>
      supervisor(dissatisfied.clearDissatisfiedCase, {
        params: { id: open?.id ?? "" },
        body: { clearance: "excluded", reason: "会商认定诉求超出政策规定" },
      });
    expect(await clear()).toMatchObject({ clearance: "excluded", clearanceReason: "会商认定诉求超出政策规定" });
    expect(await problemOf(clear())).toMatchObject({ code: "dissatisfied.cleared", title: expect.stringContaining("核减") });
  });

  it("beyond the duty of its agency it is not handled again", async () => {
    const { orderId } = await anAskedOrder(city);
    await callBack(city, orderId, { satisfaction: "dissatisfied" });
    const handler = await city.as("szyl01");
    const own = await leadAssignment(city, orderId, "szyl01");
    await handler(handling.acknowledgeAssignment, { params: { id: own.id } });
    const claim = await handler(applications.claimBeyondDuty, {
      params: { id: own.id },
      body: { reason: "路灯产权属于小区业主", basis: "物业管理条例第四十二条" },
    });
    await (await city.as("banzhang01"))(applications.decideApplication, {
      params: { id: claim.id },
      body: { decision: "granted", opinion: "情况属实" },
    });
    await answerAgain(city, orderId);
    await callBack(city, orderId, { satisfaction: "dissatisfied" });
    expect(await orderOf(orderId)).toMatchObject({ state: "closed", reworkCount: 1 });
    expect(await caseOf(orderId)).toMatchObject({ notReworked: expect.stringContaining("超出承办单位职责") });
  });
});

describe("周分析", () => {
  it("compares this week with the last, by agency, category and reason", async () => {
    city.clock.set(new Date("2026-11-24T09:00:00+08:00"));
    const { orderId } = await anAskedOrder(city);
    await callBack(city, orderId, { satisfaction: "dissatisfied" });
    const week = await (await city.as("zhuren01"))(dissatisfied.readDissatisfiedWeek, { query: {} });
    expect(week).toMatchObject({ from: "2026-11-23", to: "2026-11-29", opened: 1 });
    expect(week.openedBefore).toBeGreaterThan(1);
    for (const lines of [week.byAgency, week.byCategory, week.byReason]) {
      expect(lines.reduce((sum, line) => sum + line.count, 0)).toBe(week.opened);
      expect(lines.reduce((sum, line) => sum + line.previous, 0)).toBe(week.openedBefore);
    }
    expect(week.byAgency[0]?.name).toContain("市政");
    const before = await (await city.as("zhuren01"))(dissatisfied.readDissatisfiedWeek, { query: { on: "2026-11-18" } });
    expect(before).toMatchObject({ from: "2026-11-16", opened: week.openedBefore, openedBefore: 0 });
    const elsewhere = await (await city.as("csgl01"))(dissatisfied.readDissatisfiedWeek, { query: {} });
    expect(elsewhere).toMatchObject({ opened: 0, openedBefore: 0, open: 0 });
  });
});

describe("典型案例", () => {
  it("comes from an order with the ground for it, is scrubbed, and is read by every unit once published", async () => {
    const { orderId } = await anAskedOrder(city, { requesterName: "欧阳慕白" });
    await callBack(city, orderId);
    const supervisor = await city.as("duban01");
    const words = {
      workOrderId: orderId,
      month: "2026-11",
      title: "路灯报修当日办结",
      situation: "欧阳慕白（电话 13900000001，住濠东路 37号楼 1204室）反映路灯不亮。",
      lesson: "接单后先联系诉求人，当日更换灯具，办完再打一次电话。",
    };
    const write = (kind: "good" | "bad") => supervisor(typical.writeTypicalCase, { body: { ...words, kind } });
    expect(await problemOf(write("bad"))).toMatchObject({ code: "typicalCase.noGround" });
    const made = await write("good");
    expect(made.situation).toBe("诉求人（电话 〔电话〕，住濠东路 **号楼 **室）反映路灯不亮。");
    expect(await problemOf(write("good"))).toMatchObject({ code: "typicalCase.already" });
    const agency = await city.as("csgl01");
    const seenBy = async (client: typeof agency) =>
      (await client(typical.listTypicalCases, { query: { month: "2026-11" } })).items.find((item) => item.id === made.id);
    expect(await seenBy(agency)).toBeUndefined();
    expect(await seenBy(supervisor)).toMatchObject({ publishedAt: null, can: { publish: { allowed: true } } });
    await supervisor(typical.publishTypicalCase, { params: { id: made.id } });
    expect(await seenBy(agency)).toMatchObject({ workOrderId: null, number: null, can: { publish: { allowed: false } } });
    expect(await seenBy(await city.as("szyl01"))).toMatchObject({ workOrderId: orderId });
    expect(await problemOf(supervisor(typical.publishTypicalCase, { params: { id: made.id } }))).toMatchObject({
      code: "typicalCase.published",
    });
  });
});

it("books balance after all of it", async () => expect(await brokenIdentities(city)).toEqual([]));
