import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { ImportResult } from "@yihao/contract/directory";
import * as dispatch from "@yihao/contract/dispatch";
import * as batch from "@yihao/contract/dispatch-batch";
import * as entries from "@yihao/contract/dispatch-catalogue";
import * as handling from "@yihao/contract/handling";
import * as workOrder from "@yihao/contract/work-order";
import { anOrder, dispatchTo, leadAssignment } from "@yihao/testkit/builders";
import { type City, openCity, problemOf } from "@yihao/testkit/city";
import { fieldsIn, multipart, send } from "@yihao/testkit/wire";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";

let city: City;
beforeAll(async () => {
  city = await openCity(inject("database"));
});
afterAll(() => city.close());

const entry = async (lead: string, more: object = {}) => ({
  categoryCode: "040501",
  leadAgencyId: await city.agencyId(lead),
  clause: "市市政园林局三定规定：城市照明",
  effectiveFrom: "2026-01-01",
  ...more,
});
const add = async (lead: string, more: object = {}) => {
  const body = await entry(lead, more);
  return (await city.as("admin"))(entries.addCatalogueEntry, { body });
};
const dispatchesOf = async (orderId: string) => (await city.as("paidan01"))(dispatch.listDispatches, { params: { id: orderId } });

describe("派单目录", () => {
  it("says first who has the matter, with its clause; what is dispatched so carries it as the basis", async () => {
    await add("szyl");
    const { orderId } = await anOrder(city);
    const { suggestions } = await dispatchesOf(orderId);
    expect(suggestions[0]).toMatchObject({ basis: "catalogue", reason: "派单目录：市市政园林局三定规定：城市照明" });
    expect((await dispatchTo(city, orderId, "szyl")).dutyBasis).toBe("catalogue");
    const other = await anOrder(city);
    expect((await dispatchTo(city, other.orderId, "csgl")).dutyBasis).toBeNull();
    const wrong = await anOrder(city);
    const body = { leadAgencyId: await city.agencyId("csgl"), basis: "catalogue" as const };
    expect(await problemOf((await city.as("paidan01"))(dispatch.dispatchWorkOrder, { params: { id: wrong.orderId }, body }))).toMatchObject(
      { status: 409, code: "dispatch.notCatalogue" },
    );
  });

  it("goes by the place where a line is finer, and from its first day on", async () => {
    await add("chongchuan", { regionCode: "320613", clause: "崇川区履职事项清单：城市照明", effectiveFrom: "2026-11-20" });
    const { orderId } = await anOrder(city);
    const leadOf = async () => (await dispatchesOf(orderId)).suggestions[0]?.agencyId;
    expect(await leadOf()).toBe(await city.agencyId("szyl"));
    city.clock.advance(4 * 86_400_000);
    expect(await leadOf()).toBe(await city.agencyId("chongchuan"));
  });

  it("keeps what is a department's from towns and streets", async () => {
    const forbidden = { categoryCode: "060402", isGrassrootsForbidden: true, clause: "国办函〔2025〕66号：部门职责不得推给基层" };
    const refused = await send(city, "POST", "/dispatch-catalogue", { as: "admin", body: await entry("chongchuan-hq", forbidden) });
    expect(fieldsIn(refused)).toEqual(["leadAgencyId"]);
    await add("zjj", forbidden);
    const { orderId } = await anOrder(city, { categoryCode: "060402" });
    expect((await dispatchesOf(orderId)).forbidden).toBe(forbidden.clause);
    expect(await problemOf(dispatchTo(city, orderId, "chongchuan-hq"))).toMatchObject({
      status: 409,
      title: "“崇川区虹桥街道办事处”属乡镇（街道），该事项不得派给基层（国办函〔2025〕66号：部门职责不得推给基层）",
    });
    await dispatchTo(city, orderId, "zjj", ["chongchuan-hq"]);

    // Handed down to a street by the county, it would be pushed there all the same.
    const county = await anOrder(city, { categoryCode: "060402" });
    await dispatchTo(city, county.orderId, "chongchuan");
    const own = await leadAssignment(city, county.orderId, "chongchuan01");
    await (await city.as("chongchuan01"))(handling.acknowledgeAssignment, { params: { id: own.id } });
    const down = async (code: string) =>
      send(city, "POST", `/assignments/${own.id}/delegations`, { as: "chongchuan01", body: { agencyId: await city.agencyId(code) } });
    expect(fieldsIn(await down("chongchuan-hq"))).toEqual(["agencyId"]);
    expect((await down("chongchuan-zjj")).status).toBe(201);
  });

  it("is kept in order: one line a day, dates that make sense, and a list that can be narrowed", async () => {
    const admin = await city.as("admin");
    const twice = await send(city, "POST", "/dispatch-catalogue", { as: "admin", body: await entry("csgl") });
    expect(fieldsIn(twice)).toEqual(["effectiveFrom"]);
    const next = await add("csgl", { effectiveFrom: "2027-01-01" });
    const { items } = await admin(entries.listCatalogueEntries, { query: { categoryCode: "040500" } });
    expect(items.map(({ effectiveFrom, effectiveTo, standing }) => [effectiveFrom, effectiveTo, standing])).toEqual([
      ["2026-01-01", "2026-12-31", "inForce"],
      ["2027-01-01", null, "upcoming"],
      ["2026-11-20", null, "inForce"],
    ]);
    const early = await send(city, "PATCH", `/dispatch-catalogue/${next.id}`, { as: "admin", body: { effectiveTo: "2026-12-31" } });
    expect(fieldsIn(early)).toEqual(["effectiveTo"]);
    const changed = await admin(entries.updateCatalogueEntry, { params: { id: next.id }, body: { clause: "三定规定（2027）" } });
    expect(changed).toMatchObject({ clause: "三定规定（2027）", effectiveFrom: "2027-01-01" });
    const upcoming = await admin(entries.listCatalogueEntries, { query: { standing: "upcoming" } });
    expect([upcoming.total, upcoming.items[0]?.id]).toEqual([1, next.id]);
    const page = await admin(entries.listCatalogueEntries, { query: { limit: 2 } });
    const rest = await admin(entries.listCatalogueEntries, { query: { limit: 2, after: page.next ?? "" } });
    expect(new Set([...page.items, ...rest.items].map((each) => each.id)).size).toBe(4);
  });

  it("is taken in from a file, and the starting set of the demo city is without a mistake", async () => {
    const file = readFileSync(join(import.meta.dirname, "../../demo/dispatch-catalogue.csv"));
    const path = "/directory-imports/dispatch-catalogue";
    const first = await send(city, "POST", path, { as: "admin", ...multipart({ name: "派单目录.csv", content: file }) });
    const result = first.body as ImportResult;
    expect(first.status, first.text).toBe(201);
    expect(result.rejected).toEqual([]);
    expect(result.added).toBeGreaterThanOrEqual(60);
    const again = await send(city, "POST", path, { as: "admin", ...multipart({ name: "派单目录.csv", content: file }) });
    expect(again.body).toMatchObject({ added: 0, updated: 0, rejected: [] });
  });
});

