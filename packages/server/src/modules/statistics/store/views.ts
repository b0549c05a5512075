import type { CallbackState, EvaluationValidity, Satisfaction } from "@yihao/contract/callback";
import type { Channel, DemandKind, DemandState, Line } from "@yihao/contract/demand-words";
import type { AssignmentRole, DispatchCorrection } from "@yihao/contract/dispatch";
import type { AssignmentState } from "@yihao/contract/handling";
import type { Disposition } from "@yihao/contract/statistics";
import type { DutyBasis, WorkOrderState } from "@yihao/contract/work-order";

/** The views as their owners publish them. */
export interface Facts {
  demand_fact: {
    city_code: string;
    id: string;
    platform_code: string;
    registered_at: Date;
    channel: Channel;
    kind: DemandKind;
    line: Line;
    category_code: string | null;
    region_code: string | null;
    state: DemandState;
    disposition: Disposition;
    first_dispatched_at: Date | null;
    disposed_at: Date | null;
    work_order_id: string | null;
  };
  work_order_fact: {
    city_code: string;
    id: string;
    demand_id: string;
    platform_code: string;
    state: WorkOrderState;
    channel: Channel;
    kind: DemandKind;
    line: Line;
    category_code: string | null;
    region_code: string | null;
    lead_agency_id: string | null;
    agency_ids: string[];
    created_at: Date;
    first_dispatched_at: Date | null;
    closed_at: Date | null;
    return_count: number;
    rework_count: number;
    merged_count: number;
    recused_agency_ids: string[];
  };
  dispatch_fact: {
    city_code: string;
    id: string;
    work_order_id: string;
    is_first: boolean;
    lead_agency_id: string;
    dispatched_at: Date;
    basis: DutyBasis | null;
    corrected_at: Date | null;
    corrected_by: DispatchCorrection | null;
  };
  assignment_fact: {
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
    kind: DemandKind;
    category_code: string | null;
    region_code: string | null;
    assigned_at: Date;
    acknowledged_at: Date | null;
    due_at: Date;
    replied_at: Date | null;
    clock_stopped_at: Date | null;
    ended_at: Date | null;
    acknowledge_by: Date | null;
    original_due_at: Date;
    extension_count: number;
    paused_at: Date | null;
  };
  callback_fact: {
    city_code: string;
    id: string;
    work_order_id: string;
    demand_id: string;
    round: number;
    state: CallbackState;
    lead_agency_id: string | null;
    created_at: Date;
    finished_at: Date | null;
    due_at: Date;
  };
  evaluation_fact: {
    city_code: string;
    id: string;
    callback_id: string;
    work_order_id: string;
    demand_id: string;
    lead_agency_id: string | null;
    source: string;
    is_contacted: boolean | null;
    solved: string;
    satisfaction: Satisfaction;
    evaluated_at: Date;
    validity: EvaluationValidity;
    is_first: boolean;
    is_final: boolean;
    is_opinion_clear: boolean | null;
    truthfulness: string | null;
  };
  online_callback_fact: {
    city_code: string;
    id: string;
    demand_id: string;
    platform_code: string;
    state: CallbackState;
    created_at: Date;
    finished_at: Date | null;
    due_at: Date;
  };
  online_evaluation_fact: {
    city_code: string;
    id: string;
    callback_id: string;
    demand_id: string;
    platform_code: string;
    source: string;
    solved: string;
    satisfaction: Satisfaction;
    evaluated_at: Date;
    validity: EvaluationValidity;
  };
}
declare module "../../../platform/db.ts" {
  interface Tables extends Facts {}
}

export type View = keyof Facts;
type TimeColumn<V extends View> = { [Column in keyof Facts[V]]: Facts[V][Column] extends Date | null ? Column : never }[keyof Facts[V]];
/** A view together with the time that places its rows into a period. */
export type Placed = { [V in View]: { readonly view: V; readonly at: TimeColumn<V> } }[View];

/** Which column names the agency that answers for a row; demands have none of their own. */
export const agencyColumn = {
  demand_fact: null,
  work_order_fact: "lead_agency_id",
  dispatch_fact: "lead_agency_id",
  assignment_fact: "agency_id",
  callback_fact: "lead_agency_id",
  evaluation_fact: "lead_agency_id",
  online_callback_fact: null,
  online_evaluation_fact: null,
} as const satisfies { [V in View]: keyof Facts[V] | null };

/** Which column names the record that a row opens. */
export const recordColumn = {
  demand_fact: "id",
  work_order_fact: "id",
  dispatch_fact: "work_order_id",
  assignment_fact: "work_order_id",
  callback_fact: "work_order_id",
  evaluation_fact: "work_order_id",
  online_callback_fact: "demand_id",
  online_evaluation_fact: "demand_id",
} as const satisfies { [V in View]: keyof Facts[V] };

/** Views whose rows are about demands; the others are about orders. */
export const opensDemands: Readonly<Record<View, boolean>> = {
  demand_fact: true,
  work_order_fact: false,
  dispatch_fact: false,
  assignment_fact: false,
  callback_fact: false,
  evaluation_fact: false,
  online_callback_fact: true,
  online_evaluation_fact: true,
};
