import { resolve } from "node:path";
import { z } from "zod";

const port = z.coerce.number({ error: "应为端口号" }).int().min(0).max(65_535);
const Environment = z.object({
  PORT: port.default(12345),
  HOST: z.string().min(1).default("localhost"),
  YIHAO_DATA: z.string().min(1).default("data"),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(?:ql)?:\/\//, "应以 postgres:// 开头")
    .optional(),
  YIHAO_CITY: z
    .string()
    .regex(/^\d{6}$/, "应为 6 位区划代码")
    .default("320600"),
  YIHAO_DEMO: z.enum(["on", "off"], { error: "只能是 on 或 off" }).default("on"),
  YIHAO_ANNOUNCE: z.enum(["people", "json"]).default("people"),
  YIHAO_ORIGIN: z.url("应为完整网址").optional(),
  YIHAO_TRUST_PROXY: z.enum(["on", "off"]).default("off"),
  YIHAO_NAMED_STATEMENTS: z.enum(["on", "off"]).default("on"),
  YIHAO_LOG: z.enum(["debug", "info", "warn", "error", "silent"]).default("warn"),
  YIHAO_POOL: z.coerce.number().int().min(2).max(200).default(20),
  YIHAO_SMTP: z
    .string()
    .regex(/^smtps?:\/\//, "应以 smtp:// 或 smtps:// 开头")
    .optional(),
  YIHAO_MAIL_FROM: z.string().default("12345 热线 <no-reply@localhost>"),
});

export type Config = {
  readonly port: number;
  readonly host: string;
  readonly dataFolder: string;
  readonly databaseUrl: string | undefined;
  readonly cityCode: string;
  readonly seedsDemo: boolean;
  /** One JSON line when ready, for the program that started the server. */
  readonly announcesJson: boolean;
  /** Public address in links of messages; also the origin that cookies' writes must come from. */
  readonly origin: string | undefined;
  readonly trustsProxy: boolean;
  /** Off behind a pooler in transaction mode, which breaks prepared statements. */
  readonly namesStatements: boolean;
  readonly logLevel: "debug" | "info" | "warn" | "error" | "silent";
  readonly poolSize: number;
  readonly smtpUrl: string | undefined;
  readonly mailFrom: string;
};

/** All problems of the environment at once, one line each. */
export class ConfigProblem extends Error {}

/** Gives meaning to the environment; `base` is the folder that relative paths start from. Throws {@link ConfigProblem}. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>, base: string): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ""));
  const read = Environment.safeParse(given);
  if (!read.success)
    throw new ConfigProblem(read.error.issues.map((issue) => `环境变量 ${issue.path.join(".")} ${issue.message}`).join("\n"));
  const env = read.data;
  return {
    port: env.PORT,
    host: env.HOST,
    dataFolder: resolve(base, env.YIHAO_DATA),
    databaseUrl: env.DATABASE_URL,
    cityCode: env.YIHAO_CITY,
    seedsDemo: env.YIHAO_DEMO === "on",
    announcesJson: env.YIHAO_ANNOUNCE === "json",
    origin: env.YIHAO_ORIGIN,
    trustsProxy: env.YIHAO_TRUST_PROXY === "on",
    namesStatements: env.YIHAO_NAMED_STATEMENTS === "on",
    logLevel: env.YIHAO_LOG,
    poolSize: env.YIHAO_POOL,
    smtpUrl: env.YIHAO_SMTP,
    mailFrom: env.YIHAO_MAIL_FROM,
  };
}
