import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startSmtp } from "./loopback.fixture.ts";
import { smtpMail } from "./mail.ts";
import type { MailGateway } from "./ports.ts";

const mail = { subject: "您的诉求已转交办理", text: "您好，您的诉求已转交办理。", deliveryId: "019ab000-0000-7000-8000-000000000002" };
const settings = { mailFrom: "南通 12345 <no-reply@12345.example>", origin: "https://12345.example" };

let smtp: Awaited<ReturnType<typeof startSmtp>>;
beforeAll(async () => {
  smtp = await startSmtp();
});
afterAll(() => smtp.close());

function gatewayAt(port: number): MailGateway {
  const gateway = smtpMail({ ...settings, smtpUrl: `smtp://127.0.0.1:${port}` });
  if (gateway === null) throw new Error("no gateway");
  return gateway;
}

// Headers end at the first empty line; the text is sent as base64 or quoted-printable.
function textOf(content: string): string {
  const [head = "", ...rest] = content.split("\r\n\r\n");
  const body = rest.join("\r\n\r\n");
  if (/base64/i.test(head)) return Buffer.from(body, "base64").toString("utf8");
  const bytes = body.replace(/=\r\n/g, "").replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8");
}

describe("mail over SMTP", () => {
  test("arrives with its words, the public address and the delivery id", async () => {
    await gatewayAt(smtp.port).send({ ...mail, to: "citizen@mail.example" });
    const message = smtp.messages.at(-1);
    expect(message?.from).toBe("no-reply@12345.example");
    expect(message?.to).toEqual(["citizen@mail.example"]);
    expect(message?.content).toContain(`Message-ID: <${mail.deliveryId}@12345.example>`);
    expect(message?.content).toMatch(/Auto-Submitted: auto-generated/i);
    expect(textOf(message?.content ?? "")).toContain("您好，您的诉求已转交办理。");
    expect(textOf(message?.content ?? "")).toContain("https://12345.example");
  });

  test("an address the server refuses is final, and the sentence does not repeat it", async () => {
    const refused = gatewayAt(smtp.port).send({ ...mail, to: "gone@mail.example" });
    await expect(refused).rejects.toMatchObject({ message: "收件地址被退回（550）", isFinal: true });
  });

  test("an address is one address", async () => {
    const count = smtp.messages.length;
    await gatewayAt(smtp.port)
      .send({ ...mail, to: "one@mail.example, two@mail.example" })
      .catch(() => undefined);
    const to = smtp.messages.slice(count).flatMap((message) => message.to);
    expect(to.length).toBeLessThanOrEqual(1);
  });

  test("a server that is not there is named and tried again", async () => {
    const gone = await startSmtp();
    await gone.close();
    await expect(gatewayAt(gone.port).send({ ...mail, to: "citizen@mail.example" })).rejects.toMatchObject({
      message: "无法连接邮件服务器（ESOCKET）",
      isFinal: false,
    });
  });

  test("without a server there is no gateway", () => {
    expect(smtpMail({ ...settings, smtpUrl: undefined })).toBeNull();
  });
});
