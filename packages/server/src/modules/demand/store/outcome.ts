import type { Db } from "../../../platform/db.ts";
import { findConclusion } from "./conclusion.ts";

/** What was done at once with a demand; at most one of the three is there, and the concluding opinion that an answer cites. */
export async function findOutcome(db: Db, cityCode: string, demandId: string) {
  const [answer, decline, handOver] = await Promise.all([
    db.selectFrom("demand_answer").selectAll().where("city_code", "=", cityCode).where("demand_id", "=", demandId).executeTakeFirst(),
    db.selectFrom("demand_decline").selectAll().where("city_code", "=", cityCode).where("demand_id", "=", demandId).executeTakeFirst(),
    db.selectFrom("demand_hand_over").selectAll().where("city_code", "=", cityCode).where("demand_id", "=", demandId).executeTakeFirst(),
  ]);
  const conclusion = answer?.conclusion_id == null ? undefined : await findConclusion(db, cityCode, answer.conclusion_id);
  return { answer, decline, handOver, conclusion };
}
export type Outcome = Awaited<ReturnType<typeof findOutcome>>;
