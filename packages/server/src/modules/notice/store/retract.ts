import type { Db } from "../../../platform/db.ts";

/** Takes back what was told to agencies and to people about one page; who has it open keeps what he has read. */
export async function markRetracted(
  db: Db,
  cityCode: string,
  of: { readonly agencyIds: readonly string[]; readonly accountIds: readonly string[] },
  link: string,
  at: Date,
): Promise<void> {
  for (const [column, ids] of [["agency_id", of.agencyIds] as const, ["account_id", of.accountIds] as const]) {
    if (ids.length === 0) continue;
    await db
      .updateTable("notice")
      .set({ retracted_at: at })
      .where("city_code", "=", cityCode)
      .where(column, "in", [...ids])
      .where("link", "=", link)
      .where("retracted_at", "is", null)
      .execute();
  }
}
