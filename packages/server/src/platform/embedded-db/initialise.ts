import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmdirSync, rmSync, statfsSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Account, giveTo } from "./account.ts";
import type { Binaries } from "./binaries.ts";
import { holdsCluster, type Place } from "./place.ts";
import { serverEnvironment } from "./settings.ts";
import { errorCode, refuseWhenForbidden, StartRefusal } from "./start-refusal.ts";

export const DATABASE_USER = "yihao";
const SERVER_MAJOR_VERSION = "18";
const UNFINISHED = "pg.unfinished-";
const NEW_CLUSTER_BYTES = 150 * 1024 * 1024;

/**
 * Makes the cluster when there is none. initdb works in a folder of its own, which takes the cluster's name only when it is done:
 * one that was interrupted is never taken for a cluster, is thrown away at the next start, and cannot disturb it while it ends.
 */
export async function initialiseCluster(place: Place, binaries: Binaries, account: Account): Promise<void> {
  const parent = dirname(place.cluster);
  removeUnfinished(parent);
  if (holdsCluster(place.cluster)) return assertVersion(place.cluster);
  refuseWhenForbidden(parent, () => assertSpace(parent));

  const unfinished = refuseWhenForbidden(parent, () => mkdtempSync(join(parent, UNFINISHED)));
  try {
    giveTo(account, unfinished);
    await runInitdb(binaries.initdb, unfinished, account);
    refuseWhenForbidden(place.cluster, () => {
      mkdirSync(place.cluster, { recursive: true });
      rmdirSync(place.cluster);
      renameSync(unfinished, place.cluster);
    });
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    throw error;
  }
}

function removeUnfinished(folder: string): void {
  refuseWhenForbidden(folder, () => {
    for (const name of readdirSync(folder))
      if (name.startsWith(UNFINISHED)) rmSync(join(folder, name), { recursive: true, force: true, maxRetries: 5 });
  });
}

function assertVersion(cluster: string): void {
  const version = readFileSync(join(cluster, "PG_VERSION"), "utf8").trim();
  if (version === SERVER_MAJOR_VERSION) return;
  throw new StartRefusal(
    "foreign-data",
    `${cluster} 是 PostgreSQL ${version} 的数据，内置数据库为 ${SERVER_MAJOR_VERSION}，请用原版本导出后再导入。`,
  );
}

function assertSpace(folder: string): void {
  const { bavail, bsize } = statfsSync(folder);
  if (bavail * bsize >= NEW_CLUSTER_BYTES) return;
  const freeMegabytes = Math.floor((bavail * bsize) / 1024 / 1024);
  throw new StartRefusal("disk-full", `磁盘空间不足：${folder} 所在磁盘只剩 ${freeMegabytes} MB，新建数据库至少需要 150 MB。`);
}

async function runInitdb(initdb: string, folder: string, account: Account): Promise<void> {
  // Trust: the socket lies in a folder of mode 0700 and nothing listens on the network.
  // In the folder and by its name ".": an initdb left over from a killed copy fails when the next start throws its folder away;
  // given a path it would make the folder anew.
  const args = ["-D", ".", "-U", DATABASE_USER, "-A", "trust", "-E", "UTF8", "--no-instructions"];
  args.push("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C");
  const child = spawn(initdb, args, { ...account.spawnAs, cwd: folder, env: serverEnvironment(), stdio: ["ignore", "ignore", "pipe"] });
  let complaint = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    complaint += text;
  });
  const code = await new Promise<number | null>((done, failed) => {
    child.once("error", failed);
    child.once("close", done);
  }).catch((error: unknown) => {
    throw new StartRefusal("server-failed", `无法运行 initdb（${errorCode(error) ?? error}）。`, { cause: error });
  });
  if (code !== 0) throw explainInitdb(complaint, folder, account);
}

function explainInitdb(complaint: string, folder: string, account: Account): StartRefusal {
  if (/No space left on device|Disk quota exceeded/.test(complaint))
    return new StartRefusal("disk-full", `磁盘空间已满，无法在 ${folder} 新建数据库，请清理后重试。`);
  if (/could not look up effective user/.test(complaint))
    return new StartRefusal(
      "server-failed",
      `系统中没有 uid ${account.uid} 对应的账户，PostgreSQL 不能以它新建数据库，请在 /etc/passwd 中加上这个账户，或换一个用户启动。`,
    );
  const line = complaint.split("\n").find((text) => /error|fatal/i.test(text)) ?? complaint.trim();
  return new StartRefusal("server-failed", `新建数据库失败：${line}`);
}
