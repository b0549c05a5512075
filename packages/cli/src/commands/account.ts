import { randomBytes } from "node:crypto";
import type { Client } from "@yihao/contract/client";
import { listAgencies } from "@yihao/contract/directory";
import { type Account, AccountStatus, createAccount, listAccounts, whoAmI } from "@yihao/contract/identity";
import { Role } from "@yihao/contract/roles";
import { Failure, UsageError } from "../arguments.ts";
import type { Command } from "../command.ts";
import { withServer } from "../connect.ts";
import { table } from "../output.ts";

const rolesInHelp = Role.values.map((role) => `${role} ${Role.word(role)}`).join("、");

const create: Command = {
  noun: "account",
  verb: "create",
  words: "--username 账号 --name 姓名 --role 岗位",
  summary: "新建账号",
  details: `岗位：${rolesInHelp}`,
  options: {
    username: { type: "string", value: "账号", help: "2–32 位小写字母、数字" },
    name: { type: "string", value: "姓名", help: "显示的姓名" },
    role: { type: "string", value: "岗位", multiple: true, help: "可写多次；代码或中文" },
    platform: { type: "string", value: "代码", help: "所属平台；不写则同令牌的主人" },
    agency: { type: "string", value: "代码", help: "所属承办单位的代码" },
    password: { type: "string", value: "密码", help: "不写则生成一个并显示" },
  },
  positionals: 0,
  async run(given, output) {
    const roles = given.texts("role").map(roleOf);
    if (roles.length === 0) throw new UsageError("缺少选项 --role");
    const password = given.text("password") ?? randomBytes(12).toString("base64url");
    const draft = { username: given.required("username"), displayName: given.required("name"), password, roles };
    const account = await withServer(output, async ({ client }) => {
      const platformCode = given.text("platform") ?? (await client(whoAmI)).platform.code;
      return client(createAccount, { body: { ...draft, platformCode, agencyId: await agencyId(client, given.text("agency")) } });
    });
    const isMade = given.text("password") === undefined;
    output.result(
      { ...account, ...(isMade ? { password } : {}) },
      `已新建账号 ${account.username}${isMade ? `，密码 ${password}（只显示这一次）` : ""}`,
    );
    return 0;
  },
};

function roleOf(word: string) {
  const role = Role.values.find((each) => each === word || Role.word(each) === word);
  if (role === undefined) throw new UsageError(`没有“${word}”这个岗位，可选：${rolesInHelp}`);
  return role;
}

async function agencyId(client: Client, code: string | undefined): Promise<string | null> {
  if (code === undefined) return null;
  const found = (await client(listAgencies)).items.find((agency) => agency.code === code);
  if (found === undefined) throw new Failure(`没有代码为“${code}”的承办单位`);
  return found.id;
}

const list: Command = {
  noun: "account",
  verb: "list",
  words: "",
  summary: "列出账号",
  options: {
    words: { type: "string", value: "文字", help: "只列账号或姓名含这些字的" },
    role: { type: "string", value: "岗位", help: "只列这个岗位的" },
  },
  positionals: 0,
  async run(given, output) {
    const role = given.text("role");
    const filter = { words: given.text("words"), role: role === undefined ? undefined : roleOf(role), limit: 100 };
    const accounts = await withServer(output, ({ client }) => everyPage(client, filter));
    const rows = accounts.map((each) => [
      each.username,
      each.displayName,
      each.roles.map((held) => Role.word(held)).join("、"),
      each.agencyName ?? each.platformCode,
      AccountStatus.word(each.status),
    ]);
    output.result({ items: accounts }, table(["账号", "姓名", "岗位", "单位", "状态"], rows));
    return 0;
  },
};

type Accounts = (typeof Account)["_output"][];
async function everyPage(
  client: Client,
  filter: { words: string | undefined; role: ReturnType<typeof roleOf> | undefined; limit: number },
): Promise<Accounts> {
  const items: Accounts = [];
  let after: string | undefined;
  do {
    const page = await client(listAccounts, { query: { ...filter, after } });
    items.push(...page.items);
    after = page.next ?? undefined;
  } while (after !== undefined);
  return items;
}

export const accountCommands: readonly Command[] = [create, list];
