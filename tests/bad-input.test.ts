import type { Receipt } from "@yihao/contract/demand";
import { type City, openCity } from "@yihao/testkit/city";
import { fieldsIn, problemIn, send } from "@yihao/testkit/wire";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";

let city: City;
beforeAll(async () => {
  city = await openCity(inject("database"));
});
afterAll(() => city.close());

let made = 0;
const aDraft = (more: object = {}) => {
  made += 1;
  return {
    requestKey: `bad-input-${made}`,
    kind: "complaint",
    title: "路灯不亮",
    content: "北门的路灯坏了",
    callerNumber: "13900000001",
    ...more,
  };
};
const register = (more: object) => send(city, "POST", "/demands", { as: "zuoxi01", body: aDraft(more) });
const report = (more: object) => {
  made += 1;
  const body = { requestKey: `bad-public-${made}`, content: "北门的路灯坏了，请修", contactPhone: "13900000001", ...more };
  return send(city, "POST", "/public/demands", { body, from: `10.0.${made >> 8}.${made & 255}` });
};
const stored = async (answer: { body: unknown }) => {
  const { id } = answer.body as Receipt;
  const rows = await city.world.pool.query<Record<string, string>>("select * from demand where id = $1", [id]);
  return rows.rows[0] ?? {};
};
const rowsNow = () => city.count("select count(*) from demand");

describe("a field that is wrong is named with a Chinese sentence, and nothing is stored", () => {
  const wrong: [what: string, field: string, draft: object][] = [
    ["no title", "title", { title: undefined }],
    ["an empty title", "title", { title: "  \n " }],
    ["a title that is a number", "title", { title: 5 }],
    ["a title of 101 characters", "title", { title: "字".repeat(101) }],
    ["a content of 10,000 characters", "content", { content: "字".repeat(10_000) }],
    ["a content that is a list", "content", { content: ["路灯"] }],
    ["NUL in the content", "content", { content: "路灯\u0000坏了" }],
    ["a lone surrogate", "content", { content: "路灯\ud83d坏了" }],
    ["text turned round by an override", "content", { content: "路灯\u202e了坏" }],
    ["an isolate", "title", { title: "\u2066路灯\u2069 不亮" }],
    ["a hidden space", "requesterName", { requesterName: "王\u200b建华" }],
    ["an escape sequence", "address", { address: "濠东路\u001b[31m" }],
    ["an unknown kind", "kind", { kind: "spam" }],
    ["no kind", "kind", { kind: undefined }],
    ["an unknown channel", "channel", { channel: "fax" }],
    ["an unknown category", "categoryCode", { categoryCode: "999999" }],
    ["a category that is no leaf", "categoryCode", { categoryCode: "040000" }],
    ["a category with a quote", "categoryCode", { categoryCode: "04'; drop table demand" }],
    ["an unknown region", "regionCode", { regionCode: "110000" }],
    ["half a phone number", "callerNumber", { callerNumber: "1390000" }],
    ["a phone number with a letter", "callerNumber", { callerNumber: "1390000000a" }],
    ["a phone number that is a number", "contactPhone", { contactPhone: 13900000001 }],
    ["no way to reply", "contactPhone", { callerNumber: undefined }],
    ["half an address of mail", "email", { email: "wang@" }],
    ["a time to come", "occurredAt", { occurredAt: "2027-01-01T00:00:00+08:00" }],
    ["a time long past", "occurredAt", { occurredAt: "1949-10-01T00:00:00+08:00" }],
    ["a time of the year zero", "occurredAt", { occurredAt: "0000-01-01T00:00:00Z" }],
    ["a time without zone", "occurredAt", { occurredAt: "2026-11-16T08:00:00" }],
    ["a day that is not", "occurredAt", { occurredAt: "2026-02-30T08:00:00+08:00" }],
    ["a longitude elsewhere", "longitude", { longitude: 250, latitude: 32 }],
    ["a longitude in words", "longitude", { longitude: "120.9", latitude: 32 }],
    ["a flag in words", "isAnonymous", { isAnonymous: "yes" }],
    ["a request key with a space", "requestKey", { requestKey: "a b c d e" }],
    ["no request key", "requestKey", { requestKey: undefined }],
    ["an attachment that is none", "attachmentIds.0", { attachmentIds: ["../../etc/passwd"] }],
    ["attachments that are no list", "attachmentIds", { attachmentIds: "all" }],
    [
      "ten attachments",
      "attachmentIds",
      { attachmentIds: Array.from({ length: 10 }, (_, n) => `01990000-0000-7000-8000-00000000000${n}`) },
    ],
  ];
  it.each(wrong)("%s", async (_, field, draft) => {
    const before = await rowsNow();
    expect(fieldsIn(await register(draft))).toContain(field);
    expect(await rowsNow()).toBe(before);
  });

  const wrongOnLine: [what: string, field: string, draft: object][] = [
    ["a content too short", "content", { content: "灯坏" }],
    ["10,000 characters", "content", { content: "字".repeat(10_000) }],
    ["NUL", "content", { content: "北门的路灯\u0000坏了" }],
    ["an override", "address", { address: "\u202e路东濠" }],
    ["half a phone number", "contactPhone", { contactPhone: "0513-855" }],
    ["a channel for staff", "channel", { channel: "superior" }],
    ["a line for staff", "line", { line: "talent" }],
    ["an unknown region", "regionCode", { regionCode: "990000" }],
    ["nobody to reply to", "contactPhone", { contactPhone: undefined }],
  ];
  it.each(wrongOnLine)("a citizen's report: %s", async (_, field, draft) => {
    const before = await rowsNow();
    expect(fieldsIn(await report(draft))).toContain(field);
    expect(await rowsNow()).toBe(before);
  });
});

