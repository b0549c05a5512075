import type { Receipt } from "@yihao/contract/demand";
import { anOrder, dispatchTo, leadAssignment, pass, reply } from "@yihao/testkit/builders";
import { type City, openCity } from "@yihao/testkit/city";
import { fieldsIn, problemIn, send, upload } from "@yihao/testkit/wire";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";

let city: City;
beforeAll(async () => {
  city = await openCity(inject("database"));
});
afterAll(() => city.close());

const longText = "字".repeat(10_000);
const nobody = "01990000-0000-7000-8000-000000000000";
type Case = [what: string, field: string, body: object];

describe("acts on an order", () => {
  it("dispatch names the field", async () => {
    const { orderId } = await anOrder(city);
    const szyl = await city.agencyId("szyl");
    const cases: Case[] = [
      ["no lead", "leadAgencyId", {}],
      ["a lead that is none", "leadAgencyId", { leadAgencyId: "szyl" }],
      ["an unknown lead", "leadAgencyId", { leadAgencyId: nobody }],
      ["an unknown supporting agency", "supportingAgencyIds", { leadAgencyId: szyl, supportingAgencyIds: [nobody] }],
      ["the lead twice", "supportingAgencyIds", { leadAgencyId: szyl, supportingAgencyIds: [szyl] }],
      ["nine supporting agencies", "supportingAgencyIds", { leadAgencyId: szyl, supportingAgencyIds: Array(9).fill(nobody) }],
      ["10,000 characters", "opinion", { leadAgencyId: szyl, opinion: longText }],
      ["an override", "opinion", { leadAgencyId: szyl, opinion: "\u202e见意" }],
    ];
    for (const [what, field, body] of cases) {
      const answer = await send(city, "POST", `/work-orders/${orderId}/dispatches`, { as: "paidan01", body });
      expect(fieldsIn(answer).join(), what).toMatch(field);
    }
    expect(await city.count("select count(*) from dispatch")).toBe(0);
    problemIn(await send(city, "POST", `/work-orders/${nobody}/dispatches`, { as: "paidan01", body: { leadAgencyId: szyl } }), 404);
  });

  it("reply, review and evaluation name the field, and nothing moves", async () => {
    const { orderId, receipt } = await anOrder(city);
    city.clock.advance(3_600_000);
    await dispatchTo(city, orderId, "szyl");
    const { id } = await leadAssignment(city, orderId, "szyl01");
    problemIn(await send(city, "POST", `/assignments/${id}/acknowledgements`, { as: "szyl01", body: "x", type: "text/plain" }), 415);
    expect((await send(city, "POST", `/assignments/${id}/acknowledgements`, { as: "szyl01" })).status).toBe(201);
    const whole = { internalAccount: "已修复", publicReply: "您好，已经修复。", isResolved: true };
    const replies: Case[] = [
      ["nothing", "publicReply", {}],
      ["10,000 characters", "internalAccount", { ...whole, internalAccount: longText }],
      ["NUL", "publicReply", { ...whole, publicReply: "您好，\u0000已经修复。" }],
      ["a word for a flag", "isResolved", { ...whole, isResolved: "是" }],
      ["a time to come", "contactedAt", { ...whole, contactedAt: "2027-01-01T00:00:00+08:00" }],
      ["a time before the order", "contactedAt", { ...whole, contactedAt: "2020-01-01T00:00:00+08:00" }],
      ["the year zero", "contactedAt", { ...whole, contactedAt: "0000-01-01T00:00:00Z" }],
      ["no time", "contactedAt", { ...whole, contactedAt: "昨天" }],
      ["a paper that is none", "attachmentIds", { ...whole, attachmentIds: ["1"] }],
    ];
    for (const [what, field, body] of replies)
      expect(fieldsIn(await send(city, "POST", `/assignments/${id}/replies`, { as: "szyl01", body })).join(), what).toMatch(field);
    expect(await city.count("select count(*) from reply")).toBe(0);

    await reply(city, orderId, "szyl01");
    const reviews: Case[] = [
      ["no verdict", "verdict", {}],
      ["an unknown verdict", "verdict", { verdict: "maybe" }],
      ["sent back without a word", "opinion", { verdict: "sentBack", opinion: "   " }],
      ["10,000 characters", "opinion", { verdict: "passed", opinion: longText }],
    ];
    for (const [what, field, body] of reviews)
      expect(fieldsIn(await send(city, "POST", `/work-orders/${orderId}/reviews`, { as: "shenhe01", body })), what).toContain(field);
    expect(await city.count("select count(*) from review")).toBe(0);

    await pass(city, orderId);
    const key = { number: receipt.number, queryCode: receipt.queryCode };
    const answers = { isContacted: true, solved: "solved", satisfaction: "satisfied" };
    const evaluations: Case[] = [
      ["no receipt", "number", answers],
      ["a short number", "number", { ...key, ...answers, number: "2026" }],
      ["a code with signs", "queryCode", { ...key, ...answers, queryCode: "'--%_1" }],
      ["unknown satisfaction", "satisfaction", { ...key, ...answers, satisfaction: "5" }],
      ["dissatisfied without a word", "comment", { ...key, ...answers, satisfaction: "dissatisfied" }],
      ["10,000 characters", "comment", { ...key, ...answers, comment: longText }],
      ["a flag as a number", "isContacted", { ...key, ...answers, isContacted: 1 }],
    ];
    for (const [what, field, body] of evaluations)
      expect(fieldsIn(await send(city, "POST", "/public/evaluations", { body })), what).toContain(field);
    expect(await city.count("select count(*) from evaluation")).toBe(0);
  });

  it("progress takes the receipt as people type it, and nothing else", async () => {
    const { receipt } = await anOrder(city);
    const wide = (text: string) => text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
    for (const body of [
      { number: ` ${receipt.number} `, queryCode: receipt.queryCode.toLowerCase() },
      { number: wide(receipt.number), queryCode: wide(receipt.queryCode) },
    ])
      expect((await send(city, "POST", "/public/progress", { body })).status).toBe(200);
    for (const body of [{}, { number: 20261116000001, queryCode: {} }, { number: receipt.number, queryCode: "%" }])
      expect(fieldsIn(await send(city, "POST", "/public/progress", { body })).length).toBeGreaterThan(0);
  });
});

