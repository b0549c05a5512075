import type { EventType } from "@yihao/contract/events";
import type { ClueRecipient, SiteCheckMode, SiteCheckResult } from "@yihao/contract/oversight";
import type { SupervisionKind, SupervisionOrigin, SupervisionState } from "@yihao/contract/supervision";
import type { WarningIndicator } from "@yihao/contract/warning-indicators";

export interface SupervisionCaseTable {
  city_code: string;
  id: string;
  number: string;
  kind: SupervisionKind;
  origin: SupervisionOrigin;
  state: SupervisionState;
  state_since: Date;
  platform_code: string;
  subject_id: string | null;
  indicator: WarningIndicator | null;
  work_order_id: string | null;
  work_order_number: string | null;
  lead_agency_id: string;
  agency_ids: string[];
  title: string;
  matter: string;
  basis: string | null;
  due_at: Date | null;
  opened_at: Date;
  opened_by_name: string;
  issued_at: Date | null;
  issued_by_name: string | null;
  holder_id: string | null;
  holder_name: string | null;
  return_count: number;
  send_back_count: number;
  told_overdue_at: Date | null;
  corrected_at: Date | null;
  done_at: Date | null;
  closed_at: Date | null;
  closed_by_name: string | null;
  closing_opinion: string | null;
}
export interface SupervisionActTable {
  city_code: string;
  id: string;
  case_id: string;
  /** An event type, whose words say what was done. */
  act: EventType;
  words: string | null;
  at: Date;
  by_name: string;
  by_unit: string | null;
}
export interface SupervisionReturnTable {
  city_code: string;
  id: string;
  case_id: string;
  agency_id: string;
  reason: string;
  asked_at: Date;
  asked_by_name: string;
  decision: "accepted" | "refused" | null;
  opinion: string | null;
  decided_at: Date | null;
  decided_by_name: string | null;
}
export interface SupervisionAnswerTable {
  city_code: string;
  id: string;
  case_id: string;
  agency_id: string;
  is_lead: boolean;
  words: string;
  answered_at: Date;
  answered_by: string | null;
  answered_by_name: string;
  verdict: "waiting" | "passed" | "sentBack" | "opinion";
  opinion: string | null;
  decided_at: Date | null;
  decided_by_name: string | null;
}
export interface UrgeTable {
  city_code: string;
  id: string;
  work_order_id: string;
  agency_ids: string[];
  words: string;
  urged_at: Date;
  urged_by_name: string;
}
export interface LeaderInstructionTable {
  city_code: string;
  id: string;
  case_id: string;
  work_order_id: string | null;
  leader_name: string;
  instructed_on: string;
  words: string;
  recorded_at: Date;
  recorded_by_name: string;
}
export interface SiteCheckTable {
  city_code: string;
  id: string;
  platform_code: string;
  mode: SiteCheckMode;
  work_order_id: string | null;
  work_order_number: string | null;
  agency_id: string;
  place: string;
  people: string;
  finding: string;
  result: SiteCheckResult;
  checked_at: Date;
  recorded_at: Date;
  recorded_by_name: string;
  correct_by: string | null;
  corrected_at: Date | null;
  correction: string | null;
  corrected_by_name: string | null;
}
export interface CluePackageTable {
  city_code: string;
  id: string;
  platform_code: string;
  number: string;
  recipient: ClueRecipient;
  work_order_id: string | null;
  case_id: string | null;
  summary_sealed: Buffer;
  content_sealed: Buffer;
  digest_sha256: string;
  digest_sm3: string;
  bytes: number;
  attachment_count: number;
  sealed_at: Date;
  sealed_by: string | null;
  sealed_by_name: string;
  taken_by_name: string | null;
  taken_at: Date | null;
}
declare module "../../../platform/db.ts" {
  interface Tables {
    supervision_case: SupervisionCaseTable;
    supervision_act: SupervisionActTable;
    supervision_return: SupervisionReturnTable;
    supervision_answer: SupervisionAnswerTable;
    urge: UrgeTable;
    leader_instruction: LeaderInstructionTable;
    site_check: SiteCheckTable;
    clue_package: CluePackageTable;
  }
}
