import type { Channel, DemandKind, DemandState, Line, SpecialCare } from "@yihao/contract/demand-words";
import type { Urgency } from "@yihao/contract/directory";
import type { ColumnType } from "kysely";

export interface DemandTable {
  city_code: string;
  id: string;
  number: string;
  platform_code: string;
  channel: Channel;
  kind: DemandKind;
  line: Line;
  state: DemandState;
  urgency: Urgency;
  title: string;
  content: string;
  category_code: string | null;
  region_code: string | null;
  address_sealed: Buffer | null;
  longitude: number | null;
  latitude: number | null;
  occurred_at: Date | null;
  requester_name_sealed: Buffer | null;
  requester_label: string;
  requester_gender: string;
  requester_kind: string;
  enterprise_name: string | null;
  caller_number_sealed: Buffer | null;
  caller_number_digest: Buffer | null;
  contact_phone_sealed: Buffer | null;
  contact_phone_digest: Buffer | null;
  email_sealed: Buffer | null;
  subject_name: string | null;
  subject_phone_sealed: Buffer | null;
  call_id: string | null;
  previous_number: string | null;
  is_anonymous: boolean;
  is_confidential: boolean;
  no_reply_wanted: boolean;
  is_green_channel: boolean;
  special_care: SpecialCare | null;
  registered_at: Date;
  registered_by: string | null;
  registered_by_name: string | null;
  disposed_at: Date | null;
  first_dispatched_at: Date | null;
  work_order_id: string | null;
  query_code_digest: Buffer;
  request_key: string;
  source: string | null;
  source_key: string | null;
  search: string;
}
export interface DemandAnswerTable {
  city_code: string;
  demand_id: string;
  answer: string;
  articles: ColumnType<{ id: string; title: string }[], string, string>;
  answered_at: Date;
  answered_by: string | null;
  answered_by_name: string;
  conclusion_id: string | null;
}
/** 终结意见 with those to whom it was said, as digests of their numbers. */
export interface ConclusionTable {
  city_code: string;
  id: string;
  work_order_id: string;
  order_number: string;
  platform_code: string;
  category_code: string | null;
  requester_digests: Buffer[];
  content: string;
  opinion: string;
  concluded_at: Date;
}
export interface DemandDeclineTable {
  city_code: string;
  demand_id: string;
  reason: string;
  explanation: string;
  declined_at: Date;
  declined_by: string | null;
}
export interface DemandHandOverTable {
  city_code: string;
  demand_id: string;
  target: string;
  note: string | null;
  handed_over_at: Date;
  handed_over_by: string | null;
}
declare module "../../../platform/db.ts" {
  interface Tables {
    demand: DemandTable;
    demand_answer: DemandAnswerTable;
    demand_decline: DemandDeclineTable;
    demand_hand_over: DemandHandOverTable;
    conclusion: ConclusionTable;
  }
}

export type NewDemand = Omit<DemandTable, "disposed_at" | "first_dispatched_at" | "work_order_id" | "source" | "source_key">;
/** All columns of a registration but the search vector, which nobody reads back. */
export const registeredColumns = [
  "city_code",
  "id",
  "number",
  "platform_code",
  "channel",
  "kind",
  "line",
  "state",
  "urgency",
  "title",
  "content",
  "category_code",
  "region_code",
  "address_sealed",
  "longitude",
  "latitude",
  "occurred_at",
  "requester_name_sealed",
  "requester_label",
  "requester_gender",
  "requester_kind",
  "enterprise_name",
  "caller_number_sealed",
  "caller_number_digest",
  "contact_phone_sealed",
  "contact_phone_digest",
  "email_sealed",
  "subject_name",
  "subject_phone_sealed",
  "call_id",
  "previous_number",
  "is_anonymous",
  "is_confidential",
  "no_reply_wanted",
  "is_green_channel",
  "special_care",
  "registered_at",
  "registered_by",
  "registered_by_name",
  "query_code_digest",
  "request_key",
] as const satisfies readonly (keyof NewDemand)[];
export const newDemandColumns = [...registeredColumns, "search"] as const;
