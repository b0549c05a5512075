import type { AccountStatus } from "@yihao/contract/identity";
import type { AgencyPost } from "@yihao/contract/posts";
import type { Role } from "@yihao/contract/roles";
import type { ValueOf } from "@yihao/contract/words";

export interface AccountTable {
  city_code: string;
  id: string;
  username: string;
  display_name: string;
  password_hash: string;
  roles: Role[];
  platform_code: string;
  agency_id: string | null;
  status: ValueOf<typeof AccountStatus>;
  created_at: Date;
  last_signed_in_at: Date | null;
}
export interface SessionTable {
  city_code: string;
  token_digest: Buffer;
  account_id: string;
  created_at: Date;
  expires_at: Date;
  ip: string | null;
}
export interface ApiTokenTable {
  city_code: string;
  id: string;
  account_id: string;
  name: string;
  token_digest: Buffer;
  created_at: Date;
  expires_at: Date | null;
  revoked_at: Date | null;
  last_used_at: Date | null;
}
export interface AgencyPostTable {
  city_code: string;
  id: string;
  agency_id: string;
  post: AgencyPost;
  account_id: string;
  deputy_account_id: string | null;
  set_at: Date;
  set_by_name: string;
}
export interface DutyShiftTable {
  city_code: string;
  id: string;
  agency_id: string | null;
  platform_code: string | null;
  starts_at: Date;
  ends_at: Date;
  account_id: string;
  note: string | null;
  set_at: Date;
  set_by_name: string;
}
declare module "../../../platform/db.ts" {
  interface Tables {
    account: AccountTable;
    session: SessionTable;
    api_token: ApiTokenTable;
    agency_post: AgencyPostTable;
    duty_shift: DutyShiftTable;
  }
}
