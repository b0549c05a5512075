import type { Light } from "@yihao/contract/directory";
import type { WarningCorrection, WarningRung, WarningSubject } from "@yihao/contract/warning";
import type { TallyCounter, WarningIndicator } from "@yihao/contract/warning-indicators";
import type { ValueOf } from "@yihao/contract/words";

export interface ClockRunTable {
  city_code: string;
  month: string;
  thresholds_digest: string;
  ran_at: Date;
  changed_at: Date | null;
  changed_lights: number;
}
export interface TalliedItemTable {
  city_code: string;
  item_id: string;
  agency_id: string;
  entries: string;
}
export interface AgencyTallyChangeTable {
  city_code: string;
  id: string;
  agency_id: string;
  month: string;
  counter: TallyCounter;
  delta: number;
}
export interface AgencyTallyTable {
  city_code: string;
  agency_id: string;
  month: string;
  counter: TallyCounter;
  count: number;
}
export interface WarningThresholdTable {
  city_code: string;
  indicator: WarningIndicator;
  effective_from: string;
  yellow: number;
  orange: number;
  red: number;
  margin: number;
  minimum_denominator: number;
  source: string;
  set_at: Date;
  set_by_name: string;
}
export interface AgencyLightTable {
  city_code: string;
  agency_id: string;
  indicator: WarningIndicator;
  month: string;
  light: Light;
  numerator: number;
  denominator: number | null;
  since: Date;
}
export interface WarningNoticeTable {
  city_code: string;
  id: string;
  agency_id: string;
  light: Light;
  rung: WarningRung;
  made_at: Date;
  item_count: number;
  samples: string[];
  told_at: Date | null;
  account_ids: string[];
  told_names: string[];
}
export interface WarningTable {
  city_code: string;
  id: string;
  subject_type: WarningSubject;
  subject_id: string;
  indicator: WarningIndicator | null;
  agency_id: string;
  work_order_id: string | null;
  number: string | null;
  title: string;
  due_at: Date | null;
  from_light: Light;
  to_light: Light;
  numerator: number | null;
  denominator: number | null;
  at: Date;
  notice_id: string;
  needs_case: boolean;
  case_id: string | null;
  rung: WarningRung;
  climb_at: Date | null;
  corrected_at: Date | null;
  correction: ValueOf<typeof WarningCorrection> | null;
}
export interface WarningStepTable {
  city_code: string;
  warning_id: string;
  rung: WarningRung;
  at: Date;
  notice_id: string;
}
declare module "../../../platform/db.ts" {
  interface Tables {
    clock_run: ClockRunTable;
    tallied_item: TalliedItemTable;
    agency_tally_change: AgencyTallyChangeTable;
    agency_tally: AgencyTallyTable;
    warning_threshold: WarningThresholdTable;
    agency_light: AgencyLightTable;
    warning_notice: WarningNoticeTable;
    warning: WarningTable;
    warning_step: WarningStepTable;
  }
}
