import * as callback from "@yihao/contract/callback";
import * as handling from "@yihao/contract/handling";
import * as oversight from "@yihao/contract/oversight";
import * as warning from "@yihao/contract/warning";
import { handlingJobs } from "@yihao/server/modules/handling/index";
import { watchClocks } from "@yihao/server/modules/supervision/index";
import { jobCall } from "@yihao/server/platform/jobs";
import { anOrder, aReply, dispatchTo, leadAssignment, pass, reply } from "@yihao/testkit/builders";
import { type City, openCity, problemOf } from "@yihao/testkit/city";
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from "vitest";

const monday = new Date("2026-11-16T09:00:00+08:00");
let city: City;
beforeAll(async () => {
  city = await openCity(inject("database"), { at: monday });
});
beforeEach(() => city.clock.set(monday));
afterAll(() => city.close());

const round = () => watchClocks(jobCall(city.world, "watch-clocks"));
const at = (local: string) => city.clock.set(new Date(`2026-${local}:00+08:00`));
const warningsOf = async (orderId: string) =>
  (await (await city.as("duban01"))(warning.listWarnings, { query: { subject: "assignment" } })).items.filter(
    (each) => each.workOrderId === orderId,
  );
const verify = async () => (await city.as("zhuren01"))(warning.verifyWarnings);

async function ordered(code = "szyl", supporting: string[] = []) {
  const { orderId } = await anOrder(city);
  await dispatchTo(city, orderId, code, supporting);
  return orderId;
}

describe("工单预警", () => {
  it("is one warning for the highest step when several were passed since the last round", async () => {
    const orderId = await ordered();
    at("11-25T09:00");
    await round();
    expect((await warningsOf(orderId)).map((each) => [each.fromLight, each.toLight])).toEqual([["green", "red"]]);
  });

  it("comes at the very moment and not before: orange until the last second, red after it", async () => {
    const orderId = await ordered();
    const { dueAt } = await leadAssignment(city, orderId, "szyl01");
    city.clock.set(new Date(dueAt));
    await round();
    expect((await warningsOf(orderId)).map((each) => each.toLight)).toEqual(["orange"]);
    city.clock.advance(1);
    await round();
    expect((await warningsOf(orderId)).map((each) => each.toLight)).toEqual(["red", "orange"]);
  });

  it("ends with the answer, and says why", async () => {
    const orderId = await ordered();
    at("11-19T10:00");
    await round();
    await reply(city, orderId, "szyl01");
    await round();
    expect(await warningsOf(orderId)).toMatchObject([
      { toLight: "yellow", correction: "answered", correctedAt: city.clock.now().toISOString() },
    ]);
  });

  it("watches an agency below that was handed the work, and asks the one above for the case", async () => {
    const { orderId } = await anOrder(city);
    await dispatchTo(city, orderId, "rsj");
    const own = await leadAssignment(city, orderId, "rsj01");
    const handler = await city.as("rsj01");
    await handler(handling.acknowledgeAssignment, { params: { id: own.id } });
    await handler(handling.delegateAssignment, { params: { id: own.id }, body: { agencyId: await city.agencyId("rsj-ldjc") } });
    at("11-25T09:00");
    await round();
    const found = await warningsOf(orderId);
    expect(found.map((each) => each.toLight)).toEqual(["red", "red"]);
    expect(found.filter((each) => each.caseId !== null)).toHaveLength(1);
    expect(await city.count("select count(*) from supervision_case where work_order_id = $1", [orderId])).toBe(1);
  });

  it("two processes at once never warn twice", async () => {
    const ids = await Promise.all([ordered(), ordered("csgl"), ordered("rsj", ["szyl"])]);
    at("11-25T10:00");
    const before = await city.count("select count(*) from warning");
    await Promise.all(Array.from({ length: 6 }, round));
    await round();
    expect((await city.count("select count(*) from warning where subject_type = 'assignment'")) - before).toBeLessThanOrEqual(4);
    for (const orderId of ids.slice(0, 2)) expect(await warningsOf(orderId)).toHaveLength(1);
    expect(await warningsOf(ids[2] ?? "")).toHaveLength(2);
    expect(
      await city.count(
        "select count(*) from (select subject_id from supervision_case where origin = 'light' group by 1 having count(*) > 1) as twice",
      ),
    ).toBe(0);
  });

  it("a round in the middle of an act misses nothing: what the act holds is looked at in the next", async () => {
    const orderId = await ordered();
    await round();
    const { id } = await leadAssignment(city, orderId, "szyl01");
    const client = await city.world.pool.connect();
    await client.query("begin");
    await client.query("update assignment_watch set warn_at = to_timestamp(0) where assignment_id = $1", [id]);
    at("11-25T10:00");
    await round();
    expect(await warningsOf(orderId)).toEqual([]);
    await client.query("commit");
    client.release();
    await round();
    expect(await warningsOf(orderId)).toHaveLength(1);
  });
});

