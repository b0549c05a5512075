import { type RawBuilder, sql } from "kysely";
import type { Db } from "../../../platform/db.ts";

type Group = { readonly key: string | null; readonly count: number };

/** What requesters said, for the identities: by plain statements over the views. */
export async function countOpinions(db: Db, cityCode: string) {
  const count = async (statement: RawBuilder<unknown>) => (await sql<{ count: number }>`${statement}`.execute(db)).rows[0]?.count ?? 0;
  const groups = async (statement: RawBuilder<unknown>) => (await sql<Group>`${statement}`.execute(db)).rows;
  const evaluations = sql`evaluation_fact e where e.city_code = ${cityCode}`;
  return {
    validity: await groups(sql`select validity as key, count(*) as count from ${evaluations} group by 1`),
    satisfaction: await groups(sql`select satisfaction as key, count(*) as count from ${evaluations} group by 1`),
    first: await count(sql`select count(*) as count from ${evaluations} and e.is_first`),
    ordersWithFirst: await count(sql`select count(distinct work_order_id) as count from ${evaluations} and e.is_first`),
    final: await count(sql`select count(*) as count from ${evaluations} and e.is_final`),
    ordersOver: await count(
      sql`select count(*) as count from work_order_fact o where o.city_code = ${cityCode} and o.state in ('closed', 'withdrawn', 'terminated', 'concluded', 'merged')
        and exists (select 1 from evaluation_fact e where e.city_code = o.city_code and e.work_order_id = o.id)`,
    ),
    finished: await count(sql`select count(*) as count from callback_fact where city_code = ${cityCode} and finished_at is not null`),
    ends: await groups(
      sql`select state as key, count(*) as count from callback_fact where city_code = ${cityCode} and finished_at is not null group by 1`,
    ),
    online: await count(sql`select count(*) as count from online_evaluation_fact where city_code = ${cityCode}`),
    onlineEvaluated: await count(
      sql`select count(*) as count from online_callback_fact c where c.city_code = ${cityCode} and c.state = 'evaluated'
        and 1 = (select count(*) from online_evaluation_fact e where e.city_code = c.city_code and e.callback_id = c.id)`,
    ),
  };
}