describe("批量派单", () => {
  it("proposes only clear answers, sends each on its own, and says why one stayed", async () => {
    const dispatcher = await city.as("paidan01");
    const clear = await anOrder(city, { categoryCode: "060402" });
    const unclear = await anOrder(city, { categoryCode: null });
    const asked = { body: { workOrderIds: [clear.orderId, unclear.orderId] } };
    const { items } = await dispatcher(batch.proposeDispatches, asked);
    expect(items.map(({ lead, reason }) => [lead?.name ?? null, reason])).toEqual([
      ["南通市住房和城乡建设局", expect.stringContaining("部门职责不得推给基层")],
      [null, "还没有分类"],
    ]);
    const lead = items[0]?.lead?.id ?? "";
    const done = await dispatcher(batch.dispatchBatch, {
      body: {
        items: [
          { workOrderId: clear.orderId, leadAgencyId: lead, basis: "catalogue" },
          { workOrderId: clear.orderId, leadAgencyId: lead, basis: "catalogue" },
          { workOrderId: unclear.orderId, leadAgencyId: lead, basis: "catalogue" },
        ],
      },
    });
    expect(done.done).toBe(1);
    expect(done.items.map(({ isDone }) => isDone)).toEqual([true, false, false]);
    expect(done.items[1]?.reason).toMatch(/^工单目前为“办理中”，不能派单/);
    expect(await dispatcher(workOrder.readWorkOrder, { params: { id: clear.orderId } })).toMatchObject({ dutyBasis: "catalogue" });
    expect(await dispatcher(workOrder.readWorkOrder, { params: { id: unclear.orderId } })).toMatchObject({ state: "awaitingDispatch" });
    expect(await city.count("select count(*) from assignment where work_order_id = $1", [unclear.orderId])).toBe(0);
    expect(await city.count("select count(*) from dispatch where batch_id = $1", [done.batchId])).toBe(1);
    expect((await dispatcher(batch.proposeDispatches, asked)).items[0]?.reason).toMatch(/^工单目前为“办理中”/);
  });

  it("takes fifty at most", async () => {
    const items = Array.from({ length: 51 }, () => ({ workOrderId: crypto.randomUUID(), leadAgencyId: crypto.randomUUID() }));
    expect(fieldsIn(await send(city, "POST", "/dispatch-batches", { as: "paidan01", body: { items } }))).toEqual(["items"]);
  });
});
