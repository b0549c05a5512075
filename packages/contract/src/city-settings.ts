import { z } from "zod";
import { Permit } from "./can.ts";
import { endpoint } from "./endpoint.ts";
import { date, instant, text } from "./fields.ts";
import { type SettingKey, settingDefinitions } from "./settings.ts";

const keys = Object.keys(settingDefinitions) as [SettingKey, ...SettingKey[]];
const settingKey = z.enum(keys, { error: "没有这项规则参数" });

/** A value with the day it takes effect; the newest is the last that was set, whether or not its day has come. */
export const SettingValue = z.object({
  value: z.int(),
  effectiveFrom: z.string(),
  source: z.string(),
  setAt: instant("设定时间"),
  setByName: z.string(),
});
export const CitySetting = z.object({
  key: settingKey,
  word: z.string(),
  unit: z.string(),
  min: z.int(),
  max: z.int(),
  initial: z.int(),
  initialSource: z.string(),
  value: z.int().describe("今天的值"),
  upcoming: SettingValue.nullable().describe("已经设定、尚未生效的下一个值"),
  history: z.array(SettingValue).describe("设定过的值，新的在前"),
});
export type CitySetting = z.infer<typeof CitySetting>;

const tag = "规则参数";
export const listSettings = endpoint({
  method: "GET",
  path: "/settings",
  gate: "signedIn",
  tag,
  summary: "本市规则参数：定义、今天的值与历史",
  reply: z.object({ items: z.array(CitySetting), can: z.object({ set: Permit }) }),
});
export const setSetting = endpoint({
  method: "POST",
  path: "/settings/:key",
  gate: "directory.manage",
  tag,
  summary: "设定一项规则参数，自生效日起",
  status: 201,
  params: z.object({ key: settingKey }),
  body: z.object({
    value: z.int("数值应为整数"),
    effectiveFrom: date("生效日期"),
    source: text("依据", 200),
  }),
  reply: CitySetting,
});

const timeOfDay = (label: string) =>
  z.string({ error: `请填写${label}` }).regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/, `${label}应为时间，如 09:00`);
export const WorkPeriod = z.object({ opensAt: timeOfDay("开始时间"), closesAt: timeOfDay("结束时间") });
export const WorkPeriods = z.object({ items: z.array(WorkPeriod), can: z.object({ set: Permit }) });
export const readWorkPeriods = endpoint({
  method: "GET",
  path: "/work-periods",
  gate: "signedIn",
  tag,
  summary: "每日工作时段",
  reply: WorkPeriods,
});
export const setWorkPeriods = endpoint({
  method: "PUT",
  path: "/work-periods",
  gate: "directory.manage",
  tag,
  summary: "设定每日工作时段，未办结工单的期限随之重算",
  body: z.object({
    items: z.array(WorkPeriod).min(1, "至少要有一个工作时段").max(4, "一天最多 4 个工作时段"),
    reason: text("依据", 200),
  }),
  reply: WorkPeriods,
});
