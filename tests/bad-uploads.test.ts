import { type City, openCity } from "@yihao/testkit/city";
import { aPng, fieldsIn, multipart, problemIn, send, upload } from "@yihao/testkit/wire";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";

let city: City;
beforeAll(async () => {
  city = await openCity(inject("database"));
});
afterAll(() => city.close());

const nobody = "01990000-0000-7000-8000-000000000000";

describe("uploads", () => {
  const sent = (part: Parameters<typeof multipart>[0], from = "10.3.0.1") =>
    send(city, "POST", "/attachments", { ...multipart(part), from });
  const left = () => city.count("select count(*) from attachment");

  it.each([
    ["a page called a picture", "a.png", Buffer.from("<html><script>alert(1)</script></html>"), 415],
    ["a drawing with a script", "a.svg", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), 415],
    ["a program called a picture", "a.jpg", Buffer.concat([Buffer.from("MZ"), Buffer.alloc(200)]), 415],
    ["an archive", "a.docx", Buffer.from("UEsFBgAAAAAAAAAAAAAAAAAAAAAAAA==", "base64"), 415],
    ["nothing", "a.png", Buffer.alloc(0), 409],
    ["more than 20 MB", "a.png", Buffer.concat([aPng, Buffer.alloc(20 * 1024 * 1024)]), 413],
  ] as const)("%s is refused and leaves nothing", async (_, name, content, status) => {
    const before = await left();
    problemIn(await sent({ name, content }), status);
    expect(await left()).toBe(before);
  });

  it("a form without a file, cut short, or of another kind is a 400", async () => {
    expect(fieldsIn(await send(city, "POST", "/attachments", { body: {} }))).toEqual(["file"]);
    const whole = multipart({ content: aPng });
    for (const body of [whole.body.subarray(0, 200), whole.body.subarray(0, 60), Buffer.from("no form")])
      problemIn(await send(city, "POST", "/attachments", { body, type: whole.type }), 400);
    problemIn(await send(city, "POST", "/attachments", { body: whole.body, type: "multipart/form-data" }), 400);
  });

  it.each([
    ["../../etc/passwd.png", "passwd.png"],
    ["C:\\Users\\wang\\照片.png", "照片.png"],
    ["a\u0000b\u202egnp.exe.png", "abgnp.exe.png"],
    ["程序.exe", "程序.exe.png"],
    ["图.html", "图.html.png"],
    ["<img src=x>.png", "img src=x.png"],
    [`${"长".repeat(300)}.png`, `${"长".repeat(80)}.png`],
    ["   ", "附件.png"],
  ])("the name %s becomes %s", async (name, expected) => {
    const { body } = await sent({ name, content: aPng }, "10.3.0.2");
    expect((body as { name: string }).name).toBe(expected);
  });

  it("is taken once: the second report that names it is refused whole", async () => {
    const id = await upload(city, "路灯.png");
    const report = (key: string) => ({
      requestKey: key,
      content: "北门的路灯坏了，请修",
      contactPhone: "13900000001",
      attachmentIds: [id],
    });
    expect((await send(city, "POST", "/public/demands", { body: report("upload-first") })).status).toBe(201);
    const before = await city.count("select count(*) from demand");
    expect(problemIn(await send(city, "POST", "/public/demands", { body: report("upload-second") }), 409).code).toBe("file.unknown");
    problemIn(await send(city, "POST", "/public/demands", { body: { ...report("upload-third"), attachmentIds: [nobody] } }), 409);
    expect(await city.count("select count(*) from demand")).toBe(before);
  });

  it("that belongs to nothing is shown to nobody", async () => {
    const id = await upload(city, "路灯.png");
    problemIn(await send(city, "GET", `/attachments/${id}`, { as: "zuoxi01" }), 404);
    problemIn(await send(city, "GET", `/attachments/${id}`), 401);
    expect(fieldsIn(await send(city, "GET", "/attachments/..%2F..%2Fkeys.json", { as: "zuoxi01" }))).toEqual(["id"]);
  });
});
