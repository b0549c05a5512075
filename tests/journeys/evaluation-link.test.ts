import * as callback from "@yihao/contract/callback";
import * as demand from "@yihao/contract/demand";
import * as dissatisfied from "@yihao/contract/dissatisfied";
import * as evaluation from "@yihao/contract/evaluation";
import * as statistics from "@yihao/contract/statistics";
import * as workOrder from "@yihao/contract/work-order";
import { dateOf } from "@yihao/server/kernel/shanghai";
import { register } from "@yihao/testkit/builders";
import { anAskedOrder, answerAgain, callBack, setSetting, tokensSent } from "@yihao/testkit/callbacks";
import { type City, openCity, problemOf } from "@yihao/testkit/city";
import { brokenIdentities, figuresOfToday } from "@yihao/testkit/figures";
import { problemIn, send } from "@yihao/testkit/wire";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";

let city: City;
beforeAll(async () => {
  city = await openCity(inject("database"));
});
afterAll(() => city.close());

const days = (count: number) => count * 86_400_000;
const open = (token: string) => city.citizen(evaluation.readInvitation, { body: { token } });
const satisfied = { isContacted: true, solved: "solved", satisfaction: "satisfied" } as const;
const judge = (token: string, more: object = {}) => city.citizen(evaluation.evaluateByLink, { body: { token, ...satisfied, ...more } });
const newest = async () => (await tokensSent(city)).at(-1) ?? "";

