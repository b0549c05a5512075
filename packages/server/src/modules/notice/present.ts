import { type Delivery, type Notice, NoticeTopic, type Webhook } from "@yihao/contract/notice";
import type { z } from "zod";
import { maskEmail, maskPhone } from "../../kernel/masking.ts";
import type { Crypto } from "../../platform/crypto.ts";
import type { DeliveryRow } from "./store/delivery.ts";
import type { DigestRow } from "./store/digest.ts";
import type { NoticeTable, WebhookTable } from "./store/tables.ts";

export function presentNotice({ row, digest }: { readonly row: NoticeTable; readonly digest: DigestRow | undefined }): Notice {
  const { id, topic, title, body, link } = row;
  const createdAt = row.created_at.toISOString();
  const readAt = row.read_at?.toISOString() ?? null;
  if (digest === undefined) return { id, topic, title, body, link, createdAt, readAt, count: 1, parts: [] };
  const count = digest.members + 1;
  return {
    id,
    topic,
    title: `${NoticeTopic.word(topic)}：共 ${count} 条`,
    body: "",
    link: null,
    createdAt,
    readAt: digest.unread === 0 ? readAt : null,
    count,
    parts: [...digest.newest, ...(digest.members === digest.newest.length ? [{ id, title, link }] : [])],
  };
}

export function presentDelivery(row: DeliveryRow, crypto: Crypto): z.infer<typeof Delivery> {
  const { id, topic, channel, state, attempts } = row;
  return {
    id,
    topic,
    channel,
    state,
    attempts,
    lastError: row.last_error,
    createdAt: row.created_at.toISOString(),
    sentAt: row.sent_at?.toISOString() ?? null,
    addressMasked: maskAddressOf(row, crypto),
  };
}

function maskAddressOf(row: DeliveryRow, crypto: Crypto): string {
  if (row.channel === "inPage") return "进度查询页";
  if (row.channel === "webhook") return row.url === null ? "" : new URL(row.url).host;
  const address = crypto.open(row.address_sealed) ?? "";
  return row.channel === "email" ? maskEmail(address) : maskPhone(address);
}

export function presentWebhook(row: WebhookTable): z.infer<typeof Webhook> {
  return { id: row.id, url: row.url, topics: row.topics, isActive: row.is_active, createdAt: row.created_at.toISOString() };
}
