import { PassThrough } from "node:stream";
import type { Receipt } from "@yihao/contract/demand";
import * as handling from "@yihao/contract/handling";
import * as workOrder from "@yihao/contract/work-order";
import { createApp } from "@yihao/server/app";
import { deliverDue, httpWebhook, recordingSms } from "@yihao/server/modules/notice/index";
import { jobCall } from "@yihao/server/platform/jobs";
import { createLog } from "@yihao/server/platform/log";
import { anOrder, dispatchTo, leadAssignment, pass, register, reply } from "@yihao/testkit/builders";
import { type City, openCity } from "@yihao/testkit/city";
import { problemIn, send, upload } from "@yihao/testkit/wire";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";

const who = {
  requesterName: "欧阳慕白",
  callerNumber: "13977778888",
  contactPhone: "15866669999",
  email: "murong.bai@example.com",
  address: "濠东路紫薇苑 37号楼 1204室",
};
let city: City;
beforeAll(async () => {
  city = await openCity(inject("database"));
});
afterAll(() => city.close());

const get = (path: string, as: string) => send(city, "GET", path, { as });

/** A whole case until the evaluation, with everything that staff and requester write on the way. */
async function aCase(more: object): Promise<{ receipt: Receipt; demandId: string; orderId: string; photo: string }> {
  const photo = await upload(city, "欧阳慕白举报.png");
  const made = await anOrder(city, { ...who, ...more, attachmentIds: [photo] });
  await dispatchTo(city, made.orderId, "szyl", ["csgl"]);
  await send(city, "POST", `/demands/${made.demandId}/looks`, { as: "zuoxi01", body: { purpose: "给欧阳慕白 15866669999 回电" } });
  await reply(city, made.orderId, "szyl01");
  await pass(city, made.orderId);
  const { items } = (await get(`/work-orders/${made.orderId}/callbacks`, "huifang01")).body as { items: { id: string }[] };
  await send(city, "POST", `/callbacks/${items[0]?.id}/claims`, { as: "huifang01" });
  const note = "15866669999 无人接听，欧阳慕白家里也没有人";
  await send(city, "POST", `/callbacks/${items[0]?.id}/attempts`, { as: "huifang01", body: { outcome: "noAnswer", note } });
  await city.drain();
  return { ...made, photo };
}

