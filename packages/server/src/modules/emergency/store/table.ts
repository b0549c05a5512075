import type { EmergencySource, EmergencyState, EmergencyStep } from "@yihao/contract/emergency";

export interface EmergencyTable {
  city_code: string;
  id: string;
  demand_id: string;
  number: string;
  title: string;
  platform_code: string;
  state: EmergencyState;
  source: EmergencySource;
  terms: string[];
  reason: string | null;
  flagged_at: Date;
  flagged_by: string | null;
  flagged_by_name: string;
  confirm_by: Date;
  confirmed_at: Date | null;
  confirmed_by_name: string | null;
  confirm_opinion: string | null;
  direct_by: Date | null;
  directed_at: Date | null;
  directed_by_name: string | null;
  direction: string | null;
  briefed_at: Date | null;
  closed_at: Date | null;
  closed_by_name: string | null;
  result: string | null;
  reminded_level: number;
  remind_at: Date | null;
}
export interface EmergencyReminderTable {
  city_code: string;
  id: string;
  emergency_id: string;
  step: EmergencyStep;
  level: number;
  told: string[];
  reminded_at: Date;
}
export interface BriefingTable {
  city_code: string;
  id: string;
  emergency_id: string;
  year: number;
  serial: number;
  sequence: number;
  title: string;
  facts: string;
  measures: string;
  follow_ups: string | null;
  written_at: Date;
  written_by: string | null;
  written_by_name: string;
}
export interface EmergencyTermTable {
  city_code: string;
  id: string;
  term: string;
  is_active: boolean;
  set_at: Date;
  set_by_name: string;
}
declare module "../../../platform/db.ts" {
  interface Tables {
    emergency: EmergencyTable;
    emergency_reminder: EmergencyReminderTable;
    briefing: BriefingTable;
    emergency_term: EmergencyTermTable;
  }
}
