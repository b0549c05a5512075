import { ProblemError } from "@yihao/contract/client";
import { Failure, readArguments, UsageError } from "./arguments.ts";
import type { Command } from "./command.ts";
import { accountCommands } from "./commands/account.ts";
import { calendarCommands } from "./commands/calendar.ts";
import { doctorCommands } from "./commands/doctor.ts";
import { importCommands } from "./commands/import.ts";
import { serverCommands } from "./commands/server.ts";
import { statisticsCommands } from "./commands/statistics.ts";
import { tokenCommands } from "./commands/token.ts";
import { sentenceOfProblem } from "./connect.ts";
import { helpOf, overview } from "./help.ts";
import { createOutput } from "./output.ts";

const commands: readonly Command[] = [
  ...importCommands,
  ...calendarCommands,
  ...statisticsCommands,
  ...accountCommands,
  ...tokenCommands,
  ...serverCommands,
  ...doctorCommands,
];
const refused = 1;
const usage = 2;

async function main(words: readonly string[]): Promise<number> {
  const [noun = "", verb = ""] = words;
  if (noun === "" || noun === "help" || noun.startsWith("-")) {
    const isAsked = noun === "help" || noun === "--help" || noun === "-h";
    (isAsked ? console.log : console.error)(overview(commands));
    return isAsked ? 0 : usage;
  }
  const command = commands.find((each) => each.noun === noun && (each.verb === "" || each.verb === verb));
  if (command === undefined) return explainNoun(noun, verb);
  const rest = words.slice(command.verb === "" ? 1 : 2);
  if (rest.includes("--help") || rest.includes("-h")) {
    console.log(helpOf(command));
    return 0;
  }
  const given = readArguments(rest, command.options);
  if (given.positionals.length !== command.positionals)
    throw new UsageError(`用法：yihao ${noun} ${command.verb} ${command.words}`.replace(/ {2,}/g, " ").trim());
  return command.run(given, createOutput(given.flag("json")));
}

function explainNoun(noun: string, verb: string): number {
  const known = commands.filter((each) => each.noun === noun);
  if (known.length === 0) throw new UsageError(`没有“${noun}”这个命令，yihao --help 列出全部命令`);
  const isAsked = verb === "--help" || verb === "-h";
  (isAsked ? console.log : console.error)(overview(known));
  return isAsked ? 0 : usage;
}

function explain(error: unknown): number {
  if (error instanceof UsageError) {
    console.error(`${error.message}\n加 --help 查看说明`);
    return usage;
  }
  if (error instanceof Failure) console.error(error.message);
  else if (error instanceof ProblemError) console.error(sentenceOfProblem(error));
  else console.error(error);
  return refused;
}

// A reader that has seen enough (`| head`) closes the pipe; that is no failure of ours.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});
process.exitCode = await main(process.argv.slice(2)).catch(explain);
