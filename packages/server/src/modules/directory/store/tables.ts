import type { AgencyKind, KindGroup, LimitUnit, PlatformLevel, RegionLevel, SignOffRule, Urgency } from "@yihao/contract/directory";
import type { ValueOf } from "@yihao/contract/words";

export interface RegionTable {
  code: string;
  name: string;
  parent_code: string | null;
  level: ValueOf<typeof RegionLevel>;
  full_name: string;
}
export interface PlatformTable {
  code: string;
  name: string;
  parent_code: string | null;
  level: ValueOf<typeof PlatformLevel>;
  city_code: string;
  region_code: string | null;
}
export interface AgencyTable {
  city_code: string;
  id: string;
  code: string;
  name: string;
  short_name: string;
  parent_id: string | null;
  path: string;
  tier: number;
  kind: ValueOf<typeof AgencyKind>;
  region_code: string | null;
  platform_code: string;
  phone: string | null;
  initials: string;
  is_active: boolean;
  sign_off: SignOffRule;
}
export interface CategoryTable {
  city_code: string;
  code: string;
  name: string;
  parent_code: string | null;
  level: number;
  scope: string | null;
  keywords: string[];
  usual_agency_id: string | null;
  full_name: string;
  initials: string;
  is_active: boolean;
}
export interface TimeLimitTable {
  city_code: string;
  id: string;
  kind_group: KindGroup;
  urgency: Urgency;
  amount: number;
  unit: LimitUnit;
  effective_from: string;
  effective_to: string | null;
  source: string;
}
export interface CalendarDayTable {
  city_code: string;
  on_date: string;
  is_working: boolean;
  name: string;
  source: "notice" | "city";
}
export interface WorkPeriodTable {
  city_code: string;
  opens_at: string;
  closes_at: string;
}
declare module "../../../platform/db.ts" {
  interface Tables {
    region: RegionTable;
    platform: PlatformTable;
    agency: AgencyTable;
    category: CategoryTable;
    time_limit: TimeLimitTable;
    calendar_day: CalendarDayTable;
    work_period: WorkPeriodTable;
  }
}
