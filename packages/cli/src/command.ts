import type { Given, Option } from "./arguments.ts";
import type { Output } from "./output.ts";

/** One `yihao <noun> <verb>`. `run` gives the exit code: 0 done, 1 refused or failed. */
export type Command = {
  readonly noun: string;
  /** Empty for a noun that stands alone. */
  readonly verb: string;
  /** What follows noun and verb, as the help shows it. */
  readonly words: string;
  readonly summary: string;
  readonly details?: string;
  readonly options: Readonly<Record<string, Option>>;
  readonly positionals: number;
  readonly run: (given: Given, output: Output) => Promise<number>;
};
