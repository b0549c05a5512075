import { z } from "zod";
import { DispatchBody } from "./dispatch.ts";
import { endpoint } from "./endpoint.ts";
import { id } from "./fields.ts";
import { WorkOrderRow } from "./work-order.ts";

const batchMax = 50;
const tag = "派单";
/** What the catalogue says for each order, for orders that this person may dispatch; without one clear answer `lead` is null and `reason` says why. */
export const DispatchProposal = z.object({
  order: WorkOrderRow,
  lead: z.object({ id, name: z.string() }).nullable(),
  supporting: z.array(z.object({ id, name: z.string() })),
  reason: z.string().describe("依据条款，或为什么没有明确的承办单位"),
});
export type DispatchProposal = z.infer<typeof DispatchProposal>;
export const proposeDispatches = endpoint({
  method: "POST",
  path: "/dispatch-proposals",
  gate: "dispatch.make",
  tag,
  summary: "派单目录对一批工单的答案",
  body: z.object({ workOrderIds: z.array(id).min(1, "请选择工单").max(batchMax, `一次最多 ${batchMax} 张`) }),
  reply: z.object({ items: z.array(DispatchProposal) }),
});
/** Each order in its own transaction: one that is refused holds up none of the others, and nothing is half done. */
export const dispatchBatch = endpoint({
  method: "POST",
  path: "/dispatch-batches",
  gate: "dispatch.make",
  tag,
  summary: "批量派单，逐件报告结果",
  body: z.object({
    items: z
      .array(DispatchBody.extend({ workOrderId: id }))
      .min(1, "请选择工单")
      .max(batchMax, `一次最多 ${batchMax} 张`),
  }),
  reply: z.object({
    batchId: id,
    done: z.int(),
    items: z.array(z.object({ workOrderId: id, isDone: z.boolean(), reason: z.string().nullable().describe("没有派出的原因") })),
  }),
  status: 201,
});
