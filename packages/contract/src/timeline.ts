import { z } from "zod";
import { instant } from "./fields.ts";

/** One line of 流转记录: who did what, when and why. */
export const TimelineEntry = z.object({
  id: z.string(),
  type: z.string(),
  title: z.string().describe("做了什么，如“派单”"),
  at: instant("时间"),
  actor: z.string().describe("谁：姓名或系统"),
  unit: z.string().nullable().describe("所在单位"),
  reason: z.string().nullable(),
  facts: z.record(z.string(), z.unknown()),
});
export type TimelineEntry = z.infer<typeof TimelineEntry>;
export const Timeline = z.object({ items: z.array(TimelineEntry) });
