import { existsSync, readdirSync, readFileSync, readlinkSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { type Account, giveTo } from "./account.ts";
import { errorCode } from "./start-refusal.ts";

/** What PostgreSQL writes into postmaster.pid; `status` is "starting", "ready", "stopping" or, early on, empty. */
export type PostmasterFile = { pid: number; status: string };

/** Higher than any pid Linux gives out. */
const DEAD_PID = 2 ** 31 - 2;

export function readPostmasterFile(cluster: string): PostmasterFile | undefined {
  let lines: string[];
  try {
    lines = readFileSync(join(cluster, "postmaster.pid"), "utf8").split("\n");
  } catch {
    return undefined;
  }
  return { pid: Math.abs(Number.parseInt(lines[0] ?? "", 10)) || 0, status: (lines[7] ?? "").trim() };
}

/** The command line of a running process; empty for one that is gone, or a zombie nobody has collected. */
export function commandLine(pid: number): string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0").slice(0, -1);
  } catch {
    return [];
  }
}

/** Whether the pid is the postmaster of this cluster, and not another process that was given the number later. */
export function isPostmaster(pid: number, cluster: string): boolean {
  const [program = "", ...args] = commandLine(pid);
  if (basename(program) !== "postgres") return false;
  // It works inside the cluster's folder, which shows the cluster even when its path has been renamed since.
  return args[args.indexOf("-D") + 1] === cluster || readProcessLink(pid, "cwd") === cluster;
}

/** Whether the program's file was replaced since (an update of the packages); unknown counts as no. */
export function runsReplacedProgram(pid: number): boolean {
  return readProcessLink(pid, "exe")?.endsWith(" (deleted)") ?? false;
}

/** Undefined when the process is gone or out of sight: in a container even root may not look at another user's. */
function readProcessLink(pid: number, name: "cwd" | "exe"): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/${name}`);
  } catch {
    return undefined;
  }
}

/**
 * Makes the lock files of a dead server harmless. PostgreSQL refuses to start while any process has the number in them: another
 * one that was given it since, or the dead server itself, a zombie in a container whose first process collects none.
 * Only the number is changed: by the rest PostgreSQL notices that backends of the dead server still run.
 */
export function disarmLockFiles(cluster: string, socketFolder: string, account: Account): void {
  const socketLocks = readdirSync(socketFolder).filter((name) => name.endsWith(".lock"));
  for (const path of [join(cluster, "postmaster.pid"), ...socketLocks.map((name) => join(socketFolder, name))]) {
    if (!existsSync(path)) continue;
    const text = readFileSync(path, "utf8");
    if (text === "") {
      rmSync(path);
      continue;
    }
    // Replaced whole: on a full disk the old one must stay.
    const replacement = `${path}.new`;
    writeFileSync(replacement, text.replace(/^-?\d+/, String(DEAD_PID)), { mode: 0o600 });
    giveTo(account, replacement);
    renameSync(replacement, path);
  }
}

/** Resolves when the postmaster is gone. With `quiet` the waiting does not keep this process alive. */
export async function waitUntilGone(pid: number, cluster: string, everyMs: number, quiet = false): Promise<void> {
  while (isPostmaster(pid, cluster)) await delay(everyMs, undefined, { ref: !quiet });
}

/** Signals the processes a killed postmaster left behind (all work inside the cluster's folder), as far as they can be seen. */
export function signalLeftovers(cluster: string, signal: "SIGQUIT" | "SIGKILL"): void {
  for (const name of readdirSync("/proc")) {
    const pid = Number(name);
    if (!Number.isInteger(pid) || readProcessLink(pid, "cwd") !== cluster) continue;
    if (!commandLine(pid)[0]?.startsWith("postgres:")) continue;
    try {
      process.kill(pid, signal);
    } catch (error) {
      if (errorCode(error) !== "ESRCH") throw error;
    }
  }
}
