import { withCommon } from "./arguments.ts";
import type { Command } from "./command.ts";
import { table } from "./output.ts";

const phrase = (command: Command) => ["yihao", command.noun, command.verb, command.words].filter((word) => word !== "").join(" ");

export function overview(commands: readonly Command[]): string {
  const lines = table(
    ["命令", "作用"],
    commands.map((command) => [phrase(command), command.summary]),
  );
  return `用法：npm run -s yihao -- <名词> <动词> …（下面简写为 yihao）\n\n${lines}\n\n各命令加 --help 看说明，加 --json 输出 JSON。退出码：0 成功，1 被拒绝或失败，2 用法不对。
服务器地址取自 YIHAO_URL，否则 http://localhost:$PORT；令牌取自 YIHAO_TOKEN，否则数据文件夹里的 cli-token。没有服务器在运行时，为本次命令启动一个。`;
}

export function helpOf(command: Command): string {
  const options = Object.entries(withCommon(command.options)).map(([name, { value, help }]) => [
    `  --${name}${value === undefined ? "" : ` ${value}`}`,
    help,
  ]);
  const details = command.details === undefined ? "" : `\n\n${command.details}`;
  return `用法：${phrase(command)} [选项]\n\n${command.summary}${details}\n\n${table(["选项", ""], options)}`;
}