describe("举报、保密、匿名: the agency never learns who it was", () => {
  it.each([
    ["a tip-off", { kind: "tipOff" }],
    ["a confidential demand", { isConfidential: true }],
    ["an anonymous demand", { isAnonymous: true }],
  ])("%s", async (_, more) => {
    const { orderId, demandId, photo } = await aCase(more);
    const paths = ["", "/timeline", "/assignments", "/dispatches", "/reviews", "/callbacks"].map(
      (path) => `/work-orders/${orderId}${path}`,
    );
    const lists = [
      "/work-orders",
      "/assignments",
      "/assignments?state=finished",
      "/notices",
      `/work-orders?words=${who.contactPhone}`,
      "/work-orders?words=%E6%AC%A7%E9%98%B3",
    ];
    for (const as of ["szyl01", "csgl01"]) {
      for (const path of [...paths, ...lists]) {
        const { status, text } = await get(path, as);
        expect(status, path).toBe(200);
        // An id may hold any four digits by chance.
        const said = text.replace(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "");
        for (const secret of [
          "欧阳",
          "欧**",
          "慕白",
          "1397777",
          "1586666",
          "158****",
          "139****",
          "9999",
          "murong",
          "m***@",
          "37号楼",
          "1204",
        ])
          expect(said, `${as} ${path} ${secret}`).not.toContain(secret);
      }
      expect(problemIn(await send(city, "POST", `/work-orders/${orderId}/looks`, { as, body: { purpose: "联系诉求人" } }), 409).code).toBe(
        "demand.identityHidden",
      );
      problemIn(await send(city, "POST", `/demands/${demandId}/looks`, { as, body: { purpose: "联系诉求人" } }), 404);
      const file = await get(`/attachments/${photo}`, as);
      expect(file.headers["content-disposition"]).toBe(`inline; filename*=UTF-8''${encodeURIComponent("附件.png")}`);
    }
    const centre = await get(`/work-orders/${orderId}/callbacks`, "huifang01");
    expect(centre.text).toContain("158****9999");
  });

  it("nor from the demand of another that was merged into its order", async () => {
    const { orderId } = await anOrder(city);
    const second = await register(await city.as("zuoxi02"), { ...who, kind: "tipOff", title: "欧阳慕白举报路灯不亮" });
    await dispatchTo(city, orderId, "szyl");
    await (await city.as("zuoxi02"))(workOrder.mergeDemand, {
      params: { id: second.id },
      body: { workOrderId: orderId, reason: "同一处路灯" },
    });
    for (const path of ["", "/timeline"])
      expect((await get(`/work-orders/${orderId}${path}`, "szyl01")).text).not.toMatch(/欧阳|158|139\*{4}8888/);
    expect((await get(`/work-orders/${orderId}`, "zuoxi01")).text).toContain("欧阳慕白举报路灯不亮");
  });

  it("an ordinary requester's contact is shown masked, and whole only with a purpose that is written down", async () => {
    const { orderId } = await aCase({});
    const shown = await get(`/work-orders/${orderId}`, "szyl01");
    expect(shown.text).toContain("158****9999");
    for (const secret of [who.contactPhone, who.callerNumber, who.email]) expect(shown.text).not.toContain(secret);
    problemIn(await send(city, "POST", `/work-orders/${orderId}/looks`, { as: "szyl01", body: { purpose: " " } }), 400);
    const looked = await send(city, "POST", `/work-orders/${orderId}/looks`, { as: "szyl01", body: { purpose: "上门前联系" } });
    expect(looked.body).toMatchObject({ contactPhone: who.contactPhone });
    expect(
      await city.count("select count(*) from event where type = 'demand.revealed' and work_order_id = $1 and reason = '上门前联系'", [
        orderId,
      ]),
    ).toBe(1);
  });
});

describe("what a requester sees", () => {
  it("names no member of staff, no internal account, nobody else", async () => {
    const { receipt, orderId } = await anOrder(city, { callerNumber: "13900000001" });
    const second = await register(await city.as("zuoxi02"), { ...who, content: "二号楼前也不亮，欧阳慕白反映" });
    await dispatchTo(city, orderId, "szyl");
    await (await city.as("zuoxi02"))(workOrder.mergeDemand, {
      params: { id: second.id },
      body: { workOrderId: orderId, reason: "内部：同一处" },
    });
    await reply(city, orderId, "szyl01");
    await pass(city, orderId);
    await city.drain();
    const ask = async ({ number, queryCode }: Receipt) => send(city, "POST", "/public/progress", { body: { number, queryCode } });
    const own = { number: receipt.number, queryCode: receipt.queryCode };
    await send(city, "POST", "/public/evaluations", {
      body: { ...own, isContacted: true, solved: "solved", satisfaction: "basicallySatisfied", comment: "还行" },
    });
    const [first, merged] = [await ask(receipt), await ask(second)];
    expect([first.status, merged.status]).toEqual([200, 200]);
    const staff = (await city.world.pool.query<{ display_name: string }>("select display_name from account")).rows.map(
      (row) => row.display_name,
    );
    for (const text of [first.text, merged.text]) {
      for (const name of [...staff, "灯具三盏", "内部：", who.requesterName, who.contactPhone, "139"])
        expect(text.replace(`${who.requesterName}反映`, "")).not.toContain(name);
    }
    expect(first.text).not.toContain(second.number);
    expect(first.text).not.toContain("合并");
    expect(merged.body).toMatchObject({ evaluation: { isAsked: false, done: null } });
    expect(merged.text).not.toContain("已记录您的评价");
    expect(first.body).toMatchObject({ evaluation: { done: { satisfaction: "基本满意" } } });
  });

  it("is closed after ten wrong codes, also for the right one, and opens again", async () => {
    const { receipt } = await anOrder(city);
    const ask = (queryCode: string, n: number) =>
      send(city, "POST", "/public/progress", { body: { number: receipt.number, queryCode }, from: `10.5.0.${n}` });
    for (let n = 0; n < 10; n += 1) problemIn(await ask("AAAAAA", n), 404);
    expect(problemIn(await ask(receipt.queryCode, 11), 429).code).toBe("demand.tooManyTries");
    city.clock.advance(15 * 60_000);
    expect((await ask(receipt.queryCode, 12)).status).toBe(200);
  });

  it("one address does not try numbers without end", async () => {
    const ask = (n: number) =>
      send(city, "POST", "/public/progress", {
        body: { number: `2020010100${String(n).padStart(4, "0")}`, queryCode: "AAAAAA" },
        from: "10.6.0.1",
      });
    const statuses = [];
    for (let n = 0; n < 101; n += 1) statuses.push((await ask(n)).status);
    expect(statuses).toEqual([...Array(100).fill(404), 429]);
  });
});

