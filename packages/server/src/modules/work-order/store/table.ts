import type { Channel, DemandKind, Line } from "@yihao/contract/demand-words";
import type { Urgency } from "@yihao/contract/directory";
import type { DutyBasis, WorkOrderState } from "@yihao/contract/work-order";

export interface WorkOrderTable {
  city_code: string;
  id: string;
  number: string;
  demand_id: string;
  platform_code: string;
  state: WorkOrderState;
  state_since: Date;
  title: string;
  channel: Channel;
  kind: DemandKind;
  line: Line;
  urgency: Urgency;
  category_code: string | null;
  region_code: string | null;
  is_confidential: boolean;
  registered_by: string | null;
  created_at: Date;
  created_by: string | null;
  note: string | null;
  suggested_agency_id: string | null;
  lead_agency_id: string | null;
  lead_root_id: string | null;
  agency_ids: string[];
  first_dispatched_at: Date | null;
  dispatched_at: Date | null;
  due_at: Date | null;
  promised_due_at: Date | null;
  yellow_at: Date | null;
  orange_at: Date | null;
  clock_stopped_at: Date | null;
  due_is_provisional: boolean;
  paused_at: Date | null;
  return_count: number;
  rework_count: number;
  merged_count: number;
  closed_at: Date | null;
  is_key: boolean;
  key_reason: string | null;
  is_difficult: boolean;
  is_elevated: boolean;
  duty_basis: DutyBasis | null;
  follow_up_due_at: Date | null;
  repeats_order_id: string | null;
  merged_into_id: string | null;
  recused_agency_ids: string[];
  chase_count: number;
  urge_count: number;
  ended_at: Date | null;
  ended_reason: string | null;
  is_green_channel: boolean;
  search: string;
}
export interface CompletionRequestTable {
  city_code: string;
  id: string;
  work_order_id: string;
  reason: string;
  asked_at: Date;
  asked_by_name: string;
  completed_at: Date | null;
  supplement: string | null;
}
declare module "../../../platform/db.ts" {
  interface Tables {
    work_order: WorkOrderTable;
    completion_request: CompletionRequestTable;
  }
}

/** A row of the table without its search vector. */
export type WorkOrderFacts = Omit<WorkOrderTable, "search">;
export const factColumns = [
  "city_code",
  "id",
  "number",
  "demand_id",
  "platform_code",
  "state",
  "state_since",
  "title",
  "channel",
  "kind",
  "line",
  "urgency",
  "category_code",
  "region_code",
  "is_confidential",
  "registered_by",
  "created_at",
  "created_by",
  "note",
  "suggested_agency_id",
  "lead_agency_id",
  "lead_root_id",
  "agency_ids",
  "first_dispatched_at",
  "dispatched_at",
  "due_at",
  "promised_due_at",
  "yellow_at",
  "orange_at",
  "clock_stopped_at",
  "due_is_provisional",
  "paused_at",
  "return_count",
  "rework_count",
  "merged_count",
  "closed_at",
  "is_key",
  "key_reason",
  "is_difficult",
  "is_elevated",
  "duty_basis",
  "follow_up_due_at",
  "repeats_order_id",
  "merged_into_id",
  "recused_agency_ids",
  "chase_count",
  "urge_count",
  "ended_at",
  "ended_reason",
  "is_green_channel",
] as const satisfies readonly (keyof WorkOrderFacts)[];
