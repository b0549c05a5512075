import { reviewColumns } from "./order-columns.tsx";
import { OrderQueue } from "./order-queue.tsx";
import { useOrderCount } from "./use-order-counts.ts";

export function ReviewQueuePage() {
  return (
    <OrderQueue
      title="待审核"
      count={useOrderCount("awaitingReview")}
      fixed={{ state: "awaitingReview" }}
      order="due"
      columns={reviewColumns}
      empty={{ title: "没有等待审核的答复", hint: "承办单位提交答复后，工单会出现在这里。" }}
    />
  );
}
