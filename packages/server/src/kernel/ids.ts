import { randomFillSync } from "node:crypto";

// Drawn in blocks: one call to the system for 256 ids.
const pool = Buffer.alloc(10 * 256);
let used = pool.length;

let lastTime = 0;
let sequence = 0;

/**
 * A UUIDv7 whose time part is `at` (milliseconds), so that ids sort by the time of the act, also under a simulated clock. Ids of one
 * process and millisecond count upwards in the twelve bits after the version: acts of one moment keep their order.
 */
export function newId(at: Date): string {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const random = pool.subarray(used, used + 10);
  used += 10;
  const now = at.getTime();
  // An id for another moment, asked for in between, must not let the acts of this moment begin again.
  sequence = now > lastTime ? 0 : (sequence + 1) & 0xfff;
  lastTime = Math.max(lastTime, now);
  const time = now.toString(16).padStart(12, "0");
  const tail = random.toString("hex");
  const variant = ((Number.parseInt(tail.slice(3, 4), 16) & 0x3) | 0x8).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${sequence.toString(16).padStart(3, "0")}-${variant}${tail.slice(4, 7)}-${tail.slice(7, 19)}`;
}