describe("what people really write is taken", () => {
  const phones = ["１３９００００００１１", "+86 139 0000 0011", "+86-139-0000-0011", "8613900000011", " 139-0000-0011 ", "(139) 00000011"];
  it.each(phones)("a phone number as %s is the same number", async (contactPhone) => {
    const row = await stored(await register({ contactPhone }));
    const sealed = row.contact_phone_sealed as unknown as Buffer;
    expect(city.world.crypto.open(sealed)).toBe("13900000011");
  });

  it("a land line with area code, and blanks as nothing", async () => {
    const row = await stored(
      await register({ callerNumber: " ０５１３－８５５５０００１ ", contactPhone: "  ", email: " ", requesterName: "  " }),
    );
    expect(city.world.crypto.open(row.caller_number_sealed as unknown as Buffer)).toBe("0513-85550001");
    expect(row).toMatchObject({ contact_phone_sealed: null, email_sealed: null, requester_name_sealed: null });
  });

  it("an address of mail with blanks around it", async () => {
    const row = await stored(await register({ email: " wang@example.com " }));
    expect(city.world.crypto.open(row.email_sealed as unknown as Buffer)).toBe("wang@example.com");
  });

  it("emoji count as one character each, families stay together", async () => {
    const content = `${"😀".repeat(4998)}👨‍👩‍👧`.slice(0, 4998 * 2);
    expect((await stored(await register({ content }))).content).toBe(content);
    expect((await stored(await register({ content: "一家人👨‍👩‍👧来反映" }))).content).toBe("一家人👨‍👩‍👧来反映");
    expect(fieldsIn(await register({ content: "😀".repeat(5001) }))).toEqual(["content"]);
  });

  it("line ends of any system become one, blanks at the ends go", async () => {
    expect((await stored(await register({ content: "  第一行\r\n第二行\r第三行\n " }))).content).toBe("第一行\n第二行\n第三行");
  });

  const markup = '<script>alert(1)</script>\' or 1=1; drop table demand; -- "$x" {{y}} \\';
  it("markup and SQL are words like others: stored as they are, given back as text", async () => {
    const answer = await register({ title: markup, content: markup, requesterName: "<b>王</b>", address: markup });
    expect((await stored(answer)).content).toBe(markup);
    const { id } = answer.body as Receipt;
    const shown = await send(city, "GET", `/demands/${id}`, { as: "zuoxi01" });
    expect(shown.body).toMatchObject({ title: markup, content: markup, address: markup });
    expect(shown.headers["content-type"]).toMatch(/^application\/json/);
    expect(shown.headers["x-content-type-options"]).toBe("nosniff");
    expect(await rowsNow()).toBeGreaterThan(0);
  });

  it("__proto__ and constructor are no fields", async () => {
    const body = JSON.stringify(aDraft()).replace(
      /}$/,
      ',"__proto__":{"kind":"praise","isAdmin":true},"constructor":{"prototype":{"polluted":1}}}',
    );
    const row = await stored(await send(city, "POST", "/demands", { as: "zuoxi01", body }));
    expect(row.kind).toBe("complaint");
    expect(({} as Record<string, unknown>).polluted ?? ({} as Record<string, unknown>).isAdmin).toBeUndefined();
  });

  it("a field that does not exist is not stored", async () => {
    const row = await stored(
      await register({ state: "closed", number: "1", registered_by: "x", queryCode: "AAAAAA", platformCode: "320681" }),
    );
    expect(row).toMatchObject({ state: "registered", platform_code: "320600" });
  });
});

