import type { ChaseSource } from "@yihao/contract/chase";
import type { ConclusionDecision, TerminationDecision, TerminationReason, WithdrawalWay } from "@yihao/contract/order-ends";
import type { OrderMark, RecusalSource } from "@yihao/contract/order-marks";

export interface WithdrawalTable {
  city_code: string;
  id: string;
  demand_id: string;
  work_order_id: string | null;
  way: WithdrawalWay;
  reason: string;
  order_goes_on: boolean;
  withdrawn_at: Date;
  withdrawn_by: string | null;
  withdrawn_by_name: string;
}
export interface TerminationRequestTable {
  city_code: string;
  id: string;
  work_order_id: string;
  agency_id: string;
  reason: TerminationReason;
  basis: string;
  requested_at: Date;
  requested_by: string | null;
  requested_by_name: string;
  decision: TerminationDecision | null;
  opinion: string | null;
  explanation: string | null;
  decided_at: Date | null;
  decided_by_name: string | null;
}
export interface ConclusionProposalTable {
  city_code: string;
  id: string;
  work_order_id: string;
  evidence: string;
  opinion: string;
  held_on: string;
  conferral_number: string | null;
  minutes_id: string;
  proposed_at: Date;
  proposed_by: string | null;
  proposed_by_name: string;
  decision: ConclusionDecision | null;
  decision_reason: string | null;
  decided_at: Date | null;
  decided_by_name: string | null;
}
export interface ChaseTable {
  city_code: string;
  id: string;
  work_order_id: string;
  demand_id: string;
  source: ChaseSource;
  words: string | null;
  chased_at: Date;
  chased_by: string | null;
  chased_by_name: string;
}
export interface OrderMarkTable {
  city_code: string;
  id: string;
  work_order_id: string;
  mark: OrderMark;
  is_on: boolean;
  reason: string;
  marked_at: Date;
  marked_by: string | null;
  marked_by_name: string;
}
export interface RecusalTable {
  city_code: string;
  id: string;
  work_order_id: string;
  agency_id: string;
  source: RecusalSource;
  reason: string;
  recused_at: Date;
  recused_by_name: string;
  lifted_at: Date | null;
  lifted_by_name: string | null;
  lift_reason: string | null;
}
export interface RepeatLinkTable {
  city_code: string;
  id: string;
  work_order_id: string;
  repeats_order_id: string;
  reason: string;
  linked_at: Date;
  linked_by: string | null;
  linked_by_name: string;
}
declare module "../../../platform/db.ts" {
  interface Tables {
    withdrawal: WithdrawalTable;
    termination_request: TerminationRequestTable;
    conclusion_proposal: ConclusionProposalTable;
    chase: ChaseTable;
    order_mark: OrderMarkTable;
    recusal: RecusalTable;
    repeat_link: RepeatLinkTable;
  }
}
