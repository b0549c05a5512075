import type { DemandKind } from "@yihao/contract/demand-words";
import type { LimitUnit, Urgency } from "@yihao/contract/directory";
import type { AssignmentRole } from "@yihao/contract/dispatch";
import type { AssignmentState } from "@yihao/contract/handling";
import type { ReplyVerdict } from "@yihao/contract/replies";
import type { DutyBasis } from "@yihao/contract/work-order";

export interface AssignmentTable {
  city_code: string;
  id: string;
  work_order_id: string;
  demand_id: string;
  dispatch_id: string | null;
  parent_id: string | null;
  agency_id: string;
  role: AssignmentRole;
  state: AssignmentState;
  is_rework: boolean;
  number: string;
  title: string;
  kind: DemandKind;
  urgency: Urgency;
  category_code: string | null;
  region_code: string | null;
  opinion: string | null;
  assigned_at: Date;
  acknowledged_at: Date | null;
  limit_amount: number;
  limit_unit: LimitUnit;
  original_due_at: Date;
  due_at: Date;
  yellow_at: Date;
  orange_at: Date;
  due_is_provisional: boolean;
  promised_due_at: Date | null;
  replied_at: Date | null;
  clock_stopped_at: Date | null;
  send_back_count: number;
  ended_at: Date | null;
  acknowledge_by: Date | null;
  duty_basis: DutyBasis | null;
  extension_count: number;
  extended_days: number;
  paused_at: Date | null;
  pause_review_on: string | null;
  paused_minutes: number;
  follow_up_due_at: Date | null;
}
export interface DelegationTable {
  city_code: string;
  id: string;
  assignment_id: string;
  to_assignment_id: string;
  opinion: string | null;
  delegated_at: Date;
  delegated_by_name: string;
}
export interface ReturnRequestTable {
  city_code: string;
  id: string;
  assignment_id: string;
  work_order_id: string;
  agency_id: string;
  reason: string;
  basis: string;
  suggested_agency_id: string | null;
  requested_at: Date;
  requested_by_name: string;
  decision: "accepted" | "refused" | null;
  opinion: string | null;
  decided_at: Date | null;
  decided_by: string | null;
  decided_by_name: string | null;
}
export interface ReplyTable {
  city_code: string;
  id: string;
  assignment_id: string;
  work_order_id: string;
  agency_id: string;
  internal_account: string;
  public_reply: string;
  is_resolved: boolean;
  contacted_at: Date | null;
  verdict: ReplyVerdict;
  verdict_opinion: string | null;
  replied_at: Date;
  written_at: Date | null;
  replied_by: string | null;
  replied_by_name: string;
}
declare module "../../../platform/db.ts" {
  interface Tables {
    assignment: AssignmentTable;
    delegation: DelegationTable;
    return_request: ReturnRequestTable;
    reply: ReplyTable;
  }
}
