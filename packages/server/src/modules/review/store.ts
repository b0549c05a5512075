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
  met_points: string[];
  unmet_points: string[];
}
export interface ReviewPointTable {
  city_code: string;
  position: number;
  words: string;
  set_at: Date;
  set_by_name: string;
}
declare module "../../platform/db.ts" {
  interface Tables {
    review: ReviewTable;
    review_point: ReviewPointTable;
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

export async function listPoints(db: Db, cityCode: string): Promise<ReviewPointTable[]> {
  return db.selectFrom("review_point").selectAll().where("city_code", "=", cityCode).orderBy("position").execute();
}

/** The whole list at once: what is not in it is gone, and past reviews keep the words they were made with. */
export async function replacePoints(db: Db, cityCode: string, points: readonly ReviewPointTable[]): Promise<void> {
  await db.deleteFrom("review_point").where("city_code", "=", cityCode).execute();
  await db
    .insertInto("review_point")
    .values([...points])
    .execute();
}
