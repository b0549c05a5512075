import * as assessment from "@yihao/contract/assessment";
import * as appeals from "@yihao/contract/assessment-appeal";
import * as schemes from "@yihao/contract/assessment-scheme";
import * as callback from "@yihao/contract/callback";
import type { Client } from "@yihao/contract/client";
import * as statistics from "@yihao/contract/statistics";
import { anOrder, dispatchTo, pass, reply } from "@yihao/testkit/builders";
import { type City, openCity, problemOf } from "@yihao/testkit/city";
import { upload } from "@yihao/testkit/wire";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";

let city: City;
let officer: Client;
let leader: Client;
let agency: Client;
beforeAll(async () => {
  city = await openCity(inject("database"));
  officer = await city.as("kaohe01");
  leader = await city.as("zhuren01");
  agency = await city.as("szyl01");
});
afterAll(() => city.close());

const november = { from: "2026-11-01", to: "2026-11-30" };
const goTo = (date: string) => city.clock.advance(new Date(`${date}T10:00:00+08:00`).getTime() - city.clock.now().getTime());

async function sent(lead: string): Promise<string> {
  const { orderId } = await anOrder(city);
  await dispatchTo(city, orderId, lead);
  return orderId;
}

async function answered(orderId: string, handler: string): Promise<void> {
  await reply(city, orderId, handler);
  await pass(city, orderId);
}

async function evaluate(orderId: string, satisfaction: "satisfied" | "dissatisfied"): Promise<void> {
  const caller = await city.as("huifang01");
  const [open] = (await caller(callback.listWorkOrderCallbacks, { params: { id: orderId } })).items;
  const params = { id: open?.id ?? "" };
  await caller(callback.claimCallback, { params });
  const solved = satisfaction === "satisfied" ? "solved" : "unsolved";
  const comment = satisfaction === "satisfied" ? undefined : "灯还是不亮";
  await caller(callback.evaluateCallback, { params, body: { isContacted: true, solved, satisfaction, comment } });
}

let id: string;
let szyl: string;
let csgl: string;
let waiting: string;
let unsatisfied: string;
const resultOf = (client: Client, agencyId = szyl) => client(assessment.readAgencyResult, { params: { id, agencyId } });
const recordsOf = (item: string, client = officer, agencyId = szyl) =>
  client(assessment.listLossRecords, { params: { id, agencyId, item }, query: { limit: 100 } });
async function itemOf(code: string) {
  const found = (await resultOf(officer)).items.find((item) => item.code === code);
  if (found === undefined) throw new Error(`no item ${code}`);
  return found;
}

