import type { AssessmentBand, AssessmentPeriod, AssessmentStanding, AssessmentState, CarryKind } from "@yihao/contract/assessment";
import type { AppealProposal, AssessmentAppealState, Correction } from "@yihao/contract/assessment-appeal";
import type { AgencyGroup, AssessmentIndicator, Bands, Formula, SchemeSection } from "@yihao/contract/assessment-scheme";
import type { ExclusionDecision, ExclusionEffect, ExclusionGrounds, ExclusionState, ExclusionStepKind } from "@yihao/contract/exclusion";
import type { ColumnType } from "kysely";

type Json<T> = ColumnType<T, string, string>;
type NullableJson<T> = ColumnType<T | null, string | null, string | null>;

export interface ExclusionTable {
  city_code: string;
  id: string;
  work_order_id: string;
  demand_id: string;
  agency_id: string;
  root_agency_id: string;
  answerable_agency_id: string;
  state: ExclusionState;
  state_since: Date;
  grounds: ExclusionGrounds;
  basis: string;
  effects: ExclusionEffect[];
  applied_at: Date;
  applied_by: string | null;
  applied_by_name: string;
  prepared_by: string | null;
  decided_at: Date | null;
  appealed_at: Date | null;
}
export interface ExclusionStepTable {
  city_code: string;
  id: string;
  exclusion_id: string;
  kind: ExclusionStepKind;
  opinion: string | null;
  proposal: ExclusionDecision | null;
  effects: ExclusionEffect[];
  minutes_held_on: string | null;
  minutes_text: string | null;
  made_at: Date;
  made_by: string | null;
  made_by_name: string;
  made_by_unit: string | null;
}
export interface ExclusionEffectTable {
  city_code: string;
  work_order_id: string;
  agency_id: string;
  effect: ExclusionEffect;
  exclusion_id: string;
  granted_at: Date;
}
export interface AssessmentSchemeTable {
  city_code: string;
  id: string;
  version: number;
  name: string;
  effective_from: string;
  source: string;
  bands: Json<Bands>;
  made_at: Date | null;
  made_by_name: string;
}
export interface SchemeItemTable {
  city_code: string;
  scheme_id: string;
  code: string;
  position: number;
  name: string;
  section: SchemeSection;
  groups: AgencyGroup[];
  full_points: number;
  indicator: AssessmentIndicator | null;
  formula: Json<Formula>;
  source: string;
}
export interface AssessmentTable {
  city_code: string;
  id: string;
  name: string;
  period: AssessmentPeriod;
  from_on: string;
  to_on: string;
  state: AssessmentState;
  scheme_id: string;
  computed_at: Date;
  computed_by: string | null;
  computed_by_name: string;
  announced_at: Date | null;
  announced_by_name: string | null;
  appeal_until: string | null;
  frozen_at: Date | null;
  frozen_by_name: string | null;
  frozen_opinion: string | null;
  published_at: Date | null;
  published_by_name: string | null;
}
export interface AssessmentResultTable {
  city_code: string;
  assessment_id: string;
  agency_id: string;
  agency_group: AgencyGroup;
  standing: AssessmentStanding;
  score: number | null;
  full_points: number | null;
  band: AssessmentBand | null;
  missing: number;
}
export interface AssessmentItemTable {
  city_code: string;
  assessment_id: string;
  agency_id: string;
  item_code: string;
  numerator: number | null;
  denominator: number | null;
  raw_numerator: number | null;
  raw_denominator: number | null;
  points: number | null;
  is_applicable: boolean;
  typed_value: number | null;
  typed_source: string | null;
  typed_at: Date | null;
  typed_by_name: string | null;
}
export interface AssessmentLossTable {
  city_code: string;
  assessment_id: string;
  agency_id: string;
  item_code: string;
  fact_id: string;
  work_order_id: string;
  occurred_at: Date;
  correction_id: string | null;
}
export interface AssessmentCarryTable {
  city_code: string;
  assessment_id: string;
  agency_id: string;
  fact_id: string;
  work_order_id: string;
  kind: CarryKind;
  due_at: Date;
}
export interface AssessmentAppealTable {
  city_code: string;
  id: string;
  assessment_id: string;
  agency_id: string;
  item_code: string;
  state: AssessmentAppealState;
  state_since: Date;
  reason: string;
  record_ids: string[];
  submitted_at: Date;
  submitted_by: string | null;
  submitted_by_name: string;
  proposal: AppealProposal | null;
  correction: NullableJson<Correction>;
  review_opinion: string | null;
  reviewed_at: Date | null;
  reviewed_by: string | null;
  reviewed_by_name: string | null;
  decision_opinion: string | null;
  decided_at: Date | null;
  decided_by_name: string | null;
}
export interface AssessmentCorrectionTable {
  city_code: string;
  id: string;
  assessment_id: string;
  agency_id: string;
  item_code: string;
  appeal_id: string;
  correction: Json<Correction>;
  points_before: number;
  points_after: number;
  reason: string;
  made_at: Date;
  made_by_name: string;
}
declare module "../../../platform/db.ts" {
  interface Tables {
    exclusion: ExclusionTable;
    exclusion_step: ExclusionStepTable;
    exclusion_effect: ExclusionEffectTable;
    assessment_scheme: AssessmentSchemeTable;
    scheme_item: SchemeItemTable;
    assessment: AssessmentTable;
    assessment_result: AssessmentResultTable;
    assessment_item: AssessmentItemTable;
    assessment_loss: AssessmentLossTable;
    assessment_carry: AssessmentCarryTable;
    assessment_appeal: AssessmentAppealTable;
    assessment_correction: AssessmentCorrectionTable;
  }
}
