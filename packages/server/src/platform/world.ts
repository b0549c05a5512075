import type pg from "pg";
import type { Logger } from "pino";
import type { Actor } from "../kernel/actor.ts";
import type { Clock } from "../kernel/clock.ts";
import type { Config } from "./config.ts";
import type { Crypto } from "./crypto.ts";
import type { Db } from "./db.ts";
import type { Files } from "./files.ts";
import type { Listeners } from "./listeners.ts";
import type { Memory } from "./memory.ts";
import type { Numbers } from "./numbers.ts";
import type { LiveTopic, Signals } from "./signals.ts";

/** What the process has: made once by the composition root, handed down, never global. */
export type World = {
  readonly config: Config;
  readonly pool: pg.Pool;
  readonly db: Db;
  readonly clock: Clock;
  readonly log: Logger;
  readonly crypto: Crypto;
  readonly files: Files;
  readonly memory: Memory;
  readonly numbers: Numbers;
  readonly listeners: Listeners;
  readonly signals: Signals;
};

/** One request or one job: who asks, when, under which request id. `db` is the pool; an {@link Act} has an open transaction instead. */
export type Call = {
  readonly world: World;
  readonly db: Db;
  readonly actor: Actor;
  readonly cityCode: string;
  readonly at: Date;
  readonly requestId: string;
  readonly ip: string | null;
};

/** A call inside its one transaction: what actions and writing store functions take. */
export type Act = Call & {
  /** What open pages will be told after the commit. */
  readonly topics: Set<LiveTopic>;
};
