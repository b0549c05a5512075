import type { SettingKey } from "@yihao/contract/settings";
import type { Db } from "../../../platform/db.ts";

export interface CitySettingTable {
  city_code: string;
  key: string;
  effective_from: string;
  value: string;
  source: string;
  set_at: Date;
  set_by_name: string;
}
declare module "../../../platform/db.ts" {
  interface Tables {
    city_setting: CitySettingTable;
  }
}
export type SettingRow = Omit<CitySettingTable, "city_code" | "key"> & { key: SettingKey };

/** One value per key and first day: a second one of the same day replaces the first, and the audit trail keeps both. */
export async function saveSetting(db: Db, row: CitySettingTable): Promise<void> {
  const { value, source, set_at, set_by_name } = row;
  await db
    .insertInto("city_setting")
    .values(row)
    .onConflict((conflict) => conflict.columns(["city_code", "key", "effective_from"]).doUpdateSet({ value, source, set_at, set_by_name }))
    .execute();
}

/** Every value that was ever set, oldest first. */
export async function listSettings(db: Db, cityCode: string): Promise<SettingRow[]> {
  const rows = await db.selectFrom("city_setting").selectAll().where("city_code", "=", cityCode).orderBy("effective_from").execute();
  return rows.map(({ city_code: _, key, ...row }) => ({ ...row, key: key as SettingKey }));
}
