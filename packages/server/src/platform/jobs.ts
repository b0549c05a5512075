import { Logger, type Runner, run, type TaskList } from "graphile-worker";
import { systemActor } from "../kernel/actor.ts";
import type { Call, World } from "./world.ts";

/** One thing the clock does. Shallow: it calls an action and nothing else. */
export type Job = {
  readonly name: string /** Five-field cron in Asia/Shanghai, or none for jobs that acts ask for. */;
  readonly cron?: string;
  readonly work: (call: Call) => Promise<void>;
};

const cronHours = (cron: string): string => {
  // graphile-worker reads cron lines in UTC; ours are written in Shanghai time, eight hours ahead, all year.
  const [minute = "*", hour = "*", ...rest] = cron.split(" ");
  return [minute, /^\d+$/.test(hour) ? String((Number(hour) + 16) % 24) : hour, ...rest].join(" ");
};

export async function startJobs(world: World, jobs: readonly Job[]): Promise<{ stop(): Promise<void> }> {
  const taskList: TaskList = Object.fromEntries(jobs.map((job) => [job.name, () => job.work(jobCall(world, job.name))]));
  const runner: Runner = await run({
    pgPool: world.pool,
    noHandleSignals: true,
    concurrency: 2,
    taskList,
    crontab: jobs.flatMap((job) => (job.cron === undefined ? [] : [`${cronHours(job.cron)} ${job.name}`])).join("\n"),
    logger: quietLogger(world),
  });
  // The promise settles on stop; without a listener a lost database would be an unhandled rejection.
  runner.promise.catch((error: unknown) => world.log.warn({ err: error }, "job runner ended"));
  return { stop: () => runner.stop() };
}

export function jobCall(world: World, name: string): Call {
  const { cityCode } = world.config;
  return { world, db: world.db, actor: systemActor(cityCode), cityCode, at: world.clock.now(), requestId: `job:${name}`, ip: null };
}

function quietLogger(world: World): Logger {
  return new Logger(() => (level, message) => {
    if (level === "error") world.log.error(message);
    else if (level === "warning") world.log.warn(message);
  });
}
