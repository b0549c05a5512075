import type { Db } from "../../../platform/db.ts";

/** What was done at once with a demand; at most one of the three is there. */
export async function findOutcome(db: Db, cityCode: string, demandId: string) {
  const [answer, decline, handOver] = await Promise.all([
    db.selectFrom("demand_answer").selectAll().where("city_code", "=", cityCode).where("demand_id", "=", demandId).executeTakeFirst(),
    db.selectFrom("demand_decline").selectAll().where("city_code", "=", cityCode).where("demand_id", "=", demandId).executeTakeFirst(),
    db.selectFrom("demand_hand_over").selectAll().where("city_code", "=", cityCode).where("demand_id", "=", demandId).executeTakeFirst(),
  ]);
  return { answer, decline, handOver };
}
export type Outcome = Awaited<ReturnType<typeof findOutcome>>;
