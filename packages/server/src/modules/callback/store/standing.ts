import type { Satisfaction } from "@yihao/contract/callback";
import { sql } from "kysely";
import type { Db } from "../../../platform/db.ts";

/** What an evaluation comes to after its re-check; `agency_id` is the lead that the round was about, null for an answer on line. */
export type EvaluationStanding = {
  readonly callback_id: string;
  readonly agency_id: string | null;
  readonly evaluated_at: Date;
  readonly is_valid: boolean;
  readonly satisfaction: Satisfaction;
};

const standing = sql`
  select evaluation.callback_id, callback.lead_agency_id as agency_id, evaluation.evaluated_at,
    evaluation.validity = 'valid' as is_valid, coalesce(evaluation_recheck.satisfaction, evaluation.satisfaction) as satisfaction
  from evaluation
  join callback on callback.city_code = evaluation.city_code and callback.id = evaluation.callback_id
  left join evaluation_recheck on evaluation_recheck.city_code = evaluation.city_code and evaluation_recheck.evaluation_id = evaluation.id`;

/** By the id of the evaluation or of its callback. */
export async function findStanding(db: Db, cityCode: string, id: string): Promise<EvaluationStanding | undefined> {
  const found = await sql<EvaluationStanding>`
    ${standing} where evaluation.city_code = ${cityCode} and (evaluation.id = ${id} or evaluation.callback_id = ${id})`.execute(db);
  return found.rows[0];
}

/** By agency, what was evaluated in a month: all that is valid, and what was satisfied or basically satisfied. Imported history, which nobody here asked for, is left out. */
export async function recountEvaluations(
  db: Db,
  cityCode: string,
  month: { from: Date; to: Date },
): Promise<{ agency_id: string; evaluated: number; satisfied: number }[]> {
  const counted = await sql<{ agency_id: string; evaluated: number; satisfied: number }>`
    select agency_id, count(*) as evaluated, count(*) filter (where satisfaction in ('satisfied', 'basicallySatisfied')) as satisfied
    from (${standing} where evaluation.city_code = ${cityCode} and evaluation.evaluated_at >= ${month.from} and evaluation.evaluated_at < ${month.to}
      and not (evaluation.source = 'phone' and evaluation.evaluated_by is null)) as counted
    where is_valid and agency_id is not null group by agency_id`.execute(db);
  return counted.rows;
}
