import type pg from "pg";

/**
 * Fills one city with `count` more orders as a busy year leaves them: about 3 % open, a few agencies with most of the work, categories
 * and regions of the reference files, six hundred different matters. Made inside the database, because a million rows over the
 * wire would be a bench of its own; the rows satisfy every foreign key. Search indexes are dropped for the filling and made again.
 */
export async function generateOrders(pool: pg.Pool, count: number): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query(
      "set synchronous_commit = off; set maintenance_work_mem = '512MB'; set work_mem = '64MB'; set timezone = 'Asia/Shanghai'",
    );
    await client.query(
      "drop index if exists demand_search; drop index if exists work_order_search; drop index if exists work_order_by_agency",
    );
    await client.query("drop table if exists bench_order");
    await client.query(
      `create unlogged table bench_order as
       with agencies as (select array_agg(id order by code) as ids from agency where city_code = '320600' and tier = 1),
         subs as (select array_agg(id order by code) as ids from agency where city_code = '320600' and tier > 1),
         leaves as (select array_agg(code order by code) as codes from category where city_code = '320600' and level = 3),
         streets as (select array_agg(code order by code) as codes from region where level = 'street' and code like '3206%'),
         start as (select coalesce(count(*), 0)::int as at from work_order)
       select n, gen_random_uuid() as id, gen_random_uuid() as demand_id,
         now() - (power(random(), 1.2) * 365 * interval '1 day') as created_at,
         case when r < 0.002 then 'awaitingDispatch' when r < 0.0025 then 'awaitingCompletion' when r < 0.022 then 'dispatched' when r < 0.025 then 'awaitingReview' when r < 0.030 then 'awaitingCallback' else 'closed' end as state,
         ids[1 + floor(power(random(), 2.5) * array_length(ids, 1))::int] as agency_id,
         sub_ids[1 + floor(random() * array_length(sub_ids, 1))::int] as sub_id,
         codes[1 + floor(power(random(), 1.7) * array_length(codes, 1))::int] as category_code,
         street_codes[1 + floor(power(random(), 1.5) * array_length(street_codes, 1))::int] as region_code,
         (array['complaint','complaint','complaint','assistance','assistance','suggestion','tipOff','inquiry','inquiry','other'])[1 + floor(random() * 10)::int] as kind,
         (array['phone','phone','phone','phone','phone','phone','phone','wechat','web','app','superior','police'])[1 + floor(random() * 12)::int] as channel,
         (array['路灯不亮','噪声扰民','占道经营','停水','垃圾清运','物业收费','拖欠工资','公交线路','违章建筑','油烟扰民','道路破损','停车难','电梯故障','飞线充电','河道污染'])[1 + floor(power(random(), 1.5) * 15)::int] as matter,
         (array['东','西','南','北','新','老','中','桥','港','园'])[1 + floor(random() * 10)::int] || (array['苑','村','城','里','庭','湾'])[1 + floor(random() * 6)::int] || floor(random() * 400)::int as place
       from (select n + start.at as n, random() as r, agencies.ids, subs.ids as sub_ids, leaves.codes, streets.codes as street_codes from generate_series(1, $1::int) n, agencies, subs, leaves, streets, start) as rows`,
      [count],
    );
    await client.query(`insert into demand (city_code, id, number, platform_code, channel, kind, line, state, urgency, title, content, category_code, region_code, requester_label, requester_gender, requester_kind, is_anonymous, is_confidential, no_reply_wanted, registered_at, first_dispatched_at, work_order_id, query_code_digest, request_key, search)
      select '320600', demand_id, '9' || lpad(n::text, 13, '0'), '320600', channel, kind, 'citizen', case when state = 'closed' then 'closed' when state like 'awaiting%n' then 'ordered' else 'dispatched' end, 'normal', place || matter, place || matter || '，请尽快处理', category_code, region_code, '王**', 'unknown', 'individual', false, false, false, created_at,
        case when state in ('awaitingDispatch', 'awaitingCompletion') then null else created_at end, id, '\\x00', 'bench-' || n, '' from bench_order`);
    await client.query(`insert into work_order (city_code, id, number, demand_id, platform_code, state, state_since, title, channel, kind, line, urgency, category_code, region_code, is_confidential, created_at, agency_ids, lead_agency_id, lead_root_id, first_dispatched_at, dispatched_at, due_at, promised_due_at, yellow_at, orange_at, clock_stopped_at, closed_at, search)
      select '320600', id, '9' || lpad(n::text, 13, '0'), demand_id, '320600', state, created_at + interval '1 hour', place || matter, channel, kind, 'citizen', 'normal', category_code, region_code, false, created_at,
        case when state in ('awaitingDispatch', 'awaitingCompletion') then '{}'::uuid[] when random() < 0.3 then array[agency_id, sub_id] else array[agency_id] end, case when state in ('awaitingDispatch', 'awaitingCompletion') then null else agency_id end, case when state in ('awaitingDispatch', 'awaitingCompletion') then null else agency_id end,
        d, d, due, due, due - interval '3 days', due - interval '1 day', case when state in ('closed', 'awaitingCallback') then due - interval '1 day' end, case when state = 'closed' then due end,
        to_tsvector('simple', matter || ' ' || place || ' ' || left(place, 2))
      from (select *, case when state in ('awaitingDispatch', 'awaitingCompletion') then null else created_at + interval '2 hours' end as d,
        case when state in ('awaitingDispatch', 'awaitingCompletion') then null when state = 'closed' then created_at + interval '7 days' else now() + (random() * 9 - 1.5) * interval '1 day' end as due from bench_order) as o`);
    await client.query(`insert into assignment (city_code, id, work_order_id, demand_id, agency_id, role, state, is_rework, number, title, kind, urgency, category_code, region_code, assigned_at, limit_amount, limit_unit, original_due_at, due_at, yellow_at, orange_at, due_is_provisional, promised_due_at, replied_at, clock_stopped_at, ended_at)
      select '320600', gen_random_uuid(), w.id, w.demand_id, a.agency_id, case when a.at = 1 then 'lead' else 'supporting' end,
        case w.state when 'dispatched' then (case when random() < 0.2 then 'awaitingAcknowledgement' else 'handling' end) when 'awaitingReview' then 'replied' else 'finished' end,
        false, w.number, w.title, w.kind, w.urgency, w.category_code, w.region_code, w.dispatched_at, 5, 'workingDay', w.due_at, w.due_at, w.yellow_at, w.orange_at, false, w.due_at,
        case when w.state <> 'dispatched' then w.due_at - interval '1 day' end, w.clock_stopped_at, case when w.state in ('closed', 'awaitingCallback') then w.due_at - interval '1 day' end
      from work_order w join bench_order o on o.id = w.id cross join lateral unnest(w.agency_ids) with ordinality as a(agency_id, at) where w.city_code = '320600'`);
    await client.query(`insert into callback (city_code, id, work_order_id, demand_id, reply_id, round, state, number, title, kind, lead_agency_id, created_at, due_at, yellow_at, orange_at)
      select '320600', gen_random_uuid(), w.id, w.demand_id, gen_random_uuid(), 1, 'pooled', w.number, w.title, w.kind, w.lead_agency_id, w.due_at - interval '1 day', w.due_at + interval '1 day', w.due_at, w.due_at + interval '12 hours' from work_order w join bench_order o on o.id = w.id where w.state = 'awaitingCallback' and w.city_code = '320600'`);
    await client.query("drop table bench_order");
    await client.query("create index demand_search on demand using gin (search)");
    await client.query("create index work_order_search on work_order using gin (search)");
    await client.query("create index work_order_by_agency on work_order using gin (agency_ids)");
  } finally {
    client.release(true);
  }
  await pool.query("vacuum (analyze) work_order");
  await pool.query("vacuum (analyze) demand");
  await pool.query("vacuum (analyze) assignment");
  await pool.query("vacuum (analyze) callback");
}
