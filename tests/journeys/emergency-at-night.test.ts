import * as callback from "@yihao/contract/callback";
import * as demand from "@yihao/contract/demand";
import * as emergency from "@yihao/contract/emergency";
import * as notice from "@yihao/contract/notice";
import { escalateOverdue } from "@yihao/server/modules/emergency/index";
import { jobCall } from "@yihao/server/platform/jobs";
import { anOrder, dispatchTo, register } from "@yihao/testkit/builders";
import { type City, openCity, problemOf } from "@yihao/testkit/city";
import { send } from "@yihao/testkit/wire";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";

let city: City;
beforeAll(async () => {
  city = await openCity(inject("database"), { at: new Date("2026-11-17T02:00:00+08:00") });
});
afterAll(() => city.close());

const minutes = (count: number) => city.clock.set(new Date(city.clock.now().getTime() + count * 60_000));
const everyMinute = () => escalateOverdue(jobCall(city.world, "escalate-emergencies"));
const headsAt = async (username: string) =>
  (await (await city.as(username))(notice.listNotices, { query: { limit: 50 } })).items
    .filter((item) => item.topic === "emergency")
    .map((item) => item.title);

describe("flagged at two in the morning", () => {
  it("goes up minute by minute until it is written down and closed; nobody outside reads of it", async () => {
    const operator = await city.as("zuoxi01");
    const lead = await city.as("banzhang01");
    const leader = await city.as("zhuren01");
    const receipt = await register(operator, { title: "小区有浓烈异味", content: "整栋楼都闻到浓烈的异味，有老人头晕，物业无人接听。" });
    const flag = () => operator(emergency.flagEmergency, { params: { id: receipt.id }, body: { reason: "疑似有毒气体，多人不适" } });
    const flagged = await flag();
    expect(flagged).toMatchObject({ state: "flagged", source: "operator", isOverdue: false, can: { confirm: { allowed: false } } });
    expect((await problemOf(flag())).title).toContain("已上报");
    expect(await headsAt("banzhang01")).toEqual([expect.stringContaining("待核实")]);

    minutes(4);
    expect(await everyMinute()).toBe(0);
    minutes(2);
    expect(await everyMinute()).toBe(1);
    expect(await everyMinute()).toBe(0);
    expect(await headsAt("zhuren01")).toEqual([expect.stringContaining("逾时")]);
    expect(await leader(emergency.countEmergencies)).toMatchObject({ flagged: 1, overdue: 1 });
    const id = flagged.id;
    minutes(1);
    const confirmed = await lead(emergency.confirmEmergency, {
      params: { id },
      body: { decision: "confirmed", opinion: "电话核实属实，消防已出动" },
    });
    expect(confirmed).toMatchObject({ state: "confirmed", minutes: { toConfirm: 7 }, reminders: [{ step: "confirm" }] });
    expect(
      (await problemOf(lead(emergency.confirmEmergency, { params: { id }, body: { decision: "refuted", opinion: "误报" } }))).code,
    ).toBe("emergency.wrongState");
    expect(await problemOf(lead(emergency.directEmergency, { params: { id }, body: { direction: "越权" } }))).toMatchObject({
      status: 403,
    });

    minutes(11);
    expect(await everyMinute()).toBe(1);
    const directed = await leader(emergency.directEmergency, { params: { id }, body: { direction: "请应急、燃气公司到场，疏散住户" } });
    expect(directed).toMatchObject({ state: "directed", minutes: { toDirect: 11 }, isOverdue: false });
    minutes(30);
    expect(await everyMinute()).toBe(0);
    const body = {
      title: "某小区异味情况",
      facts: "凌晨二时接报，整栋楼有异味。",
      measures: "消防、燃气已到场，疏散 32 户。",
      followUps: "监测至清晨",
    };
    await lead(emergency.writeBriefing, { params: { id }, body });
    minutes(120);
    const followed = await lead(emergency.writeBriefing, { params: { id }, body: { ...body, title: "某小区异味情况续报" } });
    expect(followed.briefings.map((each) => [each.sequence, each.number])).toEqual([
      [1, "12345专报〔2026〕1号"],
      [2, "12345专报〔2026〕2号"],
    ]);
    const closed = await leader(emergency.closeEmergency, { params: { id }, body: { result: "系管道检修排放，已处置，无人受伤" } });
    expect(closed).toMatchObject({ state: "closed", minutes: { toBrief: 30, toClose: 120 } });
    expect(await operator(emergency.readBriefing, { params: { id: followed.briefings[0]?.id ?? "" } })).toMatchObject({
      demandNumber: receipt.number,
    });

    const timeline = await operator(demand.readDemandTimeline, { params: { id: receipt.id } });
    expect(timeline.items.map((each) => each.type).filter((type) => type.startsWith("emergency."))).toEqual([
      "emergency.flagged",
      "emergency.escalated",
      "emergency.confirmed",
      "emergency.escalated",
      "emergency.directed",
      "emergency.briefed",
      "emergency.briefed",
      "emergency.closed",
    ]);
    // Nothing of it is published, and the requester reads nothing of it.
    await city.drain();
    const progress = await city.citizen(callback.readProgress, { body: { number: receipt.number, queryCode: receipt.queryCode } });
    expect(JSON.stringify(progress)).not.toMatch(/突发|专报|疏散/);
    expect(
      await city.count("select count(*) from delivery join notice on notice.id = notice_id where topic = 'emergency' and channel = 'sms'"),
    ).toBe(0);
  });

  it("a refuted one ends, and the demand may be flagged again", async () => {
    const operator = await city.as("zuoxi01");
    const { id } = await register(operator);
    const first = await operator(emergency.flagEmergency, { params: { id }, body: { reason: "听到巨响" } });
    await (await city.as("banzhang01"))(emergency.confirmEmergency, {
      params: { id: first.id },
      body: { decision: "refuted", opinion: "工地正常施工" },
    });
    expect(await everyMinute()).toBe(0);
    expect((await operator(emergency.flagEmergency, { params: { id }, body: { reason: "又有巨响并起火" } })).state).toBe("flagged");
    expect((await operator(emergency.listEmergencies, { query: { demandId: id } })).items).toHaveLength(2);
  });

  it("of an order shows to the centre and to no agency", async () => {
    const { orderId, demandId } = await anOrder(city);
    await dispatchTo(city, orderId, "szyl");
    await (await city.as("zuoxi01"))(emergency.flagEmergency, { params: { id: demandId }, body: { reason: "有人扬言闹事" } });
    expect((await send(city, "GET", `/work-orders/${orderId}/timeline`, { as: "paidan01" })).text).toContain("有人扬言闹事");
    expect((await send(city, "GET", `/work-orders/${orderId}/timeline`, { as: "szyl01" })).text).not.toContain("有人扬言闹事");
    expect((await send(city, "GET", "/emergencies", { as: "szyl01" })).status).toBe(403);
  });
});

