import { createToken } from "@yihao/contract/identity";
import type { Command } from "../command.ts";
import { withServer } from "../connect.ts";

const create: Command = {
  noun: "token",
  verb: "create",
  words: "--name 用途",
  summary: "新建接口令牌（只显示这一次）",
  options: {
    name: { type: "string", value: "用途", help: "这个令牌给谁用、做什么" },
    expires: { type: "string", value: "日期", help: "失效日期；不写则不失效" },
  },
  positionals: 0,
  async run(given, output) {
    const body = { name: given.required("name"), expiresOn: given.text("expires") ?? null };
    const made = await withServer(output, ({ client }) => client(createToken, { body }));
    output.result(made, made.token);
    return 0;
  },
};

export const tokenCommands: readonly Command[] = [create];
