import type { Pool } from "pg";
import { dateOf } from "../kernel/shanghai.ts";

export interface NumberBlockTable {
  city_code: string;
  series: string;
  on_date: string;
  next_value: number;
}
declare module "./db.ts" {
  interface Tables {
    number_block: NumberBlockTable;
  }
}

/** 编号: eight digits of the day and six of the serial, e.g. 20261123000123. */
export type Numbers = {
  next(cityCode: string, at: Date): Promise<string>;
  /** A number for each of these instants, in their order: for imports, whose days are many. One round trip. */
  reserve(cityCode: string, instants: readonly Date[]): Promise<string[]>;
};

const blockSize = 100;
const serialDigits = 6;

/**
 * Numbers are leased in blocks per process, city and day: a counter row taken by every act would be held until its commit and cap
 * the city near the speed of one client. Gaps are allowed (a process that ends leaves the rest of its block); duplicates never.
 */
export function createNumbers(pool: Pool): Numbers {
  const leases = new Map<string, { next: number; end: number; coming: Promise<void> | null }>();
  async function lease(cityCode: string, day: string, block: { next: number; end: number }): Promise<void> {
    const answer = await pool.query<{ next_value: number }>(
      `insert into number_block (city_code, series, on_date, next_value) values ($1, 'demand', $2, 1 + $3)
       on conflict (city_code, series, on_date) do update set next_value = number_block.next_value + $3 returning next_value`,
      [cityCode, day, blockSize],
    );
    const end = answer.rows[0]?.next_value ?? 0;
    block.next = end - blockSize;
    block.end = end;
  }
  return {
    async next(cityCode, at) {
      const day = dateOf(at);
      const key = `${cityCode}:${day}`;
      let block = leases.get(key);
      if (block === undefined) {
        // Yesterday's leases are of no more use.
        if (leases.size > 400) leases.clear();
        block = { next: 0, end: 0, coming: null };
        leases.set(key, block);
      }
      while (block.next >= block.end) {
        const current = block;
        block.coming ??= lease(cityCode, day, current).finally(() => {
          current.coming = null;
        });
        await block.coming;
      }
      const serial = block.next;
      block.next += 1;
      return numberOf(day, serial);
    },
    async reserve(cityCode, instants) {
      const days = instants.map(dateOf);
      const counts = new Map<string, number>();
      for (const day of days) counts.set(day, (counts.get(day) ?? 0) + 1);
      const next = await reserveDays(pool, cityCode, counts);
      return days.map((day) => {
        const serial = next.get(day) ?? 0;
        next.set(day, serial + 1);
        return numberOf(day, serial);
      });
    },
  };
}

const numberOf = (day: string, serial: number) => `${day.replaceAll("-", "")}${String(serial).padStart(serialDigits, "0")}`;

/** The first of as many serials as each day needs. Days in order: two importers must not wait for each other crosswise. */
async function reserveDays(pool: Pool, cityCode: string, counts: ReadonlyMap<string, number>): Promise<Map<string, number>> {
  const asked = [...counts].sort(([left], [right]) => (left < right ? -1 : 1));
  const answer = await pool.query<{ on_date: string; next_value: number }>(
    `insert into number_block (city_code, series, on_date, next_value)
     select $1, 'demand', day, 1 + count from unnest($2::date[], $3::bigint[]) as asked (day, count) order by day
     on conflict (city_code, series, on_date) do update set next_value = number_block.next_value + excluded.next_value - 1 returning on_date, next_value`,
    [cityCode, asked.map(([day]) => day), asked.map(([, count]) => count)],
  );
  return new Map(answer.rows.map((row) => [row.on_date, row.next_value - (counts.get(row.on_date) ?? 0)]));
}
