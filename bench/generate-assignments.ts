import type pg from "pg";

export type OpenAssignments = {
  readonly count: number;
  /** The instant at which the clock is wound up: every light is right then. */
  readonly from: Date;
  /** In each of so many minutes after it, `changing` lights change. */
  readonly rounds: number;
  readonly changing: number;
};

const agencies = 676;
const partsOfOrder = 4;

/**
 * Fills a city with open assignments as the watch has left them: lights, next moments and tallies are those of the instant `from`. 676
 * agencies with a holder for each post; four parts to an order, the first of them the lead's.
 */
export async function generateOpenAssignments(pool: pg.Pool, wanted: OpenAssignments): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query(
      "set synchronous_commit = off; set maintenance_work_mem = '512MB'; set work_mem = '128MB'; set timezone = 'Asia/Shanghai'",
    );
    await fillAgencies(client);
    await fillOrders(client, wanted);
    await fillAssignments(client, wanted);
    await fillTallies(client);
  } finally {
    client.release(true);
  }
  for (const table of ["demand", "work_order", "assignment", "assignment_watch", "tallied_item", "agency_tally"])
    await pool.query(`vacuum (analyze) ${table}`);
  // What was made is on the disk before anything is measured.
  await pool.query("checkpoint");
}

async function fillAgencies(client: pg.PoolClient): Promise<void> {
  await client.query(
    `insert into agency (city_code, id, code, name, short_name, path, tier, kind, platform_code, initials, is_active)
     select '320600', gen_random_uuid(), 'bench' || n, '第' || n || '承办单位', '第' || n || '单位', 'bench' || n || '/', 1, 'government', '320600', 'dcbdw', true
     from generate_series(1, $1 - (select count(*)::int from agency where city_code = '320600' and tier = 1)) as n`,
    [agencies],
  );
  await client.query(
    `insert into account (city_code, id, username, display_name, password_hash, roles, platform_code, agency_id, status, created_at)
     select '320600', gen_random_uuid(), post || '-' || agency.code, post || agency.short_name, '', array['agencyLeader'], '320600', agency.id, 'active', now()
     from agency, unnest(array['liaison', 'deputyLeader', 'mainLeader']) as post where agency.tier = 1`,
  );
  await client.query(
    `insert into agency_post (city_code, id, agency_id, post, account_id, set_at, set_by_name)
     select '320600', gen_random_uuid(), agency_id, split_part(username, '-', 1), id, now(), 'bench' from account where username ~ '^(liaison|deputyLeader|mainLeader)-'`,
  );
}

/**
 * Ages of the parts and orders in the sequence of their making, ids that begin with their time, as the product makes them. A limit of five
 * days turns yellow after two and a half, orange after four. The first `rounds × changing` come to one of the three bounds in the minutes to
 * come, a third of them to each; the rest are spread over the five days and keep away from the bounds.
 */
async function fillOrders(client: pg.PoolClient, { count, from, rounds, changing }: OpenAssignments): Promise<void> {
  await client.query(
    `create unlogged table bench_order as
     with places as (select n, (n - 1) * ${partsOfOrder} as place from generate_series(1, $1::int) as n),
       aged as (
         select n, case when place < $3::int * $4::int
             then $2::timestamptz + (place / $4::int) * interval '1 minute' + interval '30 seconds' - (array[2.5, 4, 5])[1 + n % 3] * interval '1 day'
             else $2::timestamptz - ((array[0, 2.5, 4])[1 + n % 3] + random() * (array[2, 1, 0.5])[1 + n % 3] + 0.1) * interval '1 day' end as made_at
         from places)
     select row_number() over (order by made_at) as n, made_at, ${timedId("made_at")} as id, ${timedId("made_at")} as demand_id from aged order by made_at`,
    [Math.ceil(count / partsOfOrder), from, rounds, changing],
  );
  await client.query(
    `insert into demand (city_code, id, number, platform_code, channel, kind, line, state, urgency, title, content, requester_label, requester_gender, requester_kind, is_anonymous, is_confidential, no_reply_wanted, registered_at, first_dispatched_at, work_order_id, query_code_digest, request_key, search)
     select '320600', demand_id, '9' || lpad(n::text, 13, '0'), '320600', 'phone', 'complaint', 'citizen', 'dispatched', 'normal', '第' || n || '号路灯不亮', '请尽快处理', '王**', 'unknown', 'individual', false, false, false,
       made_at, made_at, id, '\\x00', 'bench-' || n, '' from bench_order`,
  );
  await client.query(
    `insert into work_order (city_code, id, number, demand_id, platform_code, state, state_since, title, channel, kind, line, urgency, is_confidential, created_at, agency_ids, first_dispatched_at, dispatched_at, search)
     select '320600', id, '9' || lpad(n::text, 13, '0'), demand_id, '320600', 'dispatched', made_at, '第' || n || '号路灯不亮', 'phone', 'complaint', 'citizen', 'normal', false, made_at, '{}', made_at, made_at, '' from bench_order`,
  );
}

const timedId = (at: string) =>
  `(lpad(to_hex((extract(epoch from ${at}) * 1000)::bigint), 12, '0') || '7' || substr(replace(gen_random_uuid()::text, '-', ''), 14))::uuid`;

async function fillAssignments(client: pg.PoolClient, { from }: OpenAssignments): Promise<void> {
  await client.query(
    `insert into assignment (city_code, id, work_order_id, demand_id, agency_id, role, state, is_rework, number, title, kind, urgency, assigned_at, acknowledged_at, limit_amount, limit_unit, original_due_at, due_at, yellow_at, orange_at, due_is_provisional)
     with units as (select array_agg(id order by code) as ids from agency where city_code = '320600' and tier = 1)
     select '320600', ${timedId("made_at")}, bench_order.id, demand_id, ids[1 + ((n * ${partsOfOrder} + part) * 7919 % array_length(ids, 1))::int], case when part = 1 then 'lead' else 'supporting' end, 'handling', false,
       '9' || lpad(n::text, 13, '0'), '第' || n || '号路灯不亮', 'complaint', 'normal', made_at, made_at + interval '1 hour', 5, 'workingDay', made_at + interval '5 days', made_at + interval '5 days',
       made_at + interval '60 hours', made_at + interval '4 days', false
     from bench_order, generate_series(1, ${partsOfOrder}) as part, units order by n, part`,
  );
  await client.query("drop table bench_order");
  await client.query(
    `insert into assignment_watch (city_code, assignment_id, light, warn_at)
     select city_code, id, case when yellow_at > $1 then 'green' when orange_at > $1 then 'yellow' else 'orange' end,
       case when yellow_at > $1 then yellow_at when orange_at > $1 then orange_at else due_at + interval '1 millisecond' end from assignment order by id`,
    [from],
  );
}

async function fillTallies(client: pg.PoolClient): Promise<void> {
  await client.query(
    `insert into tallied_item (city_code, item_id, agency_id, entries)
     select city_code, id, agency_id, format('assigned:%1$s,acknowledgeable:%1$s,acknowledgedInTime:%1$s', month)
     from assignment, lateral (select to_char(assigned_at at time zone 'Asia/Shanghai', 'YYYY-MM') as month) as of order by id`,
  );
  await client.query(
    `insert into agency_tally (city_code, agency_id, month, counter, count)
     select city_code, agency_id, split_part(entry, ':', 2), split_part(entry, ':', 1), count(*) from tallied_item, unnest(string_to_array(entries, ',')) as entry group by 1, 2, 3, 4`,
  );
}
