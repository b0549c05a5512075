import { waitingColumns } from "./order-columns.tsx";
import { OrderQueue } from "./order-queue.tsx";
import { useOrderCount } from "./use-order-counts.ts";

export function CompletionQueuePage() {
  return (
    <OrderQueue
      title="待补充"
      count={useOrderCount("awaitingCompletion")}
      fixed={{ state: "awaitingCompletion" }}
      order="oldest"
      columns={waitingColumns}
      empty={{ title: "没有需要补充的工单", hint: "派单环节认为内容不全而退回的工单会出现在这里，联系诉求人补充后交回派单。" }}
    />
  );
}
