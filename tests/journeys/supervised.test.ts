import * as identity from "@yihao/contract/identity";
import * as oversight from "@yihao/contract/oversight";
import * as supervision from "@yihao/contract/supervision";
import * as warning from "@yihao/contract/warning";
import * as workOrder from "@yihao/contract/work-order";
import { anOrder, dispatchTo, pass, reply } from "@yihao/testkit/builders";
import { type City, openCity, problemOf } from "@yihao/testkit/city";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";

let city: City;
beforeAll(async () => {
  city = await openCity(inject("database"));
});
afterAll(() => city.close());

async function ordered(code = "rsj") {
  const { orderId } = await anOrder(city);
  await dispatchTo(city, orderId, code);
  return orderId;
}
async function opened(more: Record<string, unknown> = {}) {
  const officer = await city.as("duban01");
  return officer(supervision.openSupervisionCase, {
    body: {
      kind: "daily",
      leadAgencyId: await city.agencyId("rsj"),
      title: "欠薪集中反映",
      matter: "本周同一企业欠薪反映五件，请牵头处置。",
      issueNow: true,
      ...more,
    },
  });
}
const read = async (id: string, as = "duban01") => (await city.as(as))(supervision.readSupervisionCase, { params: { id } });

describe("督办单", () => {
  it("is not seen by the agency before it is issued; then it has three working days", async () => {
    const draft = await opened({ issueNow: false });
    expect(draft).toMatchObject({ state: "submitted", dueAt: null, holderName: "季永明" });
    expect(await problemOf(read(draft.id, "rsj01"))).toMatchObject({ status: 404 });
    const officer = await city.as("duban01");
    const issued = await officer(supervision.issueSupervisionCase, { params: { id: draft.id }, body: {} });
    expect(issued).toMatchObject({ state: "issued", dueAt: new Date("2026-11-19T18:00:00+08:00").toISOString() });
    const seen = await read(draft.id, "rsj01");
    expect(seen.can).toMatchObject({ answer: { allowed: true }, askReturn: { allowed: true }, withdraw: { allowed: false } });
  });

  it("is asked back once: refused it stays, accepted it ends", async () => {
    const officer = await city.as("duban01");
    const handler = await city.as("rsj01");
    const { id } = await opened();
    const params = { id };
    await handler(supervision.returnSupervisionCase, { params, body: { reason: "属于住建部门职责" } });
    await officer(supervision.decideSupervisionReturn, { params, body: { decision: "refused", opinion: "劳动监察归你局" } });
    expect(await read(id)).toMatchObject({ state: "issued" });
    await handler(supervision.returnSupervisionCase, { params, body: { reason: "企业已破产，由法院处理" } });
    await officer(supervision.decideSupervisionReturn, { params, body: { decision: "accepted", opinion: "同意" } });
    const ended = await read(id);
    expect(ended).toMatchObject({ state: "withdrawn", closingOpinion: "同意" });
    expect(ended.returns.map((each) => each.decision)).toEqual(["accepted", "refused"]);
    expect(await problemOf(handler(supervision.answerSupervisionCase, { params, body: { words: "再补充说明情况" } }))).toMatchObject({
      title: "督办单目前为“已撤销”，不能反馈",
    });
  });

  it("of several agencies waits for every opinion before the lead answers", async () => {
    const { id } = await opened({ kind: "joint", otherAgencyIds: [await city.agencyId("csgl"), await city.agencyId("szyl")] });
    const params = { id };
    const lead = await city.as("rsj01");
    expect(await problemOf(lead(supervision.answerSupervisionCase, { params, body: { words: "我局已经处置完毕" } }))).toMatchObject({
      code: "supervision.opinionsAwaited",
    });
    expect(
      await problemOf((await city.as("csgl01"))(supervision.returnSupervisionCase, { params, body: { reason: "不是我们的" } })),
    ).toMatchObject({
      code: "supervision.notLead",
    });
    for (const username of ["csgl01", "szyl01"])
      await (await city.as(username))(supervision.answerSupervisionCase, { params, body: { words: "已配合核查，无意见。" } });
    expect(
      await problemOf((await city.as("szyl01"))(supervision.answerSupervisionCase, { params, body: { words: "再说一次意见" } })),
    ).toMatchObject({
      code: "supervision.opinionGiven",
    });
    await lead(supervision.answerSupervisionCase, { params, body: { words: "三家单位联合处置完毕。" } });
    expect(await read(id)).toMatchObject({ state: "answered", awaitedOpinions: [] });
  });

  it("two officers claim at once: one has it, the other is told who", async () => {
    const { id } = await opened();
    const params = { id };
    await (await city.as("duban01"))(supervision.releaseSupervisionCase, { params });
    const tries = await Promise.allSettled(
      ["duban01", "banzhang01"].map(async (username) => (await city.as(username))(supervision.claimSupervisionCase, { params })),
    );
    expect(tries.map((each) => each.status).sort()).toEqual(["fulfilled", "rejected"]);
    const { holderName } = await read(id);
    const lost = tries.find((each) => each.status === "rejected");
    expect(String(lost?.reason)).toContain(`已由${holderName}领取`);
  });
});