describe("a body that cannot be read", () => {
  const sent = (body: string | Buffer, type = "application/json") => send(city, "POST", "/demands", { as: "zuoxi01", body, type });

  it("in GB18030", async () => {
    // "路灯" in GB18030.
    const body = Buffer.concat([Buffer.from('{"title":"'), Buffer.from([0xc2, 0xb7, 0xb5, 0xc6]), Buffer.from('"}')]);
    expect(problemIn(await sent(body), 400).title).toBe("内容不是 UTF-8 编码");
    expect(problemIn(await sent(body, "application/json; charset=gb18030"), 400).title).toBe("内容不是 UTF-8 编码");
  });

  it.each(['{"title":', "路灯", "{'title':'x'}", '{"title":"x",}', "[".repeat(100_000)])("is not JSON: %.20s", async (body) => {
    expect(problemIn(await sent(body), 400).title).toBe("内容不是正确的 JSON");
  });

  it.each(["[]", "null", '"text"', "5", ""])("is no object: %s", async (body) => void problemIn(await sent(body), 400));

  it("is larger than 8 MB", async () => void problemIn(await sent(`{"title":"${"a".repeat(8 * 1024 * 1024)}"}`), 413));

  it.each(["text/plain", "application/xml", "application/x-www-form-urlencoded", "image/png"])("comes as %s", async (type) => {
    problemIn(await sent("title=x", type), 415);
  });

  it("goes to an address that is none", async () => {
    for (const path of ["/nothing", "/demands/a/b/c", "/../etc/passwd"]) problemIn(await send(city, "GET", path, { as: "zuoxi01" }), 404);
    problemIn(await send(city, "DELETE", "/demands", { as: "zuoxi01" }), 404);
    problemIn(await send(city, "GET", "/demands/%E0%A4%A", { as: "zuoxi01" }), 400);
    expect(fieldsIn(await send(city, "GET", "/demands/1%27%20or%201=1", { as: "zuoxi01" }))).toEqual(["id"]);
  });

  it("a stranger learns nothing about shapes", async () => {
    expect(problemIn(await send(city, "POST", "/demands", { body: {} }), 401).fields).toBeUndefined();
  });

  it("a wrong name at the door is a wrong name, whatever it is made of", async () => {
    for (const username of ["' or 1=1 --", "a\u0000b", "😀", "\ud83d", "x".repeat(64)]) {
      const answer = await send(city, "POST", "/session", { body: { username, password: "a\u0000b" }, from: "10.9.0.1" });
      expect([400, 401]).toContain(answer.status);
      problemIn(answer, answer.status);
    }
    expect(fieldsIn(await send(city, "POST", "/session", { body: { username: "x".repeat(65), password: "" } }))).toEqual([
      "username",
      "password",
    ]);
  });
});
