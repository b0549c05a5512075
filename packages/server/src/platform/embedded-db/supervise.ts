import { setTimeout as delay } from "node:timers/promises";
import { adoptOrLaunch, type Launch, type Postmaster, stopServer } from "./postmaster.ts";

/** The server died unexpectedly ("down"), or is back after that many milliseconds ("restored"). */
export type DatabaseCrash = { state: "down"; reason: string } | { state: "restored"; reason: string; downMs: number };
export type CrashListener = (crash: DatabaseCrash) => void;

export type Supervision = {
  /** Returns a function that ends the listening. */
  onCrash(listener: CrashListener): () => void;
  stop(): Promise<void>;
};

const BACK_OFF_FIRST_MS = 100;
const BACK_OFF_MAX_MS = 10_000;
const STABLE_AFTER_MS = 60_000;

/** Starts the server again whenever it dies, at once and then ever more slowly, until it is stopped. */
export function supervise(first: Postmaster, launch: Launch): Supervision {
  const listeners = new Set<CrashListener>();
  const halt = new AbortController();
  let running: Postmaster | undefined = first;
  let backOffMs = 0;
  let stopping: Promise<void> | undefined;

  const tell = (crash: DatabaseCrash) => {
    for (const listener of listeners) {
      try {
        listener(crash);
      } catch (error) {
        launch.log(`数据库状态的接收者出错：${error}`);
      }
    }
  };

  const relaunch = async (): Promise<Postmaster | undefined> => {
    while (!halt.signal.aborted) {
      try {
        if (backOffMs > 0) await delay(backOffMs, undefined, { signal: halt.signal, ref: false });
        backOffMs = Math.min(BACK_OFF_MAX_MS, backOffMs * 2 || BACK_OFF_FIRST_MS);
        return await adoptOrLaunch(launch);
      } catch (error) {
        if (!halt.signal.aborted) launch.log(error instanceof Error ? error.message : String(error));
      }
    }
    return undefined;
  };

  const watch = async () => {
    while (running) {
      const launchedAt = performance.now();
      const reason = await running.died;
      if (halt.signal.aborted) return;
      const diedAt = performance.now();
      if (diedAt - launchedAt > STABLE_AFTER_MS) backOffMs = 0;
      running = undefined;
      launch.log(`数据库意外终止（${reason}），正在重新启动。`);
      tell({ state: "down", reason });
      running = await relaunch();
      if (!running || halt.signal.aborted) return;
      const downMs = Math.round(performance.now() - diedAt);
      launch.log(`数据库已恢复（中断 ${downMs} 毫秒）。`);
      tell({ state: "restored", reason, downMs });
    }
  };
  const watching = watch();

  const stop = async () => {
    halt.abort();
    // While it lives there is nothing to wait for; while it is being started again, that comes to its end first.
    if (!running) await watching;
    if (running) await stopServer(running.pid, launch.cluster);
  };

  return {
    onCrash(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    stop() {
      stopping ??= stop();
      return stopping;
    },
  };
}
