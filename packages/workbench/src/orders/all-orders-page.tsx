import { Link, useSearchParams } from "react-router";
import { useMe } from "../session/use-me.ts";
import { allOrderColumns } from "./order-columns.tsx";
import { OrderQueue } from "./order-queue.tsx";
import { useOrderCount } from "./use-order-counts.ts";

export function AllOrdersPage() {
  const [params] = useSearchParams();
  const { permissions } = useMe();
  const overdue = useOrderCount("overdue");
  const words = params.get("words");
  return (
    <OrderQueue
      title="全部工单"
      count={overdue && `超期在办 ${overdue}`}
      columns={allOrderColumns}
      tools={
        words !== null &&
        permissions.includes("demand.read") && <Link to={`/demands?words=${encodeURIComponent(words)}`}>在诉求中找“{words}”</Link>
      }
      empty={{ title: "还没有工单", hint: "不能当场解答的诉求转为工单后，会出现在这里。" }}
    />
  );
}
