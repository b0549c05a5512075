import type { CallbackState, Satisfaction } from "@yihao/contract/callback";
import type { DemandKind } from "@yihao/contract/demand";

export interface CallbackTable {
  city_code: string;
  id: string;
  work_order_id: string;
  demand_id: string;
  reply_id: string;
  round: number;
  state: CallbackState;
  number: string;
  title: string;
  kind: DemandKind;
  lead_agency_id: string | null;
  attempt_count: number;
  claimed_by: string | null;
  claimed_by_name: string | null;
  claimed_at: Date | null;
  last_attempt_at: Date | null;
  created_at: Date;
  finished_at: Date | null;
}
export interface CallbackAttemptTable {
  city_code: string;
  id: string;
  callback_id: string;
  outcome: string;
  note: string | null;
  attempted_at: Date;
  attempted_by_name: string;
}
export interface EvaluationTable {
  city_code: string;
  id: string;
  callback_id: string;
  work_order_id: string;
  demand_id: string;
  round: number;
  source: "phone" | "web";
  is_contacted: boolean;
  solved: string;
  satisfaction: Satisfaction;
  comment: string | null;
  evaluated_at: Date;
  evaluated_by_name: string;
}
declare module "../../../platform/db.ts" {
  interface Tables {
    callback: CallbackTable;
    callback_attempt: CallbackAttemptTable;
    evaluation: EvaluationTable;
  }
}
