import { insertMany } from "../../../platform/bulk.ts";
import type { Db } from "../../../platform/db.ts";
import type { WarningThresholdTable } from "./table.ts";

/** Every bound that was ever set, oldest first. */
export async function listThresholds(db: Db, cityCode: string): Promise<WarningThresholdTable[]> {
  return db.selectFrom("warning_threshold").selectAll().where("city_code", "=", cityCode).orderBy("effective_from").execute();
}

/** Set again for the same day, the last word counts. */
export async function saveThreshold(db: Db, threshold: WarningThresholdTable): Promise<void> {
  await insertMany(
    db,
    "warning_threshold",
    [threshold],
    `(city_code, indicator, effective_from) do update set yellow = excluded.yellow, orange = excluded.orange, red = excluded.red,
      margin = excluded.margin, minimum_denominator = excluded.minimum_denominator, source = excluded.source, set_at = excluded.set_at, set_by_name = excluded.set_by_name`,
  );
}
