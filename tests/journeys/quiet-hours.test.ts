import * as citySettings from "@yihao/contract/city-settings";
import * as identity from "@yihao/contract/identity";
import { deliverDue, httpWebhook } from "@yihao/server/modules/notice/index";
import { jobCall } from "@yihao/server/platform/jobs";
import { anOrder, dispatchTo } from "@yihao/testkit/builders";
import { type City, openCity, problemOf } from "@yihao/testkit/city";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";

let city: City;
beforeAll(async () => {
  city = await openCity(inject("database"));
});
afterAll(() => city.close());

const shanghai = (words: string) => new Date(`${words}:00+08:00`);
/** The SMS that go out now, by their first words. */
async function sentNow(): Promise<string[]> {
  await city.drain();
  const bodies: string[] = [];
  const sms = { send: async (_phone: string, body: string) => void bodies.push(body) };
  await deliverDue(jobCall(city.world, "test"), { sms, mail: null, webhook: httpWebhook() });
  return bodies.map((body) => (body.includes("已收到您的诉求") ? "receipt" : body.includes("已转交") ? "accepted" : body)).sort();
}

describe("短信免打扰", () => {
  it("lets the receipt through at night and holds the rest until the morning", async () => {
    city.clock.set(shanghai("2026-11-16T20:30"));
    await sentNow();
    const { orderId } = await anOrder(city);
    await dispatchTo(city, orderId, "szyl");
    expect(await sentNow()).toEqual(["accepted", "receipt"]);
    city.clock.set(shanghai("2026-11-16T22:30"));
    const second = await anOrder(city);
    await dispatchTo(city, second.orderId, "szyl");
    expect(await sentNow()).toEqual(["receipt"]);
    city.clock.set(shanghai("2026-11-17T07:59"));
    expect(await sentNow()).toEqual([]);
    city.clock.set(shanghai("2026-11-17T08:00"));
    expect(await sentNow()).toEqual(["accepted"]);
  });

  it("holds what was due before and left over, too", async () => {
    city.clock.set(shanghai("2026-11-17T20:50"));
    const { orderId } = await anOrder(city);
    await dispatchTo(city, orderId, "szyl");
    await city.drain();
    city.clock.set(shanghai("2026-11-17T21:10"));
    expect(await sentNow()).toEqual(["receipt"]);
    city.clock.set(shanghai("2026-11-18T08:00"));
    expect(await sentNow()).toEqual(["accepted"]);
  });
});

describe("规则参数", () => {
  const key = "notice.quietToHour";
  it("takes effect on its day, keeps its history and is audited", async () => {
    city.clock.set(shanghai("2026-11-18T10:00"));
    const admin = await city.as("admin");
    const before = (await admin(citySettings.listSettings, {})).items.find((each) => each.key === key);
    expect(before).toMatchObject({ value: 8, initial: 8, history: [], upcoming: null });
    const set = await admin(citySettings.setSetting, {
      params: { key },
      body: { value: 7, effectiveFrom: "2026-11-19", source: "市政府办公室通知" },
    });
    expect(set).toMatchObject({ value: 8, upcoming: { value: 7, effectiveFrom: "2026-11-19" } });
    const { orderId } = await anOrder(city);
    city.clock.set(shanghai("2026-11-19T07:30"));
    await dispatchTo(city, orderId, "szyl");
    expect(await sentNow()).toContain("accepted");
    const today = (await admin(citySettings.listSettings, {})).items.find((each) => each.key === key);
    expect(today).toMatchObject({ value: 7, upcoming: null, history: [{ value: 7, source: "市政府办公室通知" }] });
    const audit = await admin(identity.listAudit, { query: { subjectId: key } });
    expect(audit.items[0]).toMatchObject({ action: "directory.setting_set", detail: { value: 7, valueToday: 8 } });
  });

  it("refuses what is out of bounds or begins in the past, and a county's administrator", async () => {
    const admin = await city.as("admin");
    const body = { value: 24, effectiveFrom: "2026-11-19", source: "测试" };
    const tooLate = await problemOf(admin(citySettings.setSetting, { params: { key }, body }));
    expect(tooLate.fields?.[0]).toMatchObject({ field: "value", message: "短信免打扰结束应在 0 至 23 时之间" });
    const past = await problemOf(
      admin(citySettings.setSetting, { params: { key }, body: { ...body, value: 7, effectiveFrom: "2026-11-18" } }),
    );
    expect(past.fields?.[0]?.field).toBe("effectiveFrom");
    const lead = await city.as("banzhang01");
    expect((await lead(citySettings.listSettings, {})).can.set).toMatchObject({ allowed: false });
  });
});

describe("每日工作时段", () => {
  it("moves what is open, with a line on its timeline, and refuses an overlap", async () => {
    city.clock.set(shanghai("2026-11-20T10:00"));
    const { orderId } = await anOrder(city);
    const before = await dispatchTo(city, orderId, "szyl");
    expect(before.dueAt).toBe(shanghai("2026-11-27T18:00").toISOString());
    const admin = await city.as("admin");
    const body = {
      reason: "冬季作息",
      items: [
        { opensAt: "13:30", closesAt: "17:30" },
        { opensAt: "08:30", closesAt: "12:00" },
      ],
    };
    const set = await admin(citySettings.setWorkPeriods, { body });
    expect(set.items.map((each) => each.opensAt)).toEqual(["08:30", "13:30"]);
    expect(await city.count("select count(*) from work_order where id = $1 and due_at = $2", [orderId, shanghai("2026-11-27T17:30")])).toBe(
      1,
    );
    expect(
      await city.count("select count(*) from event where work_order_id = $1 and type = 'assignment.limit_recomputed'", [orderId]),
    ).toBe(1);
    const overlap = { ...body, items: [...body.items, { opensAt: "11:00", closesAt: "14:00" }] };
    expect((await problemOf(admin(citySettings.setWorkPeriods, { body: overlap }))).fields?.[0]?.field).toBe("items");
    expect((await admin(citySettings.readWorkPeriods, {})).items).toHaveLength(2);
  });
});
