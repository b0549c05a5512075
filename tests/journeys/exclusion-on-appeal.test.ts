import * as callback from "@yihao/contract/callback";
import * as exclusion from "@yihao/contract/exclusion";
import * as handling from "@yihao/contract/handling";
import * as notice from "@yihao/contract/notice";
import * as statistics from "@yihao/contract/statistics";
import * as workOrder from "@yihao/contract/work-order";
import { anOrder, dispatchTo, leadAssignment, pass, reply } from "@yihao/testkit/builders";
import { type City, openCity, problemOf } from "@yihao/testkit/city";
import { brokenIdentities } from "@yihao/testkit/figures";
import { send, upload } from "@yihao/testkit/wire";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";

let city: City;
beforeAll(async () => {
  city = await openCity(inject("database"));
});
afterAll(() => city.close());

const hour = 3_600_000;
const range = { from: "2026-11-16", to: "2026-11-30" };
const basis = "诉求人要求在非机动车道划设个人车位，没有政策依据，已两次当面说明并送达书面答复。";

async function evaluated(agency: string, handler: string, satisfaction: "satisfied" | "dissatisfied"): Promise<string> {
  const { orderId } = await anOrder(city);
  await dispatchTo(city, orderId, agency);
  await reply(city, orderId, handler);
  await pass(city, orderId);
  await evaluate(orderId, satisfaction);
  return orderId;
}

async function evaluate(orderId: string, satisfaction: "satisfied" | "dissatisfied"): Promise<void> {
  const officer = await city.as("huifang01");
  const [open] = (await officer(callback.listWorkOrderCallbacks, { params: { id: orderId } })).items;
  const params = { id: open?.id ?? "" };
  await officer(callback.claimCallback, { params });
  const solved = satisfaction === "satisfied" ? "solved" : "unsolved";
  const comment = satisfaction === "satisfied" ? undefined : "没有按我的要求划车位";
  await officer(callback.evaluateCallback, { params, body: { isContacted: true, solved, satisfaction, comment } });
}

async function apply(orderId: string, handler: string, effects: ("satisfaction" | "solved" | "onTime")[] = ["satisfaction"]) {
  const body = { grounds: "unreasonable" as const, basis, effects, attachmentIds: [await upload(city, "书面答复.png")] };
  return (await city.as(handler))(exclusion.applyExclusion, { params: { id: orderId }, body });
}

async function prepare(id: string, proposal: "granted" | "refused", heldOn = "2026-11-16") {
  return (await city.as("kaohe01"))(exclusion.prepareExclusion, {
    params: { id },
    body: {
      proposal,
      opinion: "会商认为需要核实告知的情况",
      minutesHeldOn: heldOn,
      minutesText: "参会单位：热线中心、市市政和园林局、市城市管理局。会商意见见附件。",
      minutesAttachmentIds: [await upload(city, "会商纪要.png")],
    },
  });
}

const decide = async (id: string, body: { decision: "granted" | "refused"; opinion: string; effects?: ("satisfaction" | "solved")[] }) =>
  (await city.as("zhuren01"))(exclusion.decideExclusion, { params: { id }, body });

async function figures() {
  const { figures: all } = await (await city.as("zhuren01"))(statistics.readFigures, { query: range });
  return Object.fromEntries(all.map(({ code, value, numerator, denominator }) => [code, { value, numerator, denominator }]));
}

async function recordsOf(indicator: string, part: "rest" | "denominator", agencyId?: string) {
  const query = { ...range, indicator, part, ...(agencyId === undefined ? {} : { agencyId }) };
  const { items, total } = await (await city.as("zhuren01"))(statistics.openWorkOrderRecords, { query });
  return { ids: items.map((order) => order.id), total };
}