describe("催办", () => {
  it("is counted on the order and told to whoever owes an answer; nobody is urged who has answered", async () => {
    const orderId = await ordered();
    const officer = await city.as("duban01");
    const params = { id: orderId };
    expect(await officer(oversight.urgeWorkOrder, { params, body: { words: "请加快办理" } })).toMatchObject({
      agencyNames: ["南通市人力资源和社会保障局"],
    });
    expect(await officer(workOrder.readWorkOrder, { params })).toMatchObject({ urgeCount: 1 });
    const { items } = await officer(workOrder.readWorkOrderTimeline, { params });
    expect(items.at(-1)).toMatchObject({ title: "催办", reason: "请加快办理", actor: "季永明" });
    await reply(city, orderId, "rsj01");
    expect(await problemOf(officer(oversight.urgeWorkOrder, { params, body: { words: "请加快办理" } }))).toMatchObject({
      code: "urge.nobodyToUrge",
    });
  });
});

describe("批示", () => {
  it("opens a key case with a deadline and marks the order", async () => {
    const orderId = await ordered();
    const leader = await city.as("zhuren01");
    const made = await leader(oversight.instructOnWorkOrder, {
      params: { id: orderId },
      body: { leaderName: "王市长", instructedOn: "2026-11-15", words: "请人社局三日内报告处置结果。", workingDays: 2 },
    });
    expect(await read(made.caseId)).toMatchObject({
      kind: "key",
      origin: "instruction",
      state: "issued",
      dueAt: new Date("2026-11-18T18:00:00+08:00").toISOString(),
    });
    expect(await leader(workOrder.readWorkOrder, { params: { id: orderId } })).toMatchObject({ isKey: true, keyReason: "王市长批示" });
    const seen = await (await city.as("rsj01"))(oversight.readOrderOversight, { params: { id: orderId } });
    expect(seen.instructions).toMatchObject([{ leaderName: "王市长" }]);
    expect(seen.can).toMatchObject({ urge: { allowed: false }, instruct: { allowed: false } });
  });

  it("on a case makes it a key one; not of tomorrow, and not on one that is over", async () => {
    const { id } = await opened({ issueNow: false });
    const leader = await city.as("zhuren01");
    const params = { id };
    const body = { leaderName: "李主任", instructedOn: "2026-11-16", words: "限期办结。" };
    expect(await problemOf(leader(oversight.instructOnCase, { params, body: { ...body, instructedOn: "2026-11-17" } }))).toMatchObject({
      fields: [{ field: "instructedOn", message: "批示日期不能晚于今天" }],
    });
    await leader(oversight.instructOnCase, { params, body });
    expect(await read(id)).toMatchObject({ kind: "key", state: "issued" });
    await (await city.as("duban01"))(supervision.withdrawSupervisionCase, { params, body: { reason: "并入另一件督办" } });
    expect(await problemOf(leader(oversight.instructOnCase, { params, body }))).toMatchObject({ code: "supervision.wrongState" });
  });
});

