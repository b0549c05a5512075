import type {
  AttemptOutcome,
  CallbackState,
  CallbackSubject,
  DayPart,
  DissatisfactionReason,
  EvaluationSource,
  EvaluationValidity,
  InvalidReason,
  RecheckVerdict,
  Satisfaction,
  Solved,
  Truthfulness,
} from "@yihao/contract/callback";
import type { DemandKind } from "@yihao/contract/demand-words";
import type { Clearance } from "@yihao/contract/dissatisfied";
import type { TypicalCaseKind } from "@yihao/contract/typical-case";

/** `work_order_id` and `reply_id` are null, and `platform_code` is set, where the subject is an answer given on line. */
export interface CallbackTable {
  city_code: string;
  id: string;
  subject: CallbackSubject;
  work_order_id: string | null;
  demand_id: string;
  reply_id: string | null;
  platform_code: string | null;
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
  next_try_at: Date | null;
  created_at: Date;
  due_at: Date;
  yellow_at: Date;
  orange_at: Date;
  finished_at: Date | null;
}
export interface CallbackAttemptTable {
  city_code: string;
  id: string;
  callback_id: string;
  outcome: AttemptOutcome;
  day_part: DayPart;
  note: string | null;
  attempted_at: Date;
  attempted_by_name: string;
}
export interface EvaluationTable {
  city_code: string;
  id: string;
  callback_id: string;
  work_order_id: string | null;
  demand_id: string;
  round: number;
  source: EvaluationSource;
  is_contacted: boolean | null;
  solved: Solved;
  satisfaction: Satisfaction;
  is_opinion_clear: boolean | null;
  truthfulness: Truthfulness | null;
  reasons: DissatisfactionReason[];
  comment: string | null;
  validity: EvaluationValidity;
  invalid_reason: InvalidReason | null;
  is_first: boolean;
  is_final: boolean;
  evaluated_at: Date;
  evaluated_by: string | null;
  evaluated_by_name: string;
}
/** A null answer was not corrected: what was recorded holds. */
export interface EvaluationRecheckTable {
  city_code: string;
  id: string;
  evaluation_id: string;
  verdict: RecheckVerdict;
  reason: string;
  is_contacted: boolean | null;
  solved: Solved | null;
  satisfaction: Satisfaction | null;
  is_opinion_clear: boolean | null;
  truthfulness: Truthfulness | null;
  rechecked_at: Date;
  rechecked_by: string | null;
  rechecked_by_name: string;
}
export interface EvaluationLinkTable {
  city_code: string;
  id: string;
  callback_id: string;
  token_digest: Buffer;
  made_at: Date;
  expires_at: Date;
  used_at: Date | null;
}
export interface DissatisfiedCaseTable {
  city_code: string;
  id: string;
  subject: CallbackSubject;
  demand_id: string;
  work_order_id: string | null;
  evaluation_id: string;
  platform_code: string;
  number: string;
  title: string;
  kind: DemandKind;
  category_code: string | null;
  lead_agency_id: string | null;
  rounds: number;
  reasons: DissatisfactionReason[];
  comment: string | null;
  not_reworked: string | null;
  opened_at: Date;
  clearance: Clearance | null;
  cleared_at: Date | null;
  cleared_by_name: string | null;
  clearance_reason: string | null;
}
export interface TypicalCaseTable {
  city_code: string;
  id: string;
  kind: TypicalCaseKind;
  month: string;
  platform_code: string;
  work_order_id: string;
  number: string;
  agency_id: string | null;
  category_code: string | null;
  title: string;
  situation: string;
  lesson: string;
  written_at: Date;
  written_by_name: string;
  published_at: Date | null;
  published_by_name: string | null;
}
declare module "../../../platform/db.ts" {
  interface Tables {
    callback: CallbackTable;
    callback_attempt: CallbackAttemptTable;
    evaluation: EvaluationTable;
    evaluation_recheck: EvaluationRecheckTable;
    evaluation_link: EvaluationLinkTable;
    dissatisfied_case: DissatisfiedCaseTable;
    typical_case: TypicalCaseTable;
  }
}