describe("一次性评价链接", () => {
  it("comes by SMS when the order enters the pool, works without a query code, and works once", async () => {
    const { orderId, receipt } = await anAskedOrder(city);
    const token = await newest();
    const asked = await open(token);
    expect(asked).toMatchObject({
      state: "open",
      number: receipt.number,
      agencyName: expect.stringContaining("市政"),
      reply: { text: expect.stringContaining("恢复照明") },
    });
    expect(JSON.stringify(asked)).not.toMatch(/王建华|1390|濠东路|灯具三盏/);
    expect(await judge(token)).toMatchObject({ state: "used", reply: null, evaluatedAt: expect.any(String) });
    expect(await problemOf(judge(token))).toMatchObject({ code: "evaluation.once" });
    expect(await open(token)).toMatchObject({ state: "used", reply: null, agencyName: null });
    const officer = await city.as("huifang01");
    const { items, firstSatisfaction, finalSatisfaction } = await officer(callback.listWorkOrderCallbacks, { params: { id: orderId } });
    expect(items[0]?.evaluation).toMatchObject({ source: "link", by: "诉求人", isFirst: true, isFinal: true });
    expect([firstSatisfaction, finalSatisfaction]).toEqual(["satisfied", "satisfied"]);
    expect((await officer(workOrder.readWorkOrder, { params: { id: orderId } })).state).toBe("closed");
  });

  it("is stored as a digest only, and what was sent is not kept", async () => {
    await anAskedOrder(city);
    const token = await newest();
    const { rows } = await city.world.pool.query<{ name: string }>(
      "select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' and table_name <> 'sms_outbox'",
    );
    for (const { name } of rows) {
      const dump =
        (await city.world.pool.query<{ all: string | null }>(`select string_agg(t::text, chr(10)) as all from "${name}" t`)).rows[0]?.all ??
        "";
      for (const form of [token, Buffer.from(token, "base64url").toString("hex")]) expect(dump.includes(form), name).toBe(false);
    }
    expect(await city.count("select count(*) from delivery where state = 'sent' and tail_sealed is not null")).toBe(0);
    const deliveries = await send(city, "GET", "/notices?limit=100", { as: "szyl01" });
    expect(deliveries.text).not.toContain("/evaluate/");
  });

  it("ends with its round: an evaluation by telephone, and the next round has a link of its own", async () => {
    const { orderId } = await anAskedOrder(city);
    const first = await newest();
    await callBack(city, orderId, { satisfaction: "dissatisfied", comment: "还有一盏不亮" });
    expect(await open(first)).toMatchObject({ state: "ended", reply: null });
    expect(await problemOf(judge(first))).toMatchObject({ code: "evaluation.linkEnded" });
    await answerAgain(city, orderId);
    const second = await newest();
    expect(second).not.toBe(first);
    expect(await judge(second)).toMatchObject({ state: "used" });
    const { firstSatisfaction, finalSatisfaction } = await (await city.as("huifang01"))(callback.listWorkOrderCallbacks, {
      params: { id: orderId },
    });
    expect([firstSatisfaction, finalSatisfaction]).toEqual(["dissatisfied", "satisfied"]);
  });

  it("expires after thirty days; the receipt still works", async () => {
    const { receipt } = await anAskedOrder(city);
    const token = await newest();
    city.clock.advance(days(30) - 60_000);
    expect(await open(token)).toMatchObject({ state: "open" });
    city.clock.advance(60_000);
    expect(await open(token)).toMatchObject({ state: "expired", reply: null });
    expect(await problemOf(judge(token))).toMatchObject({ code: "evaluation.linkExpired" });
    const key = { number: receipt.number, queryCode: receipt.queryCode };
    const progress = await city.citizen(callback.evaluateByRequester, { body: { ...key, ...satisfied } });
    expect(progress.evaluation.done).toMatchObject({ satisfaction: "满意" });
  });

  it("of somebody dissatisfied asks why, takes the reasons, and sends the order back to its agency", async () => {
    const { orderId } = await anAskedOrder(city);
    const token = await newest();
    const unhappy = { satisfaction: "dissatisfied", solved: "unsolved", reasons: ["slow", "unsolved", "slow"] };
    expect(await problemOf(judge(token, unhappy))).toMatchObject({ status: 400, fields: [{ field: "comment" }] });
    expect(await problemOf(judge(token, { isContacted: null }))).toMatchObject({ status: 400, fields: [{ field: "isContacted" }] });
    expect(await judge(token, { ...unhappy, comment: "拖了一周才来" })).toMatchObject({ state: "used" });
    const reader = await city.as("duban01");
    expect((await reader(workOrder.readWorkOrder, { params: { id: orderId } })).state).toBe("dispatched");
    const { items } = await reader(dissatisfied.listDissatisfiedCases, { query: {} });
    expect(items.find((item) => item.workOrderId === orderId)).toMatchObject({
      reasons: ["slow", "unsolved"],
      comment: "拖了一周才来",
      rounds: 1,
      can: { clear: { allowed: false, code: "dissatisfied.beingReworked" } },
    });
  });

  it("that nobody made is refused, and trying is counted by address while others go on", async () => {
    const wrong = (n: number) => `${String(n).padStart(4, "0")}AAAAAAAAAAAAAAAAAA`;
    const ask = (n: number, from = "10.9.0.1") => send(city, "POST", "/public/invitations", { body: { token: wrong(n) }, from });
    expect(problemIn(await ask(0), 404).code).toBe("evaluation.unknownLink");
    problemIn(await send(city, "POST", "/public/invitations", { body: { token: "short" } }), 400);
    const statuses = [];
    for (let n = 1; n <= 20; n += 1) statuses.push((await ask(n)).status);
    expect(statuses).toEqual([...Array(19).fill(404), 429]);
    expect((await ask(21, "10.9.0.2")).status).toBe(404);
    await anAskedOrder(city);
    const token = await newest();
    expect((await send(city, "POST", "/public/invitations", { body: { token }, from: "10.9.0.1" })).status).toBe(200);
  });

  it("is not sent where no reply is wanted", async () => {
    const before = (await tokensSent(city)).length;
    const { orderId } = await anAskedOrder(city, { noReplyWanted: true });
    expect(await tokensSent(city)).toHaveLength(before);
    const reader = await city.as("huifang01");
    expect((await reader(callback.listWorkOrderCallbacks, { params: { id: orderId } })).items[0]?.state).toBe("waived");
  });
});