describe("核查", () => {
  const finding = {
    place: "濠东路 20 号",
    people: "季永明、吴建国",
    finding: "三盏路灯中仍有一盏不亮。",
    checkedAt: "2026-11-16T08:30:00+08:00",
  };
  it("回头看 is of closed orders; what was not in order is corrected by a date and confirmed once", async () => {
    const orderId = await ordered("szyl");
    const officer = await city.as("duban01");
    const params = { id: orderId };
    const body = { ...finding, mode: "lookBack", result: "unsound", correctBy: "2026-11-20" } as const;
    expect(await problemOf(officer(oversight.checkWorkOrder, { params, body }))).toMatchObject({ fields: [{ field: "mode" }] });
    const check = await officer(oversight.checkWorkOrder, { params, body: { ...body, mode: "onSite" } });
    expect(check).toMatchObject({ isOverdue: false, can: { confirm: { allowed: true } } });
    expect(
      await problemOf((await city.as("zhuren01"))(oversight.confirmSiteCorrection, { params: { id: check.id }, body: { words: "好了" } })),
    ).toMatchObject({
      status: 403,
    });
    const confirmed = await officer(oversight.confirmSiteCorrection, { params: { id: check.id }, body: { words: "复查三盏均亮。" } });
    expect(confirmed).toMatchObject({ correction: "复查三盏均亮。", correctedBy: "季永明" });
    expect(
      await problemOf(officer(oversight.confirmSiteCorrection, { params: { id: check.id }, body: { words: "再确认" } })),
    ).toMatchObject({
      title: "整改已由季永明确认",
    });
    await reply(city, orderId, "szyl01");
    await pass(city, orderId);
    const own = await (await city.as("szyl01"))(oversight.listSiteChecks, {});
    expect(own.items.map((each) => each.id)).toEqual([check.id]);
    expect((await (await city.as("rsj01"))(oversight.listSiteChecks, {})).items).toEqual([]);
  });
});

describe("移交问题线索", () => {
  it("freezes everything, is read only by leaders with a purpose, and leaves no line the agency could read", async () => {
    const orderId = await ordered();
    const leader = await city.as("zhuren01");
    const params = { id: orderId };
    const pack = await leader(oversight.sealClueOfWorkOrder, {
      params,
      body: { recipient: "discipline", summary: "承办人多次答复与现场不符，疑似弄虚作假。" },
    });
    expect(pack).toMatchObject({
      takenBy: null,
      digestSha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      digestSm3: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    const stored = await city.world.pool.query<{ content_sealed: Buffer }>("select content_sealed from clue_package where id = $1", [
      pack.id,
    ]);
    expect(stored.rows[0]?.content_sealed.toString("utf8")).not.toContain("弄虚作假");
    await reply(city, orderId, "rsj01");
    const opened = await leader(oversight.openCluePackage, { params: { id: pack.id }, body: { purpose: "移交前核对" } });
    expect(opened).toMatchObject({ isIntact: true, summary: "承办人多次答复与现场不符，疑似弄虚作假。" });
    const frozen = JSON.parse(opened.content) as { workOrder: { id: string }; handling: { items: { replies: unknown[] }[] } };
    expect(frozen.workOrder.id).toBe(orderId);
    expect(frozen.handling.items[0]?.replies).toEqual([]);
    const audited = await (await city.as("admin"))(identity.listAudit, { query: { subjectId: pack.id } });
    expect(audited.items.map((each) => each.action)).toContain("clue_package.opened");
    for (const username of ["rsj01", "duban01"]) {
      const { items } = await (await city.as(username))(workOrder.readWorkOrderTimeline, { params });
      expect(items.map((each) => each.title)).not.toContain("移交问题线索");
      expect(
        await problemOf((await city.as(username))(oversight.openCluePackage, { params: { id: pack.id }, body: { purpose: "看看" } })),
      ).toMatchObject({
        status: 403,
      });
    }
  });

  it("says who took it, once; bent content is found out", async () => {
    const { id: caseId } = await opened();
    const leader = await city.as("zhuren01");
    const pack = await leader(oversight.sealClueOfCase, {
      params: { id: caseId },
      body: { recipient: "officeInspection", summary: "长期拖延不办。" },
    });
    const params = { id: pack.id };
    city.clock.advance(60_000);
    const body = { takenBy: "督查室 张三", takenAt: city.clock.now().toISOString() };
    expect(await leader(oversight.handCluePackage, { params, body })).toMatchObject({ takenBy: "督查室 张三" });
    expect(await problemOf(leader(oversight.handCluePackage, { params, body }))).toMatchObject({ title: "线索包已由督查室 张三接收" });
    await city.world.pool.query("update clue_package set digest_sm3 = 'bent' where id = $1", [pack.id]);
    expect(await leader(oversight.openCluePackage, { params, body: { purpose: "复核" } })).toMatchObject({ isIntact: false });
  });
});

describe("今日大屏", () => {
  it("counts what lies open and names nobody", async () => {
    const board = await (await city.as("zhuren01"))(warning.readWallboard);
    expect(board).toMatchObject({ awaitingDispatch: 0, openCases: expect.any(Number), openEmergencies: 0 });
    expect(board.awaitingAcknowledgement).toBeGreaterThan(0);
    expect(board.openCases).toBeGreaterThan(0);
  });
});
