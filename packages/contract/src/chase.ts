import { z } from "zod";
import { ReceiptKey } from "./demand.ts";
import { endpoint } from "./endpoint.ts";
import { byId, id, instant, optionalText } from "./fields.ts";
import { defineWords, type ValueOf } from "./words.ts";
import { WorkOrderRow } from "./work-order.ts";

export const ChaseSource = defineWords("催单来源", { requester: "网上催单", operator: "来电催单" });
export type ChaseSource = ValueOf<typeof ChaseSource>;
/** 催单 by the requester; 催办 by the centre is another thing. */
export const OrderChase = z.object({
  id,
  at: instant("时间"),
  by: z.string(),
  source: ChaseSource.schema,
  words: z.string().nullable(),
  number: z.string().describe("催单的诉求编号"),
});
export const chaseWorkOrder = endpoint({
  method: "POST",
  path: "/work-orders/:id/chases",
  gate: "workOrder.chase",
  tag: "工单",
  summary: "登记催单，通知承办单位",
  params: byId,
  status: 201,
  body: z.object({
    words: optionalText("诉求人的话", 500),
    demandId: id.nullable().default(null).describe("并入的某一件催的；不填为本单的诉求"),
  }),
  reply: WorkOrderRow,
});
export const chaseByRequester = endpoint({
  method: "POST",
  path: "/public/chases",
  gate: "public",
  tag: "公众",
  summary: "诉求人催单（每个工作日一次）",
  status: 201,
  body: ReceiptKey.extend({ words: optionalText("想说的话", 300) }),
  reply: z.object({ chasedAt: instant("催单时间"), next: z.string() }),
});
