import { z } from "zod";
import { Satisfaction } from "./callback.ts";
import { Channel, DemandKind, Line } from "./demand-words.ts";
import { endpoint } from "./endpoint.ts";
import { code, instant, optionalPhone, optionalText, text } from "./fields.ts";

export const importBatchRowsMax = 1000;
/** One row of history after the mapping file: a demand with its outcome. Times are the original ones. */
export const HistoryRow = z.object({
  sourceKey: text("来源键", 100),
  title: text("标题", 200),
  content: text("内容", 20_000),
  registeredAt: instant("登记时间"),
  channel: Channel.schema.default("other"),
  kind: DemandKind.schema.default("other"),
  line: Line.schema.default("citizen"),
  categoryCode: code("分类").optional(),
  regionCode: code("区划").optional(),
  agencyCode: code("承办单位").optional(),
  requesterName: optionalText("姓名", 60),
  contactPhone: optionalPhone,
  address: optionalText("地址", 200),
  answer: optionalText("在线答复", 20_000),
  reply: optionalText("办理答复", 20_000),
  repliedAt: instant("答复时间").optional(),
  satisfaction: Satisfaction.schema.optional(),
});
export type HistoryRow = z.infer<typeof HistoryRow>;
export const importDemandBatch = endpoint({
  method: "POST",
  path: "/demand-imports",
  gate: "import.run",
  tag: "导入",
  summary: "导入一批历史诉求；按来源键幂等，一批要么全进要么全不进",
  status: 201,
  body: z.object({
    source: text("来源名", 60),
    mappingHash: z.string().regex(/^[0-9a-f]{64}$/, "映射摘要不正确"),
    rows: z
      .array(z.object({ row: z.int(), values: z.record(z.string(), z.unknown()) }))
      .max(importBatchRowsMax, `一批最多 ${importBatchRowsMax} 行`),
  }),
  reply: z.object({ added: z.int(), alreadyThere: z.int(), rejected: z.array(z.object({ row: z.int(), reasons: z.array(z.string()) })) }),
});