describe("at rest", () => {
  it("no table holds a name, number, address or mail in plain text", async () => {
    const operator = await city.as("zuoxi01");
    const own = {
      requesterName: "司空见月",
      callerNumber: "13512340987",
      contactPhone: "18956784321",
      email: "sikong.jy@example.net",
      address: "啬园路 88号 703室",
    };
    const made = await anOrder(city, own);
    await dispatchTo(city, made.orderId, "chongchuan");
    await operator(workOrder.lookAtRequester, { params: { id: made.orderId }, body: { purpose: "核对情况" } });
    const lead = await leadAssignment(city, made.orderId, "chongchuan01");
    await (await city.as("chongchuan01"))(handling.acknowledgeAssignment, { params: { id: lead.id } });
    await reply(city, made.orderId, "chongchuan01");
    await pass(city, made.orderId);
    await send(city, "POST", "/requester-history", { as: "zuoxi01", body: { phone: own.callerNumber } });
    const report = { requestKey: "at-rest-0001", content: "北门的路灯坏了，请修", ...own, callerNumber: undefined };
    expect((await send(city, "POST", "/public/demands", { body: report, from: "10.7.7.7" })).status).toBe(201);
    await city.drain();
    const call = jobCall(city.world, "test");
    expect(await deliverDue(call, { sms: recordingSms(city.world), mail: null, webhook: httpWebhook() })).toBeGreaterThan(0);

    const { rows } = await city.world.pool.query<{ name: string }>(
      "select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'",
    );
    const secrets = [...Object.values(own), "司空"].flatMap((value) => [
      value,
      Buffer.from(value).toString("hex"),
      Buffer.from(value).toString("base64"),
    ]);
    for (const { name } of rows) {
      const dump =
        (await city.world.pool.query<{ all: string | null }>(`select string_agg(t::text, chr(10)) as all from "${name}" t`)).rows[0]?.all ??
        "";
      for (const secret of secrets) expect(dump.includes(secret), `${name}: ${secret}`).toBe(false);
    }
    expect(rows.length).toBeGreaterThan(20);
    expect(await city.count("select count(*) from sms_outbox")).toBeGreaterThan(0);
  });

  it("no line of the log holds a number, at the most talkative level", async () => {
    const said = new PassThrough();
    const log = createLog("debug", said);
    const running = await createApp({ ...city.world, log });
    const spoken = { ...city, running: { ...city.running, app: running.app } };
    await send(spoken, "POST", "/requester-history", { as: "zuoxi01", body: { phone: who.callerNumber } });
    await send(spoken, "GET", `/demands?words=${who.callerNumber}&phone=${who.callerNumber}`, { as: "zuoxi01" });
    await send(spoken, "GET", `/nothing?phone=${who.callerNumber}`);
    const report = { requestKey: "in-the-log-0001", content: "北门的路灯坏了，请修", ...who, callerNumber: undefined };
    await send(spoken, "POST", "/public/demands", { body: report });
    await send(spoken, "POST", "/public/demands", { body: { ...report, content: `\u0000${who.contactPhone}` } });
    await running.relay.drain();
    await running.app.close();
    const lines = String(said.read());
    expect(lines).toContain("/api/requester-history");
    for (const secret of Object.values(who)) expect(lines).not.toContain(secret);
  });
});
