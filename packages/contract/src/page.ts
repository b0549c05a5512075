import { z } from "zod";

/** Keyset paging: `after` is the opaque `next` of the page before; `limit` counts rows. */
export const PageQuery = z.object({
  after: z.string().max(400, "翻页位置不正确，请从第一页开始").optional(),
  limit: z.coerce.number("每页行数应为整数").int("每页行数应为整数").min(1, "每页至少 1 行").max(100, "每页最多 100 行").default(20),
});

/** A page of rows; `next` is null on the last page. */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), next: z.string().nullable() });
}
