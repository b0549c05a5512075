import { Channel, DemandKind } from "@yihao/contract/demand-words";
import { readWorkOrder, type WorkOrderRow, WorkOrderState } from "@yihao/contract/work-order";
import { Link } from "react-router";
import { AttachmentList } from "../common/attachments.tsx";
import { Facts } from "../common/facts.tsx";
import { Due } from "../common/light-tag.tsx";
import { Loaded } from "../common/loaded.tsx";
import { Moment } from "../common/moment.tsx";
import { RowsSkeleton } from "../common/skeletons.tsx";
import { useReading } from "../common/use-reading.ts";
import { OrderMarks } from "./order-marks.tsx";

/** An order beside its row: enough to decide whether to open it. */
export function OrderPreview({ row }: { row: WorkOrderRow }) {
  const order = useReading(readWorkOrder, { params: { id: row.id } }, { topics: ["workOrders"] });
  return (
    <>
      <p className="side-panel-number">
        <Link to={`/orders/${row.id}`} className="figures">
          {row.number}
        </Link>{" "}
        · {WorkOrderState.word(row.state)}
      </p>
      <h2>{row.title}</h2>
      <p>
        <OrderMarks of={row} />
      </p>
      <Due dueAt={row.followUpDueAt ?? row.dueAt} light={row.light} isProvisional={row.dueIsProvisional} />
      <Loaded query={order} skeleton={<RowsSkeleton rows={5} />}>
        {({ demand }) => (
          <>
            <blockquote className="own-words prose">{demand.content}</blockquote>
            <AttachmentList items={demand.attachments} />
          </>
        )}
      </Loaded>
      <Facts
        rows={[
          ["类型", DemandKind.word(row.kind)],
          ["分类", row.categoryName ?? "未分类"],
          ["事发地", row.regionName],
          ["渠道", Channel.word(row.channel)],
          ["主办单位", row.leadAgencyName],
          ["生成时间", <Moment key="at" at={row.createdAt} />],
        ]}
      />
      <p>
        <Link to={`/orders/${row.id}`}>打开全页</Link>
      </p>
    </>
  );
}
