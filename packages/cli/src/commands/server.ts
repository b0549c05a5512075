import type { Command } from "../command.ts";
import { answers } from "../connect.ts";
import { environment } from "../environment.ts";
import { localUrl } from "../places.ts";

const status: Command = {
  noun: "server",
  verb: "status",
  words: "",
  summary: "服务器是否在运行、数据库是否可用",
  options: {},
  positionals: 0,
  async run(_given, output) {
    const url = environment.url ?? localUrl();
    const isRunning = await answers(url);
    const isReady = isRunning && (await answers(url, "/readyz"));
    const words = isReady ? "运行正常" : isRunning ? "在运行，但数据库不可用" : "没有在运行";
    output.result({ url, isRunning, isReady }, `${url}  ${words}`);
    return isReady ? 0 : 1;
  },
};

export const serverCommands: readonly Command[] = [status];