describe("阶段性办结的承诺", () => {
  it("broken opens one case, which the red light joins", async () => {
    const orderId = await ordered();
    const { id } = await leadAssignment(city, orderId, "szyl01");
    const handler = await city.as("szyl01");
    await handler(handling.acknowledgeAssignment, { params: { id } });
    const interim = { promisedOn: "2026-11-20", plan: "电缆须开挖更换，已列入施工计划，11 月 20 日前完成。" };
    await handler(handling.replyAssignment, { params: { id }, body: { ...aReply, isResolved: false, interim } });
    await pass(city, orderId);
    at("11-20T18:10");
    await handlingJobs.find((job) => job.name === "mind-promises")?.work(jobCall(city.world, "mind-promises"));
    await round();
    const cases = (await (await city.as("duban01"))(oversight.readOrderOversight, { params: { id: orderId } })).cases;
    expect(cases).toMatchObject([{ origin: "brokenPromise", state: "issued" }]);
    expect((await warningsOf(orderId)).find((each) => each.toLight === "red")).toMatchObject({ caseId: cases[0]?.id });
    await reply(city, orderId, "szyl01");
    await round();
    expect(
      (await (await city.as("duban01"))(oversight.readOrderOversight, { params: { id: orderId } })).cases[0]?.correctedAt,
    ).not.toBeNull();
    expect(await verify()).toMatchObject({ holds: true });
  });
});

describe("单位预警指标", () => {
  it("satisfaction moves with evaluations, and counters equal rows", async () => {
    const orderId = await ordered("csgl");
    await reply(city, orderId, "csgl01");
    await pass(city, orderId);
    const officer = await city.as("huifang01");
    const [open] = (await officer(callback.listWorkOrderCallbacks, { params: { id: orderId } })).items;
    const params = { id: open?.id ?? "" };
    await officer(callback.claimCallback, { params });
    await officer(callback.evaluateCallback, { params, body: { isContacted: true, solved: "solved", satisfaction: "satisfied" } });
    expect((await verify()).waiting).toBeGreaterThan(0);
    await round();
    const report = await verify();
    expect(report).toMatchObject({ holds: true, waiting: 0 });
    expect(report.counters.find((each) => each.name === "满意和基本满意的回访")).toMatchObject({ tallied: 1, recounted: 1 });
    expect(report.counters.find((each) => each.name === "派给本单位的承办")?.tallied).toBeGreaterThan(5);
  });

  it("finds a counter that somebody bent", async () => {
    await city.world.pool.query("update agency_tally set count = count + 1 where counter = 'assigned' and agency_id = $1", [
      await city.agencyId("csgl"),
    ]);
    const report = await verify();
    expect(report.holds).toBe(false);
    expect(report.counters.find((each) => !(each.differing.length === 0))).toMatchObject({ differing: ["南通市城市管理局"] });
    await city.world.pool.query("update agency_tally set count = count - 1 where counter = 'assigned' and agency_id = $1", [
      await city.agencyId("csgl"),
    ]);
  });

  it("are not set by everybody, nor in a wrong order", async () => {
    const body = {
      indicator: "onTime",
      yellow: 90,
      orange: 95,
      red: 98,
      margin: 1,
      minimumDenominator: 10,
      effectiveFrom: "2026-11-16",
      source: "测试",
    } as const;
    expect(await problemOf((await city.as("admin"))(warning.setWarningThreshold, { body }))).toMatchObject({
      status: 400,
      fields: [{ field: "orange", message: "三条界限应依次变差：黄＞橙＞红" }],
    });
    expect(await problemOf((await city.as("duban01"))(warning.setWarningThreshold, { body }))).toMatchObject({ status: 403 });
  });

  it("begin anew with the month; what is counted as it stands goes on", async () => {
    await (await city.as("admin"))(warning.setWarningThreshold, {
      body: {
        indicator: "onTime",
        yellow: 98,
        orange: 95,
        red: 90,
        margin: 1,
        minimumDenominator: 1,
        effectiveFrom: "2026-11-16",
        source: "测试",
      },
    });
    const agencyId = await city.agencyId("csgl");
    await ordered("csgl");
    at("11-30T10:00");
    await round();
    const board = async () =>
      (await (await city.as("duban01"))(warning.listAgencyBoards, { query: { agencyId } })).items.find(
        (each) => each.agencyId === agencyId,
      );
    const lightOf = async (indicator: string) => (await board())?.indicators.find((each) => each.indicator === indicator)?.light;
    expect(await lightOf("onTime")).not.toBe("green");
    const overdue = await lightOf("overdueOpen");
    at("12-01T00:01");
    await round();
    expect(await lightOf("onTime")).toBe("green");
    expect(await lightOf("overdueOpen")).toBe(overdue);
    expect(await city.count("select count(*) from warning where correction = 'newMonth' and indicator = 'onTime'")).toBeGreaterThan(0);
    expect(await verify()).toMatchObject({ holds: true });
  });
});