describe("一个月的考核", () => {
  it("is preceded by a month of work", async () => {
    [szyl, csgl] = await Promise.all([city.agencyId("szyl"), city.agencyId("csgl")]);
    const good = await sent("szyl");
    await answered(good, "szyl01");
    await evaluate(good, "satisfied");
    unsatisfied = await sent("szyl");
    await answered(unsatisfied, "szyl01");
    city.clock.advance(3_600_000);
    await evaluate(unsatisfied, "dissatisfied");
    city.clock.advance(3_600_000);
    await answered(unsatisfied, "szyl01");
    await evaluate(unsatisfied, "satisfied");
    const county = await sent("qidong");
    await answered(county, "qidong01");
    await evaluate(county, "satisfied");
    const late = await sent("szyl");
    waiting = await sent("szyl");
    goTo("2026-11-20");
    await reply(city, waiting, "szyl01");
    goTo("2026-11-25");
    await answered(late, "szyl01");
    goTo("2026-11-30");
    await sent("csgl");
    await sent("szyl");
    goTo("2026-12-03");
  });

  it("is computed when the month is over, once, by its first day", async () => {
    const create = (startsOn: string) => officer(assessment.createAssessment, { body: { period: "month", startsOn } });
    expect(await problemOf(create("2026-12-01"))).toMatchObject({ fields: [{ message: "该周期至 2026-12-31 才结束，结束后再测算" }] });
    expect(await problemOf(create("2026-11-02"))).toMatchObject({ status: 400 });
    const made = await create("2026-11-01");
    expect(made).toMatchObject({ name: "2026 年 11 月考核", state: "draft", from: "2026-11-01", to: "2026-11-30", schemeVersion: 1 });
    id = made.id;
    expect(await problemOf(create("2026-11-01"))).toMatchObject({ fields: [{ message: "2026 年 11 月考核已经建立" }] });
  });

  it("scores only who had something due, in groups; the others are listed apart", async () => {
    const { standings } = await officer(assessment.readAssessment, { params: { id } });
    const of = (agencyId: string) => standings.find((row) => row.agencyId === agencyId);
    expect(of(szyl)).toMatchObject({ standing: "scored", group: "department", score: null, missing: 3 });
    expect(of(csgl)).toMatchObject({ standing: "noDue", score: null, band: null });
    expect(of(await city.agencyId("fgw"))).toMatchObject({ standing: "noDemand", band: null });
    expect(of(await city.agencyId("qidong"))).toMatchObject({ standing: "scored", group: "county", missing: 4 });
    expect(of(await city.agencyId("chongchuan"))).toMatchObject({ group: "district" });
    const { carried } = await resultOf(officer);
    expect(carried).toEqual([
      { kind: "notYetDue", count: 1 },
      { kind: "awaitingReview", count: 1 },
      { kind: "paused", count: 0 },
    ]);
  });

  it("opens every loss into as many records as were counted, and they are those of the statistics", async () => {
    for (const [code, indicator] of [
      ["satisfaction", "satisfactionRateNet"],
      ["onTime", "onTimeRateNet"],
    ] as const) {
      const item = await itemOf(code);
      const counted = item.counted ?? { numerator: 0, denominator: 0 };
      const records = await recordsOf(code);
      expect(item.lossCount, code).toBe(counted.denominator - counted.numerator);
      expect(records.total, code).toBe(item.lossCount);
      expect(records.items.length, code).toBe(item.lossCount);
      const query = { ...november, indicator, part: "rest" as const, agencyId: szyl, limit: 100 };
      const behind = await leader(statistics.openWorkOrderRecords, { query });
      expect(records.items.map(({ order }) => order.id).sort(), code).toEqual(behind.items.map((order) => order.id).sort());
    }
    expect((await recordsOf("satisfaction")).items.map(({ order }) => order.id)).toContain(unsatisfied);
    const rework = await itemOf("rework");
    expect([rework.points, rework.lossCount, (await recordsOf("rework")).total]).toEqual([-0.2, 1, 1]);
  });

  it("waits for what is typed in with its source", async () => {
    expect(await problemOf(officer(assessment.announceAssessment, { params: { id } }))).toMatchObject({ code: "assessment.valuesMissing" });
    const { standings, typedItems } = await officer(assessment.readAssessment, { params: { id } });
    const scored = standings.filter((row) => row.standing === "scored");
    const enter = (itemCode: string, value: number, agencyIds: string[]) =>
      officer(assessment.enterAssessmentValues, {
        params: { id },
        body: { itemCode, source: "11 月现场核查记录", values: agencyIds.map((agencyId) => ({ agencyId, value })) },
      });
    expect(await problemOf(enter("network", 11, [szyl]))).toMatchObject({
      fields: [{ field: "values.0.value", message: "得分不能超过满分 10" }],
    });
    expect(await problemOf(enter("network", 9, [csgl]))).toMatchObject({ fields: [{ message: "所选单位本期不计这个项目" }] });
    expect(await problemOf(enter("onTime", 9, [szyl]))).toMatchObject({ fields: [{ field: "itemCode" }] });
    for (const item of typedItems.filter(({ missing }) => missing > 0)) {
      const whom = scored.filter((row) => item.groups.includes(row.group)).map((row) => row.agencyId);
      await enter(item.code, item.fullPoints - 1, whom);
    }
    const result = await resultOf(officer);
    expect(result).toMatchObject({ missing: 0, band: expect.stringMatching(/first|second|third/) });
    const sum = result.items.reduce((total, item) => total + (item.points ?? 0), 0);
    expect(result.score).toBeCloseTo(sum, 2);
    // 省派工单: there was none, so its points are neither given nor asked for.
    expect((await itemOf("superiorSatisfaction")).isApplicable).toBe(false);
    expect(result.fullPoints).toBe(75);
  });

  it("is hidden from the agencies until it is announced; then each sees its own", async () => {
    expect(await problemOf(agency(assessment.readAssessment, { params: { id } }))).toMatchObject({ status: 404 });
    expect((await agency(assessment.listAssessments, { query: {} })).items).toEqual([]);
    expect(await officer(assessment.announceAssessment, { params: { id } })).toMatchObject({
      state: "provisional",
      appealUntil: "2026-12-10",
    });
    const { standings, typedItems } = await agency(assessment.readAssessment, { params: { id } });
    expect(typedItems).toEqual([]);
    const [own, other] = [
      standings.find((row) => row.agencyId === szyl),
      standings.find((row) => row.group === "county" && row.standing === "scored"),
    ];
    expect(own).toMatchObject({ isOwn: true, score: expect.any(Number) });
    expect(other).toMatchObject({ isOwn: false, score: null, fullPoints: null, band: null });
    expect((await resultOf(agency)).can.appeal).toEqual({ allowed: true });
    expect(await problemOf(resultOf(agency, other?.agencyId ?? ""))).toMatchObject({ status: 404 });
    expect(await problemOf(recordsOf("onTime", agency, other?.agencyId))).toMatchObject({ status: 404 });
    expect(await problemOf(officer(assessment.computeAssessment, { params: { id } }))).toMatchObject({ code: "assessment.wrongState" });
  });
});

