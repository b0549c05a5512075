import { accessSync, constants, existsSync, statfsSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Command } from "../command.ts";
import { answers } from "../connect.ts";
import { environment } from "../environment.ts";
import { dataFolder, localUrl } from "../places.ts";

type Check = { readonly name: string; readonly isGood: boolean; readonly found: string };

const nodeMajorMin = 24;
const freeGigabytesMin = 2;

const doctor: Command = {
  noun: "doctor",
  verb: "",
  words: "",
  summary: "检查运行环境：Node、数据文件夹、磁盘、服务器、数据库、令牌",
  options: {},
  positionals: 0,
  async run(_given, output) {
    const url = environment.url ?? localUrl();
    const isRunning = await answers(url);
    const checks: Check[] = [
      checkNode(),
      checkFolder(dataFolder()),
      checkDisk(dataFolder()),
      { name: "服务器", isGood: isRunning, found: isRunning ? url : `${url} 没有应答，用 npm start 启动` },
      ...(isRunning ? [await checkReady(url)] : []),
      checkToken(),
    ];
    const isWell = checks.every((check) => check.isGood);
    output.result(
      { isWell, checks },
      [...checks.map((check) => `${check.isGood ? "✓" : "✗"} ${check.name}：${check.found}`), isWell ? "一切正常" : "有问题，见上"].join(
        "\n",
      ),
    );
    return isWell ? 0 : 1;
  },
};

function checkNode(): Check {
  const isGood = Number(process.versions.node.split(".")[0]) >= nodeMajorMin;
  return {
    name: "Node",
    isGood,
    found: isGood ? process.versions.node : `${process.versions.node}，需要 ${nodeMajorMin} 或更新；请用 npm run yihao 运行`,
  };
}

/** The folder itself, or the nearest one above it that is there. */
function nearest(folder: string): string {
  return existsSync(folder) || dirname(folder) === folder ? folder : nearest(dirname(folder));
}

function checkFolder(folder: string): Check {
  try {
    accessSync(nearest(folder), constants.W_OK | constants.X_OK);
    return { name: "数据文件夹", isGood: true, found: existsSync(folder) ? folder : `${folder}（首次启动时建立）` };
  } catch {
    return { name: "数据文件夹", isGood: false, found: `${folder} 不能写入` };
  }
}

function checkDisk(folder: string): Check {
  const { bavail, bsize } = statfsSync(nearest(folder));
  const gigabytes = (bavail * bsize) / 1024 ** 3;
  return {
    name: "磁盘剩余",
    isGood: gigabytes >= freeGigabytesMin,
    found: `${gigabytes.toFixed(1)} GB${gigabytes >= freeGigabytesMin ? "" : `，少于 ${freeGigabytesMin} GB`}`,
  };
}

async function checkReady(url: string): Promise<Check> {
  const isGood = await answers(url, "/readyz");
  return { name: "数据库", isGood, found: isGood ? "可用" : "服务器连不上数据库" };
}

function checkToken(): Check {
  const file = join(dataFolder(), "cli-token");
  const isGood = environment.token !== undefined || existsSync(file);
  return {
    name: "令牌",
    isGood,
    found: environment.token !== undefined ? "环境变量 YIHAO_TOKEN" : isGood ? file : `没有 ${file}，服务器启动时写入`,
  };
}

export const doctorCommands: readonly Command[] = [doctor];