describe("在线解答抽样回访", () => {
  const answerOnline = async (more: Parameters<typeof register>[1] = {}) => {
    const operator = await city.as("zuoxi01");
    const receipt = await register(operator, { kind: "inquiry", title: "社保卡怎么补办", ...more });
    await operator(demand.answerDemand, {
      params: { id: receipt.id },
      body: { answer: "请带身份证到就近的社保服务窗口补办。", articleIds: [] },
    });
    await city.drain();
    return receipt;
  };
  const asksOf = async (id: string, as = "huifang01") =>
    (await (await city.as(as))(callback.listDemandCallbacks, { params: { id } })).items;

  it("takes none at 0 per cent, all who can be reached and want it at 100, and each once", async () => {
    await setSetting(city, "callback.onlineSamplePercent", 0);
    expect(await asksOf((await answerOnline()).id)).toEqual([]);
    await setSetting(city, "callback.onlineSamplePercent", 100);
    const asked = await asksOf((await answerOnline()).id);
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatchObject({ subject: "onlineAnswer", workOrderId: null, state: "pooled", light: "green" });
    expect(await asksOf((await answerOnline({ noReplyWanted: true })).id)).toEqual([]);
  });

  it("is done by officers who did not answer, counted apart, and a dissatisfied one stays on the list until the centre clears it", async () => {
    const before = await figuresOfToday(city);
    const receipt = await answerOnline();
    const [asked] = await asksOf(receipt.id);
    const officer = await city.as("huifang01");
    await officer(callback.claimCallback, { params: { id: asked?.id ?? "" } });
    const done = await officer(callback.evaluateCallback, {
      params: { id: asked?.id ?? "" },
      body: { solved: "unsolved", satisfaction: "dissatisfied", comment: "窗口说办不了" },
    });
    expect(done).toMatchObject({ state: "evaluated", evaluation: { isContacted: null, satisfaction: "dissatisfied" } });
    const after = await figuresOfToday(city);
    expect(after.evaluationCount).toBe(before.evaluationCount);
    expect(after.onlineSatisfactionRate).toBe(0);
    const supervisor = await city.as("duban01");
    const [found] = (await supervisor(dissatisfied.listDissatisfiedCases, { query: { limit: 100 } })).items.filter(
      (item) => item.demandId === receipt.id,
    );
    expect(found).toMatchObject({ subject: "onlineAnswer", agencyName: null, can: { clear: { allowed: true } } });
    const cleared = await supervisor(dissatisfied.clearDissatisfiedCase, {
      params: { id: found?.id ?? "" },
      body: { clearance: "concluded", reason: "已电话说明办理途径，诉求人理解" },
    });
    expect(cleared).toMatchObject({ clearance: "concluded", clearedBy: expect.any(String) });
    expect(await city.count("select count(*) from event where type = 'dissatisfied_case.cleared' and subject_id = $1", [found?.id])).toBe(
      1,
    );
  });

  it("opens its records, which are demands", async () => {
    const leader = await city.as("zhuren01");
    const today = dateOf(city.clock.now());
    const query = { from: today, to: today };
    const figure = (await leader(statistics.readFigures, { query })).figures.find(({ code }) => code === "onlineSatisfactionRate");
    expect(figure).toMatchObject({ opens: "demands", numerator: 0, denominator: 1 });
    const rest = await leader(statistics.openDemandRecords, { query: { ...query, indicator: "onlineSatisfactionRate", part: "rest" } });
    expect(rest).toMatchObject({ total: 1, items: [{ title: "社保卡怎么补办" }] });
    const sliced = leader(statistics.openDemandRecords, {
      query: { ...query, indicator: "onlineSatisfactionRate", dimension: "kind", key: "inquiry" },
    });
    expect(await problemOf(sliced)).toMatchObject({ status: 400, fields: [{ field: "dimension" }] });
  });

  it("may be answered on line with the receipt", async () => {
    const receipt = await answerOnline();
    const key = { number: receipt.number, queryCode: receipt.queryCode };
    expect((await city.citizen(callback.readProgress, { body: key })).evaluation.isAsked).toBe(true);
    const done = await city.citizen(callback.evaluateByRequester, { body: { ...key, solved: "solved", satisfaction: "satisfied" } });
    expect(done.evaluation.done).toMatchObject({ satisfaction: "满意" });
  });
});

it("books balance after all of it", async () => expect(await brokenIdentities(city)).toEqual([]));
