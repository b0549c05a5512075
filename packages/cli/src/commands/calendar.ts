import { readFileSync } from "node:fs";
import { join } from "node:path";
import { computeDeadline } from "@yihao/contract/directory";
import { addWorkingDays, type Calendar, createCalendar, type DayOverride } from "@yihao/server/kernel/working-time/index";
import { parse } from "csv-parse/sync";
import { UsageError, wholeNumber } from "../arguments.ts";
import type { Command } from "../command.ts";
import { withServer } from "../connect.ts";
import type { Output } from "../output.ts";
import { projectFolder } from "../places.ts";

const daysMax = 2000;
const dayMs = 86_400_000;

type Found = { readonly onDate: string; readonly isProvisional: boolean };

const add: Command = {
  noun: "calendar",
  verb: "add",
  words: "日期 天数",
  summary: "某日起第 n 个工作日是哪天（含调休，当日不计）",
  details: "天数为 0 时：当日若是工作日即为当日，否则为下一个工作日。不加 --city 时按国务院公布的放假安排计算，不需要服务器。",
  options: { city: { type: "boolean", help: "问服务器，把本市设定的例外日也算进去" } },
  positionals: 2,
  async run(given, output) {
    const [from = "", words = ""] = given.positionals;
    const days = wholeNumber(words, "天数", { min: 0, max: daysMax });
    if (!isDate(from)) throw new UsageError(`日期应为存在的日期，如 2026-02-13，而不是“${from}”`);
    const found = given.flag("city") ? await askCity(output, from, days) : countOffline(from, days);
    output.result({ onDate: found.onDate, isProvisional: found.isProvisional }, found.onDate);
    if (found.isProvisional) output.note("提示：那一年的放假安排尚未公布，暂按周一至周五推算");
    return 0;
  },
};

const askCity = (output: Output, from: string, days: number): Promise<Found> =>
  withServer(output, ({ client }) => client(computeDeadline, { query: { from, days } }));

function countOffline(from: string, days: number): Found {
  const calendar = officialCalendar();
  return days === 0 ? addWorkingDays(calendar, dayBefore(from), 1) : addWorkingDays(calendar, from, days);
}

/** The State Council's notices: the package's days and what the reference file corrects. */
function officialCalendar(): Calendar {
  const file = readFileSync(join(projectFolder, "reference/calendar-overrides.csv"), "utf8");
  const rows = parse(file, { columns: true, bom: true, skip_empty_lines: true, trim: true }) as {
    on_date: string;
    is_working: string;
    source: string;
  }[];
  const overrides = rows.flatMap((row): DayOverride[] =>
    row.source === "notice" ? [{ onDate: row.on_date, isWorking: row.is_working === "true", source: "notice" }] : [],
  );
  // Hours do not matter for counting days; a calendar must have some.
  return createCalendar({ overrides, periods: [{ opensAt: "09:00", closesAt: "17:00" }] });
}

const dayBefore = (date: string) => new Date(Date.parse(`${date}T00:00:00Z`) - dayMs).toISOString().slice(0, 10);

function isDate(text: string): boolean {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

export const calendarCommands: readonly Command[] = [add];
