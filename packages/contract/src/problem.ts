import { z } from "zod";

/** RFC 9457 problem details: the one shape of everything that is not a success. */
export const Problem = z
  .object({
    type: z.string().describe("机器可读的问题种类，如 refusal:assignment.notYours"),
    title: z.string().describe("给人看的一句话"),
    status: z.int(),
    code: z.string(),
    requestId: z.string().describe("报障时请报这个编号"),
    facts: z.record(z.string(), z.unknown()).optional(),
    fields: z
      .array(z.object({ field: z.string(), message: z.string() }))
      .optional()
      .describe("填写有误的字段"),
  })
  .meta({ id: "Problem" });
export type Problem = z.infer<typeof Problem>;
