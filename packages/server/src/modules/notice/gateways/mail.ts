import { createTransport } from "nodemailer";
import type { Config } from "../../../platform/config.ts";
import { type Mail, type MailGateway, SendingProblem } from "./ports.ts";

/** Sends by the configured SMTP server (YIHAO_SMTP); null when there is none. Throws {@link SendingProblem}. */
export function smtpMail(config: Pick<Config, "smtpUrl" | "mailFrom" | "origin">): MailGateway | null {
  if (config.smtpUrl === undefined) return null;
  const transport = createTransport({
    url: config.smtpUrl,
    connectionTimeout: 8_000,
    greetingTimeout: 8_000,
    socketTimeout: 20_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const domain = /@([A-Za-z0-9.-]+)/.exec(config.mailFrom)?.[1] ?? "localhost";
  return {
    async send(mail) {
      try {
        await transport.sendMail({
          from: config.mailFrom,
          // As a list entry, not a header line: an address is never read as several.
          to: [{ name: "", address: mail.to }],
          subject: mail.subject,
          text: textOf(mail, config.origin),
          messageId: `<${mail.deliveryId}@${domain}>`,
          headers: { "Auto-Submitted": "auto-generated", "X-Yihao-Delivery": mail.deliveryId },
        });
      } catch (error) {
        throw problemOf(error);
      }
    },
  };
}

function textOf(mail: Mail, origin: string | undefined): string {
  const where = origin === undefined ? "" : `网上查询：${origin}\n`;
  return `${mail.text}\n\n${where}本邮件由系统自动发出，请勿直接回复。\n`;
}

// Only codes are kept: a server's own sentence repeats the address.
function problemOf(error: unknown): SendingProblem {
  const { code, command, responseCode } = error as { code?: string; command?: string; responseCode?: number };
  if (responseCode !== undefined && responseCode >= 500 && command === "RCPT TO")
    return new SendingProblem(`收件地址被退回（${responseCode}）`, true);
  if (code === "EAUTH") return new SendingProblem("邮件服务器不接受登录，请检查邮件设置");
  if (responseCode !== undefined) return new SendingProblem(`邮件服务器没有接收（${responseCode}）`);
  return new SendingProblem(`无法连接邮件服务器（${code ?? "未知原因"}）`);
}
