import { chmodSync, lstatSync, mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Account, giveTo } from "./account.ts";
import { hashPath } from "./single-copy.ts";
import { refuseWhenForbidden, StartRefusal } from "./start-refusal.ts";

export const PORT = 5432;
const SOCKET_PATH_BYTES_MAX = 107;

/** Makes the folder of the server's socket: `run` beside the data, or below the temporary folder when that path is too long. */
export function prepareSocketFolder(place: string, account: Account): string {
  const folder = chooseSocketFolder(place);
  refuseWhenForbidden(folder, () => {
    const isNew = mkdirSync(folder, { mode: 0o700, recursive: true }) !== undefined;
    if (isNew) giveTo(account, folder);
    const found = lstatSync(folder);
    // In a temporary folder anyone may have been there first; and any local user who reaches the socket is let in.
    if (!found.isDirectory() || found.uid !== account.uid)
      throw new StartRefusal("wrong-owner", `${folder} 属于另一个用户（uid ${found.uid}），请删除它后重试。`);
    chmodSync(folder, 0o700);
  });
  return folder;
}

function chooseSocketFolder(place: string): string {
  const name = `yihao-${hashPath(place)}`;
  // The last one is for a TMPDIR that is too long itself.
  const last = join("/dev/shm", name);
  return [join(place, "run"), join(tmpdir(), name)].find(fitsSocket) ?? last;
}

function fitsSocket(folder: string): boolean {
  // PostgreSQL takes a list of folders, separated by commas and with quotes.
  if (/[,"]/.test(folder)) return false;
  return Buffer.byteLength(join(folder, `.s.PGSQL.${PORT}`)) <= SOCKET_PATH_BYTES_MAX;
}
