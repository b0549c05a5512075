import { Link, useSearchParams } from "react-router";
import { waitingColumns } from "./order-columns.tsx";
import { OrderQueue } from "./order-queue.tsx";
import { useOrderCount } from "./use-order-counts.ts";

export function DispatchQueuePage() {
  const [params] = useSearchParams();
  return (
    <OrderQueue
      title="待派单"
      count={useOrderCount("awaitingDispatch")}
      fixed={{ state: "awaitingDispatch" }}
      order="oldest"
      columns={waitingColumns}
      tools={<Link to={{ pathname: "/queues/dispatch/batch", search: params.toString() }}>按派单目录批量派单</Link>}
      empty={{ title: "没有待派的工单", hint: "座席转来的工单和退单获准的工单会自动出现在这里，等得最久的在最前。" }}
    />
  );
}
