import { createWorld, endWorld } from "@yihao/server/app";
import { settableClock } from "@yihao/server/kernel/clock";
import { watchClocks } from "@yihao/server/modules/supervision/index";
import { readConfig } from "@yihao/server/platform/config";
import { jobCall } from "@yihao/server/platform/jobs";
import type { World } from "@yihao/server/platform/world";
import type pg from "pg";
import { generateOpenAssignments } from "./generate-assignments.ts";
import { openBenchStage, round } from "./stage.ts";

const rounds = 3;
const idleRounds = 5;
const connections = 4;
const minuteMs = 60_000;

/**
 * The clock of warnings over 1,000,000 open assignments of 676 agencies. Each busy round finds 1 % of the lights changed (a third of them to
 * red, which opens supervision cases) and moves the figures of every agency; the rounds between find nothing. The worst of each kind counts.
 * Rows read are the database's own count over a whole round: rows of scans, entries of indexes and rows fetched by them, of all tables
 * of the product (its catalogues are not: they are read by whoever connects, autovacuum too).
 */
export async function run({ rows = "1000000" }: { rows?: string }): Promise<Record<string, unknown>> {
  const stage = await openBenchStage();
  try {
    const noon = new Date();
    const count = Number(rows);
    console.error(`making ${count} open assignments`);
    await generateOpenAssignments(stage.pool, { count, from: noon, rounds, changing: Math.round(count / 100) });
    const clock = settableClock(noon);
    const config = readConfig({ YIHAO_DATA: stage.dataFolder, YIHAO_LOG: "silent", YIHAO_POOL: String(connections) }, stage.dataFolder);
    const world = createWorld(config, stage.connection, { clock });
    try {
      const first = await watchClocks(jobCall(world, "bench"));
      console.error(`first round: ${JSON.stringify(first)}`);
      const busy: number[] = [];
      const idle: { ms: number; read: number }[] = [];
      for (let nth = 0; nth < rounds; nth += 1) {
        await stage.pool.query(
          "insert into agency_tally_change select '320600', gen_random_uuid(), agency.id, to_char($1::timestamptz at time zone 'Asia/Shanghai', 'YYYY-MM'), counter, 1 from agency, unnest(array['evaluated', 'satisfied']) as counter where agency.tier = 1",
          [noon],
        );
        clock.advance(minuteMs);
        const began = performance.now();
        const report = await watchClocks(jobCall(world, "bench"));
        busy.push(performance.now() - began);
        console.error(`busy: ${round(busy.at(-1) ?? 0, 0)} ms ${JSON.stringify(report)}`);
        for (let again = 0; again < idleRounds; again += 1) idle.push(await idleRound(world, stage.pool));
        console.error(
          `idle: ${idle
            .slice(-idleRounds)
            .map((each) => `${round(each.ms, 1)} ms ${each.read} rows`)
            .join(", ")}`,
        );
      }
      return {
        assignments: count,
        busyMs: round(Math.max(...busy), 0),
        idleMs: round(Math.max(...idle.map((each) => each.ms)), 1),
        idleRowsRead: Math.max(...idle.map((each) => each.read)),
      };
    } finally {
      await endWorld(world);
    }
  } finally {
    await stage.close();
  }
}

async function idleRound(world: World, pool: pg.Pool): Promise<{ ms: number; read: number }> {
  const before = await rowsRead(world, pool);
  const began = performance.now();
  await watchClocks(jobCall(world, "bench"));
  const ms = performance.now() - began;
  return { ms, read: (await rowsRead(world, pool)) - before };
}

/** A backend reports its counts at most once a second unless it is asked to; the reader is asked last. */
async function rowsRead(world: World, pool: pg.Pool): Promise<number> {
  const clients = await Promise.all(Array.from({ length: connections }, () => world.pool.connect()));
  for (const client of clients) {
    await client.query("select pg_stat_force_next_flush()");
    client.release();
  }
  const counted = await pool.query<{ read: string }>(
    `select (select sum(seq_tup_read + coalesce(idx_tup_fetch, 0)) from pg_stat_user_tables) + (select sum(idx_tup_read) from pg_stat_user_indexes) as read`,
  );
  return Number(counted.rows[0]?.read);
}
