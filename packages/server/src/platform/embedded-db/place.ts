import { spawnSync } from "node:child_process";
import { accessSync, constants, lstatSync, mkdirSync, readdirSync, realpathSync, rmdirSync, statSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Account, clusterFolder, giveTo } from "./account.ts";
import { makeOpenFolder, SYSTEM_FOLDER } from "./binaries.ts";
import { hashPath } from "./single-copy.ts";
import { refuseWhenForbidden, StartRefusal } from "./start-refusal.ts";

/** Where the data really lie: `cluster` is PostgreSQL's folder, `folder` the one around it. */
export type Place = { folder: string; cluster: string; note?: string };

/** Makes the data folder and makes sure this process can write there; else StartRefusal ("read-only", "disk-full"). */
export function prepareDataFolder(dataFolder: string, account: Account): void {
  refuseWhenForbidden(dataFolder, () => {
    if (account.spawnAs.uid === undefined) mkdirSync(dataFolder, { recursive: true });
    else makeOpenFolder(dataFolder);
    accessSync(dataFolder, constants.W_OK);
  });
}

/**
 * Decides where the cluster lies. Beside a folder that the account cannot reach (a checkout in /root, mode 700) it is a folder
 * of the system's, and `pg` in the data folder becomes a link to it: the data folder keeps its path, and with it its identity.
 */
export function choosePlace(dataFolder: string, account: Account): Place {
  const own = clusterFolder(dataFolder);
  const found = lstatSync(own, { throwIfNoEntry: false });
  if (found?.isSymbolicLink()) return followLink(dataFolder, own, account);
  if (found && readdirSync(own).length > 0) {
    if (!holdsCluster(own))
      throw new StartRefusal("foreign-data", `${own} 不是空目录，也不是数据库，请移走其中的文件，或用 YIHAO_DATA 指定另一个目录。`);
    assertReachable(own, account);
    return { folder: dataFolder, cluster: own };
  }
  if (account.spawnAs.uid === undefined || canReach(probeFolder(dataFolder, account), account)) return { folder: dataFolder, cluster: own };
  return moveToSystemFolder(dataFolder, own, account);
}

export function holdsCluster(folder: string): boolean {
  return lstatSync(join(folder, "PG_VERSION"), { throwIfNoEntry: false }) !== undefined;
}

function followLink(dataFolder: string, link: string, account: Account): Place {
  // A link to nothing means that the data were moved or deleted: starting empty would hide that.
  if (!statSync(link, { throwIfNoEntry: false }))
    throw new StartRefusal("unreachable", `${link} 指向的数据目录已不存在；请恢复数据，如确需从空库开始，请删除这个链接。`);
  const cluster = realpathSync(link);
  assertReachable(cluster, account);
  if (dirname(cluster) === systemFolderOf(dataFolder)) return elsewhere(dataFolder, cluster);
  return { folder: dataFolder, cluster, note: `数据实际保存在 ${cluster}（${link} 是指向那里的链接）。` };
}

function systemFolderOf(dataFolder: string): string {
  return join(SYSTEM_FOLDER, `data-${hashPath(dataFolder)}`);
}

function moveToSystemFolder(dataFolder: string, own: string, account: Account): Place {
  const folder = systemFolderOf(dataFolder);
  const cluster = clusterFolder(folder);
  refuseWhenForbidden(folder, () => {
    makeOpenFolder(SYSTEM_FOLDER);
    makeOpenFolder(folder);
    mkdirSync(cluster, { mode: 0o700, recursive: true });
    if (readdirSync(cluster).length === 0) giveTo(account, cluster);
  });
  assertReachable(cluster, account);
  refuseWhenForbidden(own, () => {
    if (lstatSync(own, { throwIfNoEntry: false })) rmdirSync(own);
    symlinkSync(cluster, own);
  });
  return elsewhere(dataFolder, cluster);
}

function elsewhere(dataFolder: string, cluster: string): Place {
  const note = `数据实际保存在 ${cluster}（${dataFolder} 只对当前用户开放，而数据库须以另一用户运行；其中的 pg 是指向那里的链接）。`;
  return { folder: dirname(cluster), cluster, note };
}

function assertReachable(folder: string, account: Account): void {
  if (canReach(folder, account)) return;
  throw new StartRefusal(
    "unreachable",
    `数据库须以 uid ${account.uid} 运行，但该用户不能读写已有的数据 ${folder}，请放开其各级上级目录的进入权限（chmod o+x）后重试。`,
  );
}

/** Tried by a shell as that user: mode bits alone do not tell. (spawn's cwd is entered before the change of user.) */
function canReach(folder: string, account: Account): boolean {
  const attempt = 'cd "$1" && test -r . && test -w .';
  const trial = spawnSync("/bin/sh", ["-c", attempt, "sh", folder], { ...account.spawnAs, cwd: "/", stdio: "ignore" });
  return trial.status === 0;
}

function probeFolder(dataFolder: string, account: Account): string {
  const folder = join(dataFolder, "run");
  refuseWhenForbidden(folder, () => {
    mkdirSync(folder, { mode: 0o700, recursive: true });
    giveTo(account, folder);
  });
  return folder;
}
