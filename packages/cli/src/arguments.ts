import { type ParseArgsOptionsConfig, parseArgs } from "node:util";

/** The command was typed wrongly: exit code 2. */
export class UsageError extends Error {}
/** The command was understood and could not be done, or the server refused: exit code 1. The message is a Chinese sentence. */
export class Failure extends Error {}

export type Option = {
  readonly type: "string" | "boolean";
  readonly multiple?: boolean /** The word that stands for the value in the help. */;
  readonly value?: string;
  readonly help: string;
};
export type Given = {
  readonly positionals: readonly string[];
  /** The value of a text option; undefined when it was not given. Throws UsageError for an empty one. */
  text(name: string): string | undefined;
  texts(name: string): readonly string[];
  flag(name: string): boolean;
  /** A text option that must be there. */
  required(name: string): string;
  /** A whole number in these bounds. */
  whole(name: string, bounds: { min: number; max: number; otherwise: number }): number;
};

const common: Readonly<Record<string, Option>> = {
  json: { type: "boolean", help: "只输出 JSON" },
  help: { type: "boolean", help: "显示帮助" },
};
export const withCommon = (options: Readonly<Record<string, Option>>) => ({ ...options, ...common });

/** Reads the words after noun and verb. Throws UsageError for unknown options and for options without their value. */
export function readArguments(words: readonly string[], options: Readonly<Record<string, Option>>): Given {
  const config: ParseArgsOptionsConfig = Object.fromEntries(
    Object.entries(withCommon(options)).map(([name, { type, multiple }]) => [name, { type, multiple: multiple ?? false }]),
  );
  const { values, positionals } = parse(words, config);
  const texts = (name: string) => [values[name] ?? []].flat().map(String);
  const text = (name: string) => {
    const value = texts(name)[0];
    if (value === "") throw new UsageError(`选项 --${name} 的值是空的`);
    return value;
  };
  return {
    positionals,
    text,
    texts,
    flag: (name) => values[name] === true,
    required(name) {
      const value = text(name);
      if (value === undefined) throw new UsageError(`缺少选项 --${name}`);
      return value;
    },
    whole(name, { min, max, otherwise }) {
      const value = text(name);
      return value === undefined ? otherwise : wholeNumber(value, `选项 --${name}`, { min, max });
    },
  };
}

/** A whole number in these bounds; `what` names it in the sentence of the UsageError. */
export function wholeNumber(value: string, what: string, { min, max }: { min: number; max: number }): number {
  const number = Number(value);
  if (!/^\d+$/.test(value) || number < min || number > max) throw new UsageError(`${what}应为 ${min}–${max} 的整数，而不是“${value}”`);
  return number;
}

function parse(words: readonly string[], options: ParseArgsOptionsConfig) {
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true, strict: true });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const option = /'(-[^' ]*)/.exec(message)?.[1] ?? "";
    if (code === "ERR_PARSE_ARGS_UNKNOWN_OPTION") throw new UsageError(`不认识的选项：${option}`);
    if (code === "ERR_PARSE_ARGS_INVALID_OPTION_VALUE") throw new UsageError(`选项 ${option.replace(/^-\w, /, "")} 的值不正确或缺少值`);
    throw error;
  }
}