describe("proposed by words", () => {
  it("of the city's own list, once, and by nothing that was switched off", async () => {
    const admin = await city.as("admin");
    const operator = await city.as("zuoxi01");
    const added = await admin(emergency.addEmergencyTerms, { body: { terms: ["燃气泄漏", "跳楼"] } });
    expect(added).toMatchObject({ added: 2 });
    expect(await admin(emergency.addEmergencyTerms, { body: { terms: ["跳楼"] } })).toMatchObject({ added: 0 });
    const receipt = await register(operator, { content: "五楼阳台有人要跳楼，楼下已有人围观，请赶快派人。" });
    await register(operator, { content: "小区门口路灯坏了，请尽快修好，谢谢。" });
    await city.drain();
    await city.drain();
    const { items } = await operator(emergency.listEmergencies, { query: { state: "flagged", isOpen: "true" } });
    const proposed = items.filter((item) => item.source === "words");
    expect(proposed).toMatchObject([{ demandId: receipt.id, terms: ["跳楼"], flaggedBy: "系统" }]);

    const term = added.items.find((each) => each.term === "燃气泄漏");
    await admin(emergency.changeEmergencyTerm, { params: { id: term?.id ?? "" }, body: { isActive: false } });
    const quiet = await register(operator, { content: "听说附近燃气泄漏演练影响出行，想问问时间安排。" });
    await city.drain();
    expect((await operator(emergency.listEmergencies, { query: { demandId: quiet.id } })).items).toEqual([]);
  });
});
