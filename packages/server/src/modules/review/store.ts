import type { Db } from "../../platform/db.ts";

export interface ReviewTable {
  city_code: string;
  id: string;
  work_order_id: string;
  reply_id: string;
  verdict: "passed" | "sentBack";
  opinion: string | null;
  reviewed_at: Date;
  reviewed_by: string | null;
  reviewed_by_name: string;
}
declare module "../../platform/db.ts" {
  interface Tables {
    review: ReviewTable;
  }
}

export async function insertReview(db: Db, review: ReviewTable): Promise<void> {
  await db.insertInto("review").values(review).execute();
}

/** Newest first. */
export async function listReviews(db: Db, cityCode: string, workOrderId: string): Promise<ReviewTable[]> {
  return db
    .selectFrom("review")
    .selectAll()
    .where("city_code", "=", cityCode)
    .where("work_order_id", "=", workOrderId)
    .orderBy("reviewed_at", "desc")
    .execute();
}
