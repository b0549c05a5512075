import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, closeSync, fstatSync, mkdirSync, openSync, readFileSync, renameSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import { type Account, giveTo } from "./account.ts";
import * as processes from "./server-process.ts";
import { serverEnvironment } from "./settings.ts";
import { errorCode, refuseWhenForbidden, StartRefusal } from "./start-refusal.ts";

/** All it takes to start the server of a cluster. `cluster` is a real path. */
export type Launch = {
  program: string;
  args: string[];
  cluster: string;
  socketFolder: string;
  logFile: string;
  account: Account;
  log: (line: string) => void;
};

/** A running server; `died` resolves, with the reason, when it is gone. */
export type Postmaster = { pid: number; died: Promise<string> };

const POLL_MS = 5;
const ADOPTED_POLL_MS = 200;
const TELL_EVERY_MS = 10_000;
const LEFTOVERS_QUIT_AFTER_MS = 3_000;
const LEFTOVERS_KILL_AFTER_MS = 6_000;
const LEFTOVERS_GIVE_UP_AFTER_MS = 15_000;
const FAST_STOP_MS = 60_000;
const LOG_BYTES_MAX = 20 * 1024 * 1024;

/** Takes over the server a killed copy left running, or starts one. */
export async function adoptOrLaunch(launch: Launch): Promise<Postmaster> {
  const adopted = await adopt(launch);
  if (adopted) return adopted;
  const { cluster, socketFolder, account } = launch;
  refuseWhenForbidden(cluster, () => processes.disarmLockFiles(cluster, socketFolder, account));
  return launchServer(launch);
}

async function adopt({ program, args, cluster, log }: Launch): Promise<Postmaster | undefined> {
  const pid = processes.readPostmasterFile(cluster)?.pid;
  if (pid === undefined || !processes.isPostmaster(pid, cluster)) return undefined;
  const isSame = isDeepStrictEqual(processes.commandLine(pid), [program, ...args]) && !processes.runsReplacedProgram(pid);
  const gone = () => !processes.isPostmaster(pid, cluster);
  if (isSame && (await untilReady(pid, cluster, gone, log))) {
    log(`沿用仍在运行的数据库（进程 ${pid}）。`);
    const died = processes.waitUntilGone(pid, cluster, ADOPTED_POLL_MS, true).then(() => "进程已不存在");
    return { pid, died };
  }
  if (!gone()) log(`数据库的程序或设置已改变，正在重新启动（进程 ${pid}）。`);
  await stopServer(pid, cluster);
  return undefined;
}

/** Starts the server, waiting for what a killed one left behind; else StartRefusal. */
async function launchServer(launch: Launch): Promise<Postmaster> {
  const began = performance.now();
  for (;;) {
    const attempt = await tryLaunch(launch);
    if ("postmaster" in attempt) return attempt.postmaster;
    const waitedMs = performance.now() - began;
    if (!attempt.isBusy || waitedMs > LEFTOVERS_GIVE_UP_AFTER_MS) throw attempt.refusal;
    // Backends of a killed postmaster leave by themselves, save those deep in a computation.
    if (waitedMs > LEFTOVERS_KILL_AFTER_MS) processes.signalLeftovers(launch.cluster, "SIGKILL");
    else if (waitedMs > LEFTOVERS_QUIT_AFTER_MS) processes.signalLeftovers(launch.cluster, "SIGQUIT");
    await delay(50);
  }
}

type Attempt = { postmaster: Postmaster } | { refusal: StartRefusal; isBusy: boolean };

async function tryLaunch({ program, args, cluster, logFile, account, log }: Launch): Promise<Attempt> {
  const output = openLog(logFile, account);
  const logStart = fstatSync(output).size;
  // Detached, or Ctrl-C would stop it under our hands; a file, as a pipe would end with this process.
  const stdio: ["ignore", number, number] = ["ignore", output, output];
  const child = spawn(program, args, { ...account.spawnAs, cwd: "/", detached: true, env: serverEnvironment(), stdio });
  closeSync(output);
  let ended: string | undefined;
  const died = once(child, "exit").then(
    ([code, signal]: unknown[]) => (ended = signal ? `信号 ${signal}` : `退出码 ${code}`),
    (error: unknown) => (ended = `无法运行（${errorCode(error) ?? error}）`),
  );
  child.unref();
  const pid = child.pid;
  if (pid === undefined) return { refusal: explain([], await died, logFile), isBusy: false };
  if (await untilReady(pid, cluster, () => ended !== undefined, log)) return { postmaster: { pid, died } };
  const lines = readFileSync(logFile).subarray(logStart).toString().split("\n");
  const isBusy = lines.some((line) => /pre-existing shared memory block|lock file ".*" already exists/.test(line));
  return { refusal: explain(lines, await died, logFile), isBusy };
}

/** Recovery after a crash may take minutes: it waits as long as the server lives. */
async function untilReady(pid: number, cluster: string, isGone: () => boolean, log: (line: string) => void): Promise<boolean> {
  let tellAt = performance.now() + TELL_EVERY_MS;
  for (;;) {
    const file = processes.readPostmasterFile(cluster);
    if (file?.pid === pid && file.status === "ready") return true;
    if (isGone() || (file?.pid === pid && file.status === "stopping")) return false;
    if (performance.now() > tellAt) {
      log("数据库仍在启动（可能正在恢复数据）……");
      tellAt += TELL_EVERY_MS;
    }
    await delay(POLL_MS);
  }
}

function explain(lines: string[], ended: string, logFile: string): StartRefusal {
  if (lines.some((line) => /No space left on device|Disk quota exceeded/.test(line)))
    return new StartRefusal("disk-full", `磁盘空间已满，数据库无法启动，请清理后重试（日志见 ${logFile}）。`);
  const fatal = lines.find((line) => /\b(FATAL|PANIC):/.test(line))?.replace(/^.*?(FATAL|PANIC):\s*/, "");
  return new StartRefusal("server-failed", `数据库无法启动：${fatal ?? ended}（日志见 ${logFile}）。`);
}

function openLog(path: string, account: Account): number {
  return refuseWhenForbidden(path, () => {
    mkdirSync(dirname(path), { recursive: true });
    if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > LOG_BYTES_MAX) renameSync(path, `${path}.1`);
    const output = openSync(path, "a", 0o600);
    chmodSync(path, 0o600);
    giveTo(account, path);
    return output;
  });
}

/** Stops the server ("fast": open transactions are rolled back) and resolves when it is gone. */
export async function stopServer(pid: number, cluster: string): Promise<void> {
  const signal = (name: "SIGINT" | "SIGQUIT") => {
    if (processes.isPostmaster(pid, cluster)) process.kill(pid, name);
  };
  signal("SIGINT");
  const inTime = await Promise.race([
    processes.waitUntilGone(pid, cluster, POLL_MS).then(() => true),
    delay(FAST_STOP_MS, false, { ref: false }),
  ]);
  if (inTime) return;
  signal("SIGQUIT");
  await processes.waitUntilGone(pid, cluster, POLL_MS);
}