describe("考核申诉", () => {
  let appealId: string;
  it("names the item and the records, and is one at a time", async () => {
    const disputed = (await recordsOf("satisfaction", agency)).items.find(({ order }) => order.id === unsatisfied);
    const submit = async (more: { agencyId?: string; itemCode?: string; recordIds?: string[] } = {}) =>
      agency(appeals.submitAssessmentAppeal, {
        params: { id },
        body: {
          agencyId: szyl,
          itemCode: "satisfaction",
          reason: "该件回访录音中诉求人表示满意，登记有误。",
          recordIds: disputed === undefined ? [] : [disputed.id],
          attachmentIds: [await upload(city, "录音截图.png")],
          ...more,
        },
      });
    expect(await problemOf(submit({ agencyId: csgl }))).toMatchObject({ code: "assessmentAppeal.notYours" });
    expect(await problemOf(submit({ itemCode: "dataQuality" }))).toMatchObject({ fields: [{ field: "itemCode" }] });
    expect(await problemOf(submit({ recordIds: [szyl] }))).toMatchObject({ fields: [{ field: "recordIds" }] });
    const made = await submit();
    expect(made).toMatchObject({ state: "submitted", itemName: "回访满意率", attachments: [{ name: "录音截图.png" }] });
    appealId = made.id;
    expect(await problemOf(submit())).toMatchObject({ code: "assessmentAppeal.alreadyOpen" });
    expect(await problemOf(leader(assessment.freezeAssessment, { params: { id }, body: { opinion: "同意" } }))).toMatchObject({
      title: "申诉期至 2026-12-10，期满后才能审定",
    });
  });

  it("is reviewed by the officer and decided by the leader; the correction is written down with before and after", async () => {
    const before = await itemOf("satisfaction");
    const [{ recordIds } = { recordIds: [] }] = (await officer(appeals.listAssessmentAppeals, { query: { waiting: "true" } })).items;
    const correction = { kind: "records" as const, recordIds, treatment: "fulfilled" as const };
    const review = (proposal: "uphold" | "dismiss", with_: typeof correction | null) =>
      officer(appeals.reviewAssessmentAppeal, {
        params: { id: appealId },
        body: { proposal, correction: with_, opinion: "听取录音，情况属实" },
      });
    expect(await problemOf(review("uphold", null))).toMatchObject({ fields: [{ field: "correction" }] });
    await review("dismiss", null);
    const decide = (decision: "upheld" | "sentBack") =>
      leader(appeals.decideAssessmentAppeal, { params: { id: appealId }, body: { decision, opinion: "请再听录音" } });
    expect(await problemOf(decide("upheld"))).toMatchObject({ fields: [{ message: "复核没有提出更正，不能审定成立；可以退回复核" }] });
    expect(await decide("sentBack")).toMatchObject({ state: "submitted" });
    expect(await review("uphold", correction)).toMatchObject({ state: "reviewed", correction });
    expect(await decide("upheld")).toMatchObject({ state: "upheld", decidedBy: "沈国强" });

    const after = await itemOf("satisfaction");
    expect(after.counted?.denominator).toBe(before.counted?.denominator);
    expect(after.counted?.numerator).toBe((before.counted?.numerator ?? 0) + 1);
    expect(after.lossCount).toBe(before.lossCount - 1);
    expect(after.corrections).toMatchObject([{ before: before.points, after: after.points, by: "沈国强", words: "1 条记录改计为达标" }]);
    const records = await recordsOf("satisfaction", agency);
    expect(records.total).toBe(after.lossCount);
    expect(records.items.filter(({ struck }) => struck === null).length).toBe(records.total);
    expect(records.items.find(({ struck }) => struck !== null)?.order.id).toBe(unsatisfied);
  });
});

