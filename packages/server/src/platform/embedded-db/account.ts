import { chownSync, lstatSync, statSync } from "node:fs";
import { join } from "node:path";
import { errorCode, refuseWhenForbidden, StartRefusal } from "./start-refusal.ts";

const NOBODY = 65534;

/** Who the server runs as. `spawnAs` is empty when that is whoever runs this process. */
export type Account = { uid: number; gid: number; spawnAs: { uid?: number; gid?: number } };

/** The data cluster's folder in a data folder; it may be a symbolic link. */
export function clusterFolder(dataFolder: string): string {
  return join(dataFolder, "pg");
}

/**
 * PostgreSQL refuses to run as root. Started by root it runs as the owner of the data it finds (a service user, the person who
 * started it first), or as nobody. Started by anyone else it runs as that user, who must own the data.
 */
export function chooseAccount(dataFolder: string): Account {
  const uid = process.geteuid?.() ?? 0;
  const gid = process.getegid?.() ?? 0;
  const cluster = clusterFolder(dataFolder);
  const owner = findOwner(cluster);
  if (uid !== 0) {
    if (owner && owner.uid !== uid)
      throw new StartRefusal(
        "wrong-owner",
        `数据目录 ${cluster} 属于另一个用户（uid ${owner.uid}，可能是先前用 root 启动过），请用 root 或该用户启动，或用 YIHAO_DATA 指定另一个目录。`,
      );
    return { uid, gid, spawnAs: {} };
  }
  if (owner?.uid === 0 && findOwner(join(cluster, "PG_VERSION")))
    throw new StartRefusal(
      "wrong-owner",
      `数据目录 ${cluster} 属于 root，而 PostgreSQL 不能以 root 运行，请执行 chown -R nobody ${cluster} 后重试。`,
    );
  const { uid: serverUid, gid: serverGid } = owner && owner.uid !== 0 ? owner : { uid: NOBODY, gid: NOBODY };
  return { uid: serverUid, gid: serverGid, spawnAs: { uid: serverUid, gid: serverGid } };
}

function findOwner(path: string): { uid: number; gid: number } | undefined {
  try {
    const { uid, gid } = statSync(path);
    return { uid, gid };
  } catch (error) {
    // The target of a link may be out of this user's sight; the link itself tells enough.
    if (errorCode(error) === "EACCES") return refuseWhenForbidden(path, () => lstatSync(path, { throwIfNoEntry: false }));
    return undefined;
  }
}

/** Gives a file or folder to the account; nothing to do when it is this process's own. */
export function giveTo(account: Account, path: string): void {
  if (account.spawnAs.uid === undefined) return;
  chownSync(path, account.uid, account.gid);
}