describe("核减：先不予，申诉后准予", () => {
  let orderId: string;
  let id: string;

  it("is applied for by the agency whose figures hold the order, for what the order costs it", async () => {
    await evaluated("szyl", "szyl01", "satisfied");
    orderId = await evaluated("szyl", "szyl01", "dissatisfied");
    const handler = await city.as("szyl01");
    const before = await handler(exclusion.listWorkOrderExclusions, { params: { id: orderId } });
    expect(before).toMatchObject({ items: [], can: { apply: { allowed: true } } });
    expect([...before.excludable].sort()).toEqual(["satisfaction", "solved"]);
    expect(await problemOf(apply(orderId, "szyl01", ["onTime"]))).toMatchObject({
      status: 400,
      fields: [{ field: "effects", message: "这张工单在“按时办结率”里没有计为未达标" }],
    });
    const made = await apply(orderId, "szyl01", ["satisfaction", "solved"]);
    expect(made).toMatchObject({
      state: "endorsed",
      effects: ["satisfaction", "solved"],
      grantedEffects: [],
      can: { withdraw: { allowed: true } },
    });
    id = made.id;
    expect(await problemOf(apply(orderId, "szyl01"))).toMatchObject({ status: 409, code: "exclusion.alreadyApplied" });
    expect((await handler(exclusion.listWorkOrderExclusions, { params: { id: orderId } })).can.apply).toMatchObject({
      allowed: false,
      reason: "本单位对这张工单已申请过核减，目前为“待中心研判”",
    });
  });

  it("waits for the officer, who needs minutes of a conferral that was held", async () => {
    const officer = await city.as("kaohe01");
    expect((await officer(exclusion.listExclusions, { query: { waiting: "true" } })).items.map((row) => row.id)).toEqual([id]);
    expect(await officer(exclusion.countExclusions)).toEqual({ waiting: 1 });
    expect(await problemOf(prepare(id, "refused", "2026-11-17"))).toMatchObject({
      fields: [{ field: "minutesHeldOn", message: "会商日期应在 2026-11-16 至 2026-11-16 之间" }],
    });
    const noFile = {
      proposal: "refused",
      opinion: "证据不足",
      minutesHeldOn: "2026-11-16",
      minutesText: "会商研究了本件的情况。",
      minutesAttachmentIds: [],
    };
    expect(
      await problemOf(officer(exclusion.prepareExclusion, { params: { id }, body: { ...noFile, proposal: "refused" } })),
    ).toMatchObject({
      fields: [{ field: "minutesAttachmentIds", message: "请上传会商纪要" }],
    });
    expect(await prepare(id, "refused")).toMatchObject({ state: "prepared", can: { decide: { allowed: false } } });
  });

  it("is decided by a leader, not by whoever prepares", async () => {
    const body = { decision: "refused" as const, opinion: "未附书面告知的送达凭证" };
    expect(await problemOf((await city.as("kaohe01"))(exclusion.decideExclusion, { params: { id }, body }))).toMatchObject({
      status: 409,
      code: "exclusion.leaderDecides",
    });
    expect(await decide(id, body)).toMatchObject({ state: "refused", grantedEffects: [] });
    expect(await problemOf(decide(id, { ...body, decision: "granted" }))).toMatchObject({
      code: "exclusion.wrongState",
      title: "核减申请目前为“不予核减”，不能准予核减",
    });
    const now = await figures();
    expect([now.satisfactionRate, now.satisfactionRateNet]).toEqual([
      { value: 50, numerator: 1, denominator: 2 },
      { value: 50, numerator: 1, denominator: 2 },
    ]);
  });

  it("is appealed against once and granted in part: the raw figures stay, the ones after exclusion stand beside them", async () => {
    city.clock.advance(24 * hour);
    const handler = await city.as("szyl01");
    const appealed = await handler(exclusion.appealExclusion, {
      params: { id },
      body: { reason: "补充书面告知的送达回证和现场录像。", attachmentIds: [await upload(city, "送达回证.png")] },
    });
    expect(appealed).toMatchObject({ state: "appealed", isAppealed: true });
    expect(await problemOf(prepare(id, "granted", "2026-11-16"))).toMatchObject({ status: 400 });
    await prepare(id, "granted", "2026-11-17");
    const granted = await decide(id, { decision: "granted", opinion: "材料补齐，准予核减满意率", effects: ["satisfaction"] });
    expect(granted).toMatchObject({ state: "granted", grantedEffects: ["satisfaction"] });
    expect(granted.steps.map((step) => step.kind)).toEqual(["apply", "prepare", "refuse", "appeal", "prepare", "grant"]);
    expect(granted.steps[4]?.minutes).toMatchObject({ heldOn: "2026-11-17", attachments: [{ name: "会商纪要.png" }] });

    const now = await figures();
    expect([now.satisfactionRate, now.satisfactionRateNet]).toEqual([
      { value: 50, numerator: 1, denominator: 2 },
      { value: 100, numerator: 1, denominator: 1 },
    ]);
    expect([now.solvedRate, now.solvedRateNet]).toEqual([
      { value: 50, numerator: 1, denominator: 2 },
      { value: 50, numerator: 1, denominator: 2 },
    ]);
    expect(
      await problemOf(handler(exclusion.appealExclusion, { params: { id }, body: { reason: "希望问题解决率也予核减，理由同前。" } })),
    ).toMatchObject({
      code: "exclusion.wrongState",
    });
  });

  it("hides nothing: the order stays in its lists and behind the raw figure, and every number still opens into its records", async () => {
    const agencyId = await city.agencyId("szyl");
    expect(await recordsOf("satisfactionRate", "rest", agencyId)).toEqual({ ids: [orderId], total: 1 });
    expect(await recordsOf("satisfactionRateNet", "rest", agencyId)).toEqual({ ids: [], total: 0 });
    expect((await recordsOf("satisfactionRateNet", "denominator")).total).toBe(1);
    const { items } = await (await city.as("zhuren01"))(statistics.readAgencyFigures, { query: range });
    expect(items.find((row) => row.agencyId === agencyId)).toMatchObject({
      evaluated: 2,
      satisfied: 1,
      evaluatedNet: 1,
      asked: 2,
      askedNet: 2,
    });
    const order = await (await city.as("szyl01"))(workOrder.readWorkOrder, { params: { id: orderId } });
    expect(order.id).toBe(orderId);
    const timeline = await (await city.as("szyl01"))(workOrder.readWorkOrderTimeline, { params: { id: orderId } });
    const titles = timeline.items.filter(({ type }) => type.startsWith("exclusion.")).map(({ title }) => title);
    expect(titles).toEqual(["申请核减", "核减研判", "不予核减", "核减申诉", "核减研判", "准予核减"]);
    const told = (await (await city.as("szyl01"))(notice.listNotices, { query: {} })).items.filter(
      ({ topic }) => topic === "exclusionDecided",
    );
    expect(told.map(({ title }) => title.split("：")[0])).toEqual(["核减申请已准予", "核减申请未获准予"]);
    expect(await brokenIdentities(city)).toEqual([]);
  });

  it("shows its papers to the applicant and the centre, and to no other agency", async () => {
    const seen = await (await city.as("szyl01"))(exclusion.readExclusion, { params: { id } });
    const paper = seen.steps[0]?.attachments[0]?.id ?? "";
    for (const username of ["szyl01", "kaohe01", "zhuren01"])
      expect((await send(city, "GET", `/attachments/${paper}`, { as: username })).status, username).toBe(200);
    expect((await send(city, "GET", `/attachments/${paper}`, { as: "csgl01" })).status).toBe(404);
    expect(await problemOf((await city.as("csgl01"))(exclusion.readExclusion, { params: { id } }))).toMatchObject({ status: 404 });
    expect((await (await city.as("csgl01"))(exclusion.listExclusions, { query: {} })).items).toEqual([]);
  });
});