describe("审定和发布", () => {
  it("pins the figures: what the records say later shows as a difference and moves nothing", async () => {
    const before = await resultOf(officer);
    await pass(city, waiting);
    const { items } = await leader(assessment.compareAssessment, { params: { id } });
    const onTime = items.find((row) => row.agencyId === szyl && row.itemCode === "onTime");
    expect(onTime?.now.denominator).toBe((onTime?.pinned.denominator ?? 0) + 1);
    expect(onTime?.now.numerator).toBe((onTime?.pinned.numerator ?? 0) + 1);
    goTo("2026-12-11");
    const frozen = await leader(assessment.freezeAssessment, { params: { id }, body: { opinion: "同意本期结果" } });
    expect(frozen).toMatchObject({ state: "frozen", frozenBy: "沈国强", schemeVersion: 1 });
    expect((await resultOf(officer)).items).toEqual(before.items);
    const again = problemOf(leader(assessment.freezeAssessment, { params: { id }, body: { opinion: "再来一次" } }));
    expect((await again).title).toBe("本期考核目前为“已审定”，不能审定");
    expect((await resultOf(agency)).can.appeal).toMatchObject({ allowed: false, reason: "公示期间才能申诉" });
  });

  it("is published in bands without points of others", async () => {
    await officer(assessment.publishAssessment, { params: { id } });
    const { standings } = await agency(assessment.readAssessment, { params: { id } });
    const others = standings.filter((row) => !row.isOwn);
    expect(others.every((row) => row.score === null && row.fullPoints === null)).toBe(true);
    expect(others.find((row) => row.group === "county" && row.standing === "scored")?.band).toMatch(/first|second|third/);
  });

  it("counts in the next month what this one left", async () => {
    const carried = await officer(assessment.listCarriedRecords, { params: { id, agencyId: szyl }, query: {} });
    expect(carried.items.map(({ order }) => order.id)).toContain(waiting);
    goTo("2027-01-05");
    const next = await officer(assessment.createAssessment, { body: { period: "month", startsOn: "2026-12-01" } });
    const result = await officer(assessment.readAgencyResult, { params: { id: next.id, agencyId: szyl } });
    const onTime = result.items.find((item) => item.code === "onTime");
    // Every lead of November that it left is in December: the one in review, and those that fell due since.
    expect(onTime?.counted?.denominator).toBe(carried.items.length);
    const one = await officer(assessment.listLossRecords, {
      params: { id: next.id, agencyId: szyl, item: "onTime" },
      query: { limit: 100 },
    });
    expect(one.total).toBe((onTime?.counted?.denominator ?? 0) - (onTime?.counted?.numerator ?? 0));
    expect(one.items.map(({ order }) => order.id)).not.toContain(waiting);
  });

  it("keeps the scheme it was made by; a new version takes effect from its day", async () => {
    const { items } = await officer(schemes.listSchemes);
    const [first] = items;
    if (first === undefined) throw new Error("no scheme");
    const draft = { name: first.name, source: "2027 年考核办法", items: first.items, bands: { firstFrom: 92, secondFrom: 80 } };
    expect(await problemOf(officer(schemes.addScheme, { body: { ...draft, effectiveFrom: "2026-12-31" } }))).toMatchObject({
      fields: [{ field: "effectiveFrom" }],
    });
    expect(await officer(schemes.addScheme, { body: { ...draft, effectiveFrom: "2027-02-01" } })).toMatchObject({
      version: 2,
      madeBy: "严丽君",
    });
    expect(await officer(assessment.readAssessment, { params: { id } })).toMatchObject({ schemeVersion: 1 });
    expect((await officer(schemes.listSchemes)).items.map(({ version }) => version)).toEqual([2, 1]);
  });
});
