// Runs a script under the pinned Node, after installing the dependencies when they are missing or outdated:
//   node tools/bootstrap.mjs <script.ts> [arguments]
// It needs nothing but Node 20, and never writes to stdout, which belongs to the script.
//
// The script is given an ipc channel. When this process is killed the hard way, the script learns it by
//   process.once("disconnect", …); process.channel?.unref();
// (listening holds the channel, and with it the script, open: hence unref).
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { constants } from "node:os";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const OLDEST_NODE_FOR_SCRIPTS = 24;
const LOCK_WITHOUT_OWNER_IS_STALE_AFTER_MS = 10_000;
const LOCK_POLL_MS = 300;

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const installedFile = join(root, "node_modules", ".installed");
const pinnedNode = join(root, "node_modules", ".bin", "node");
const lockFolder = join(root, ".install-lock");

const say = (sentence) => process.stderr.write(`${sentence}\n`);

function fail(sentence) {
  say(sentence);
  process.exit(1);
}

/** The number of a signal as a shell reports it: 128 + signal. */
const codeOf = (code, signal) => code ?? 128 + (constants.signals[signal] ?? 0);

// Only the lock: it holds the dependencies of every workspace, and package.json changes with each script.
function wantedInstall() {
  const lock = readFileSync(join(root, "package-lock.json"));
  return createHash("sha256").update(lock).update(`\0${process.platform}\0${process.arch}`).digest("hex");
}

function isInstalled(wanted) {
  try {
    return readFileSync(installedFile, "utf8").trim() === wanted;
  } catch {
    return false;
  }
}

/** A process named so that a later one with the same pid is not taken for it: "pid:start time", the time on Linux only. */
function nameProcess(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return `${pid}:${stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19]}`;
  } catch {
    return `${pid}:`;
  }
}

function isAlive(name) {
  const pid = Number(name.split(":")[0]);
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code !== "EPERM") return false;
  }
  return nameProcess(pid) === name;
}

function writeLockOwners(pids) {
  writeFileSync(join(lockFolder, "owners"), `${pids.map(nameProcess).join("\n")}\n`);
}

function readLockOwners(folder) {
  try {
    return readFileSync(join(folder, "owners"), "utf8").trim().split("\n").filter(Boolean);
  } catch {
    return [];
  }
}

// npm is an owner too: it goes on installing when this process is killed.
function isLockStale(folder) {
  const owners = readLockOwners(folder);
  if (owners.length > 0) return !owners.some(isAlive);
  try {
    return Date.now() - statSync(folder).mtimeMs > LOCK_WITHOUT_OWNER_IS_STALE_AFTER_MS;
  } catch {
    return false;
  }
}

/** Moved aside, looked at once more and only then deleted: meanwhile another process may have made it its own. */
function removeStaleLock() {
  const aside = `${lockFolder}-${process.pid}`;
  try {
    renameSync(lockFolder, aside);
    if (isLockStale(aside)) rmSync(aside, { recursive: true, force: true });
    else renameSync(aside, lockFolder);
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
  }
}

function tryLock() {
  try {
    mkdirSync(lockFolder);
  } catch (error) {
    if (error.code === "EEXIST") return false;
    fail(`无法安装依赖：不能写入 ${root}（${error.code}）。请用该目录的所有者运行一次 npm start。`);
  }
  writeLockOwners([process.pid]);
  return true;
}

async function waitForLock() {
  let told = false;
  while (!tryLock()) {
    if (isLockStale(lockFolder)) {
      removeStaleLock();
      continue;
    }
    if (!told) say("另一个进程正在安装依赖，请稍候……");
    told = true;
    await new Promise((resolve) => setTimeout(resolve, LOCK_POLL_MS));
  }
}

function npmCommand() {
  const script = process.env.npm_execpath;
  if (script === undefined || !/^npm-cli\.[cm]?js$/.test(basename(script))) return ["npm"];
  // Not this Node when it can be helped: it may lie in node_modules, which npm is about to delete.
  return [process.env.npm_node_execpath ?? process.execPath, script];
}

function runNpm() {
  // Whoever sets NODE_ENV=production or omit=optional would get a tree without the pinned Node or the checks.
  const [command, ...first] = npmCommand();
  const args = [...first, "ci", "--loglevel=error", "--include=dev", "--include=optional"];
  const npm = spawn(command, args, { cwd: root, stdio: ["ignore", 2, 2], shell: process.platform === "win32" });
  if (npm.pid !== undefined) writeLockOwners([process.pid, npm.pid]);
  let stoppedBy;
  const stop = (signal) => {
    stoppedBy = signal;
    // Ctrl-C has reached npm already: the terminal signals the whole foreground group.
    if (signal !== "SIGINT") npm.kill(signal);
  };
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
  for (const signal of signals) process.on(signal, stop);
  return new Promise((resolve) => {
    const finish = (code) => {
      for (const signal of signals) process.off(signal, stop);
      resolve(code);
    };
    npm.once("error", () => finish(127));
    npm.once("exit", (code, signal) => finish(stoppedBy ? codeOf(null, stoppedBy) : codeOf(code, signal)));
  });
}

async function install() {
  await waitForLock();
  let code = 0;
  try {
    // Again, after the lock was had: another process may just have installed it.
    const wanted = wantedInstall();
    if (!isInstalled(wanted)) {
      say("正在安装依赖（首次约需半分钟）……");
      rmSync(installedFile, { force: true });
      code = await runNpm();
      if (code === 0) writeFileSync(installedFile, `${wanted}\n`);
    }
  } catch (error) {
    say(`无法安装依赖：${error.message}`);
    code = 1;
  } finally {
    rmSync(lockFolder, { recursive: true, force: true });
  }
  if (code === 0) return;
  if (code === 127) say("找不到 npm，请先安装 Node.js 20 以上（含 npm）。");
  else if (code < 128) say(`依赖安装失败（npm 退出码 ${code}），请检查网络、npm 源和磁盘空间后重试。`);
  process.exit(code);
}

function runScript(node, args) {
  const script = spawn(node, args, { stdio: ["inherit", "inherit", "inherit", "ipc"] });
  // The terminal sends Ctrl-C to the script as well, and a second one means "hurry": it must not arrive twice.
  process.on("SIGINT", () => {});
  for (const signal of ["SIGTERM", "SIGHUP"]) process.on(signal, () => script.kill(signal));
  script.once("exit", (code, signal) => process.exit(codeOf(code, signal)));
  script.once("error", (error) => {
    const isPinned = node === pinnedNode;
    if (script.pid === undefined && isPinned) runUnderThisNode(args);
    else fail(`无法运行 ${node}：${error.message}`);
  });
}

function runUnderThisNode(args) {
  if (Number(process.versions.node.split(".")[0]) < OLDEST_NODE_FOR_SCRIPTS)
    fail(
      `本机（${process.platform} ${process.arch}）没有配套的 Node.js 可用，当前为 ${process.version}：请安装 Node.js ${OLDEST_NODE_FOR_SCRIPTS} 以上再运行。`,
    );
  runScript(process.execPath, args);
}

const args = process.argv.slice(2);
if (args.length === 0) fail("用法：node tools/bootstrap.mjs <脚本> [参数]");
if (!isInstalled(wantedInstall())) await install();
if (existsSync(pinnedNode)) runScript(pinnedNode, args);
else runUnderThisNode(args);
