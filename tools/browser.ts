import { execFileSync, spawnSync } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, join } from "node:path";

const programs = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];
const packageNames = ["chromium", "fontconfig", "fonts-noto-cjk"];

/** The browser tests cannot run on this machine; the message says what to do. */
export class BrowserProblem extends Error {}

/** The path of a Chromium on a machine that also has a Chinese font; installs both where that is possible (root with apt-get). */
export function provideBrowser(): string {
  if (findChromium() === undefined || !hasChineseFont()) installByApt();
  const chromium = findChromium();
  if (chromium === undefined || !hasChineseFont())
    throw new BrowserProblem(`安装后仍找不到 Chromium 或中文字体，请手工安装：${packageNames.join("、")}`);
  return chromium;
}

function findChromium(): string | undefined {
  const named = process.env.CHROMIUM_PATH;
  if (named !== undefined && named !== "") return isExecutable(named) ? named : undefined;
  const folders = (process.env.PATH ?? "/usr/bin").split(delimiter);
  return programs.flatMap((program) => folders.map((folder) => join(folder, program))).find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function hasChineseFont(): boolean {
  const list = spawnSync("fc-list", [":lang=zh", "family"], { encoding: "utf8" });
  return list.status === 0 && list.stdout.trim() !== "";
}

function installByApt(): void {
  const isRoot = process.geteuid?.() === 0;
  if (!isRoot || !existsSync("/usr/bin/apt-get"))
    throw new BrowserProblem(
      `浏览器测试需要 Chromium 和中文字体，请先安装：sudo apt-get install ${packageNames.join(" ")}；其他系统安装后以 CHROMIUM_PATH 指明路径`,
    );
  console.error("正在安装 Chromium 和中文字体（首次约需一分钟）……");
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  try {
    execFileSync("apt-get", ["update", "-q"], { stdio: ["ignore", 2, 2], env });
    execFileSync("apt-get", ["install", "-q", "-y", "--no-install-recommends", ...packageNames], { stdio: ["ignore", 2, 2], env });
  } catch (error) {
    throw new BrowserProblem(`安装 Chromium 和中文字体失败（${String(error)}），请手工安装：${packageNames.join("、")}`);
  }
}
