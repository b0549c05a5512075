import { readFigures, verifyStatistics } from "@yihao/contract/statistics";
import type { Command } from "../command.ts";
import { withServer } from "../connect.ts";
import { grouped, table } from "../output.ts";

const verify: Command = {
  noun: "statistics",
  verb: "verify",
  words: "",
  summary: "重新清点全部数据，核对恒等式",
  details: "有一条不成立时退出码为 1。",
  options: {},
  positionals: 0,
  async run(_given, output) {
    const checked = await withServer(output, ({ client }) => client(verifyStatistics));
    const rows = checked.identities.map((each) => [
      each.holds ? "成立" : "不成立",
      each.name,
      grouped(each.left),
      grouped(each.right),
      partsInWords(each.parts),
    ]);
    output.result(checked, `${table(["结果", "恒等式", "左", "右", "各部分"], rows)}\n\n${checked.holds ? "全部成立" : "有恒等式不成立"}`);
    return checked.holds ? 0 : 1;
  },
};

const partsShown = 15;
/** A year has 365 days; --json gives them all. */
function partsInWords(parts: readonly { name: string; count: number }[]): string {
  const shown = parts.slice(0, partsShown).map((part) => `${part.name} ${grouped(part.count)}`);
  return parts.length > partsShown ? `${shown.join(" + ")} + ……（共 ${parts.length} 项）` : shown.join(" + ");
}

const figures: Command = {
  noun: "statistics",
  verb: "figures",
  words: "--from 日期 --to 日期",
  summary: "一段时间的各项指标",
  options: {
    from: { type: "string", value: "日期", help: "起始日期，如 2026-11-01" },
    to: { type: "string", value: "日期", help: "截止日期（含当日）" },
  },
  positionals: 0,
  async run(given, output) {
    const query = { from: given.required("from"), to: given.required("to") };
    const read = await withServer(output, ({ client }) => client(readFigures, { query }));
    const rows = read.figures.map((figure) => [
      figure.code,
      figure.name,
      figure.value === null ? "—" : `${grouped(figure.value)}${figure.unit}`,
      figure.denominator === null ? "" : `${grouped(figure.numerator)} / ${grouped(figure.denominator)}`,
    ]);
    output.result(read, table(["代码", "指标", "值", "由来"], rows));
    return 0;
  },
};

export const statisticsCommands: readonly Command[] = [verify, figures];
