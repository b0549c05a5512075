import { countWorkOrders } from "@yihao/contract/work-order";
import { countWords } from "@yihao/ui/number-words.ts";
import { useReading } from "../common/use-reading.ts";
import { followUpColumns } from "./order-columns.tsx";
import { OrderQueue } from "./order-queue.tsx";

/** 跟踪办理: closed for the time being, with a promise; what falls due first is on top. */
export function FollowUpsPage() {
  const counts = useReading(countWorkOrders, {}, { topics: ["workOrders"] }).data;
  return (
    <OrderQueue
      title="跟踪办理"
      count={counts && `${countWords(counts.interimClosed)} 件，逾期未兑现 ${countWords(counts.promiseBroken)} 件`}
      fixed={{ state: "interimClosed" }}
      columns={followUpColumns}
      empty={{ title: "没有阶段性办结的工单", hint: "承办单位先答复、承诺日期后继续办理的工单，审核通过后在这里跟踪到底。" }}
    />
  );
}