describe("核减：下级单位申请", () => {
  it("goes through the tier-1 agency, which may refuse it; then it may be made anew", async () => {
    const { orderId } = await anOrder(city);
    await dispatchTo(city, orderId, "chongchuan");
    const superior = await city.as("chongchuan01");
    const own = await leadAssignment(city, orderId, "chongchuan01");
    await superior(handling.acknowledgeAssignment, { params: { id: own.id } });
    await superior(handling.delegateAssignment, { params: { id: own.id }, body: { agencyId: await city.agencyId("chongchuan-csgl") } });
    await reply(city, orderId, "chongchuan01");
    await pass(city, orderId);
    await evaluate(orderId, "dissatisfied");

    const made = await apply(orderId, "chongchuancsgl01");
    expect(made).toMatchObject({ state: "applied", answerableAgencyName: "南通市崇川区人民政府", can: { endorse: { allowed: false } } });
    expect(await problemOf(prepare(made.id, "granted", "2026-11-17"))).toMatchObject({ code: "exclusion.wrongState" });
    const refusal = { decision: "refused" as const, opinion: "请先补充现场照片" };
    expect(
      await problemOf((await city.as("chongchuancsgl01"))(exclusion.endorseExclusion, { params: { id: made.id }, body: refusal })),
    ).toMatchObject({ code: "exclusion.upperTierOnly" });
    expect(
      await problemOf((await city.as("zhuren01"))(exclusion.endorseExclusion, { params: { id: made.id }, body: refusal })),
    ).toMatchObject({
      code: "exclusion.upperTierOnly",
    });
    expect((await superior(exclusion.listExclusions, { query: { waiting: "true" } })).items.map((row) => row.id)).toEqual([made.id]);
    expect(await superior(exclusion.endorseExclusion, { params: { id: made.id }, body: refusal })).toMatchObject({ state: "notEndorsed" });

    const again = await apply(orderId, "chongchuancsgl01");
    const leader = await city.as("chongchuanld01");
    await leader(exclusion.endorseExclusion, { params: { id: again.id }, body: { decision: "endorsed", opinion: "情况属实，同意上报" } });
    await prepare(again.id, "granted", "2026-11-17");
    await decide(again.id, { decision: "granted", opinion: "准予核减" });
    const { items } = await (await city.as("zhuren01"))(statistics.readAgencyFigures, { query: range });
    expect(items.find((row) => row.name === "南通市崇川区人民政府")).toMatchObject({ evaluated: 1, satisfied: 0, evaluatedNet: 0 });
    expect(await brokenIdentities(city)).toEqual([]);
  });

  it("is not for an agency in whose figures the order does not stand", async () => {
    const orderId = await evaluated("szyl", "szyl01", "satisfied");
    expect((await (await city.as("szyl01"))(exclusion.listWorkOrderExclusions, { params: { id: orderId } })).can.apply).toMatchObject({
      allowed: false,
      code: "exclusion.nothingToExclude",
    });
    expect(await problemOf(apply(orderId, "szyl01"))).toMatchObject({ code: "exclusion.nothingToExclude" });
    expect(await problemOf(apply(orderId, "csgl01"))).toMatchObject({ status: 404 });
  });

  it("is not taken after its window, and an appeal not after its own", async () => {
    const late = await evaluated("szyl", "szyl01", "dissatisfied");
    const soon = await apply(late, "szyl01");
    await prepare(soon.id, "refused", "2026-11-17");
    await decide(soon.id, { decision: "refused", opinion: "依据不足" });
    const never = await evaluated("szyl", "szyl01", "dissatisfied");
    city.clock.advance(24 * hour * 32);
    expect(await problemOf(apply(never, "szyl01"))).toMatchObject({ title: "核减应在计为未达标后 20 个工作日内申请，现已超过" });
    const appeal = (await city.as("szyl01"))(exclusion.appealExclusion, {
      params: { id: soon.id },
      body: { reason: "有新的情况需要补充说明。" },
    });
    expect(await problemOf(appeal)).toMatchObject({ title: "申诉截止于 2026-11-24，现已超过" });
  });
});
