import type { AddressInfo } from "node:net";
import type { Config } from "./platform/config.ts";

export type DemoAccount = { readonly role: string; readonly username: string; readonly password: string };

/** Prints where everything is. With YIHAO_ANNOUNCE=json one line for a program instead. */
export function announce(config: Config, addresses: readonly (AddressInfo | string)[], accounts: readonly DemoAccount[]): void {
  const [first] = addresses;
  const port = typeof first === "object" ? first.port : config.port;
  if (config.announcesJson) {
    console.log(JSON.stringify({ ready: true, url: `http://127.0.0.1:${port}` }));
    return;
  }
  const base = config.origin ?? `http://localhost:${port}`;
  const lines = [
    "",
    "一号 12345 热线平台已启动",
    `  公众门户    ${base}/`,
    `  工作台      ${base}/desk`,
    `  接口文档    ${base}/api/docs`,
    `  数据文件夹  ${config.dataFolder}`,
  ];
  if (accounts.length > 0) {
    lines.push("", `演示账号（密码均为 ${accounts[0]?.password ?? ""}）：`);
    for (const account of accounts) lines.push(`  ${account.username.padEnd(14)}${account.role}`);
  }
  console.log([...lines, "", "按 Ctrl-C 停止", ""].join("\n"));
}
