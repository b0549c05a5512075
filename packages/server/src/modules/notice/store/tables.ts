import type { DeliveryState, NoticeChannel, NoticeTopic } from "@yihao/contract/notice";
import type { ValueOf } from "@yihao/contract/words";

export interface NoticeTable {
  city_code: string;
  id: string;
  topic: NoticeTopic;
  title: string;
  body: string;
  link: string | null;
  demand_id: string | null;
  account_id: string | null;
  agency_id: string | null;
  cause_id: string;
  created_at: Date;
  read_at: Date | null;
  digest_id: string | null;
  retracted_at: Date | null;
}
export interface NoticeReceiptTable {
  city_code: string;
  notice_id: string;
  account_id: string;
  account_name: string;
  read_at: Date;
}
export interface DeliveryTable {
  city_code: string;
  id: string;
  notice_id: string;
  channel: NoticeChannel;
  address_sealed: Buffer | null;
  webhook_id: string | null;
  state: ValueOf<typeof DeliveryState>;
  attempts: number;
  ready_at: Date;
  sent_at: Date | null;
  last_error: string | null;
  /** Sent after the body and kept no longer than the sending takes: what opens something once. */
  tail_sealed: Buffer | null;
}
export interface WebhookTable {
  city_code: string;
  id: string;
  url: string;
  topics: NoticeTopic[];
  secret_sealed: Buffer;
  is_active: boolean;
  created_at: Date;
}
export interface SmsOutboxTable {
  city_code: string;
  id: string;
  phone_masked: string;
  body: string;
  recorded_at: Date;
}
declare module "../../../platform/db.ts" {
  interface Tables {
    notice: NoticeTable;
    notice_receipt: NoticeReceiptTable;
    delivery: DeliveryTable;
    webhook: WebhookTable;
    sms_outbox: SmsOutboxTable;
  }
}