describe("lists", () => {
  const cursor = (...parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString("base64url");
  const lists: [path: string, as: string][] = [
    ["/demands", "zuoxi01"],
    ["/work-orders", "zuoxi01"],
    ["/assignments", "szyl01"],
    ["/returns", "paidan01"],
    ["/callbacks", "huifang01"],
    ["/notices", "szyl01"],
    ["/articles", "zuoxi01"],
    ["/public/articles", "zuoxi01"],
    ["/accounts", "admin"],
    ["/audit-entries", "admin"],
    ["/statistics/records/demands?from=2026-11-01&to=2026-11-30", "zhuren01"],
  ];
  it.each(lists)("%s never fails over a forged place or count", async (path, as) => {
    const ask = (query: string) => send(city, "GET", `${path}${path.includes("?") ? "&" : "?"}${query}`, { as });
    const places = [
      "x",
      "%00",
      "a".repeat(401),
      cursor("2026", nobody),
      cursor("12", nobody),
      cursor("12:00", nobody),
      cursor("a\u0000", nobody),
      cursor("'; --", nobody),
    ];
    places.push(
      cursor("2026-11-16T01:00:00.000Z", "x"),
      cursor("2026-13-40T99:00:00Z", nobody),
      cursor(1, 2),
      cursor("+275760-09-13T00:00:00.000Z", nobody),
      "WzEsMl0",
    );
    for (const place of places) {
      const answer = await ask(`after=${place}`);
      expect([200, 400], `${path} ${place}: ${answer.text.slice(0, 200)}`).toContain(answer.status);
      if (answer.status === 400) expect(fieldsIn(answer)).toEqual(["after"]);
    }
    for (const limit of ["0", "-1", "101", "1.5", "x", "1e9", "NaN", "", "5&limit=6"]) {
      const answer = await ask(`limit=${limit}`);
      expect(fieldsIn(answer), limit).toEqual(["limit"]);
    }
  });

  it.each(["/demands", "/work-orders"])("%s names a wrong filter", async (path) => {
    const cases: [query: string, field: string][] = [
      ["from=2026-12-01&to=2026-11-01", "to"],
      ["from=2026-02-30", "from"],
      ["to=9999-12-31", "to"],
      ["from=0000-01-01", "from"],
      ["from=%27", "from"],
      ["state=open", "state"],
      ["kind=complaint&kind=praise", "kind"],
      ["categoryCode=%27;--", "categoryCode"],
      [`words=${encodeURIComponent("字".repeat(101))}`, "words"],
      ["words=%00", "words"],
    ];
    for (const [query, field] of cases)
      expect(fieldsIn(await send(city, "GET", `${path}?${query}`, { as: "zuoxi01" })), query).toEqual([field]);
  });

  it("an unknown agency is nobody's list", async () => {
    expect((await send(city, "GET", `/work-orders?agencyId=${nobody}`, { as: "zuoxi01" })).body).toMatchObject({ items: [] });
    expect((await send(city, "GET", `/assignments?agencyId=${nobody}`, { as: "szyl01" })).body).toMatchObject({ items: [] });
  });

  const signs = [
    "&",
    "|",
    "!",
    "'",
    ":",
    "*",
    "(",
    ")",
    "\\",
    "<->",
    "a:*",
    "!路灯",
    "路灯 & | !",
    "'路灯",
    "路灯')",
    '"',
    "%",
    "_",
    "--",
    "/*",
    "😀",
    "．",
    "\u3000",
  ];
  it.each(["/demands", "/work-orders", "/articles", "/public/articles"])("%s takes any word", async (path) => {
    for (const words of [...signs, signs.join(""), signs.join(" "), "路".repeat(100)]) {
      const answer = await send(city, "GET", `${path}?words=${encodeURIComponent(words)}`, { as: "zuoxi01" });
      expect(answer.status, `${words}: ${answer.text.slice(0, 200)}`).toBe(200);
    }
  });

  it("similar demands are looked for in any text", async () => {
    for (const content of [...signs, "", " ", "字".repeat(5000)])
      expect((await send(city, "POST", "/similar-demands", { as: "zuoxi01", body: { content } })).status, content.slice(0, 20)).toBe(200);
    expect(fieldsIn(await send(city, "POST", "/similar-demands", { as: "zuoxi01", body: { content: longText } }))).toEqual(["content"]);
  });
});

describe("one request key", () => {
  const report = (more: object = {}) => ({
    requestKey: "same-key-0001",
    content: "北门的路灯坏了，请修",
    contactPhone: "13900000001",
    ...more,
  });
  const post = (body: object, from = "10.4.0.1") => send(city, "POST", "/public/demands", { body, from });

  it("gives the same receipt again, and a conflict for another report", async () => {
    const first = await post(report());
    const again = await post(report());
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body).toEqual(first.body);
    const others = [
      { content: "南门的井盖没了，请补" },
      { contactPhone: "13900000002" },
      { requesterName: "王建华" },
      { email: "a@example.com" },
    ];
    for (const other of others) expect(problemIn(await post(report(other)), 409).code).toBe("demand.keyReused");
  });

  it("still gives it after an operator has added to the words", async () => {
    const first = (await post(report({ requestKey: "same-key-0002" }))).body as Receipt;
    await send(city, "PATCH", `/demands/${first.id}`, { as: "zuoxi01", body: { title: "路灯", supplement: "在北门左边" } });
    expect((await post(report({ requestKey: "same-key-0002" }))).body).toEqual(first);
  });

  it("sent fifty times at once makes one row, one event, one line of audit and one receipt", async () => {
    const photo = await upload(city, "路灯.png");
    const body = report({ requestKey: "same-key-0003", attachmentIds: [photo] });
    const answers = await Promise.all(Array.from({ length: 50 }, () => post(body, "10.4.0.2")));
    expect(new Set(answers.map((each) => each.status))).toEqual(new Set([201]));
    const receipts = new Set(answers.map((each) => each.text));
    expect(receipts.size).toBe(1);
    const { id } = JSON.parse([...receipts][0] ?? "{}") as Receipt;
    expect(await city.count("select count(*) from demand where request_key = 'same-key-0003'")).toBe(1);
    expect(await city.count("select count(*) from event where demand_id = $1", [id])).toBe(1);
    expect(await city.count("select count(*) from audit_entry where subject_id = $1", [id])).toBe(1);
  });
});
