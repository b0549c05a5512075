import type { AssignmentRow } from "@yihao/contract/handling";
import { readWorkOrder } from "@yihao/contract/work-order";
import { Link } from "react-router";
import { AttachmentList } from "../common/attachments.tsx";
import { Loaded } from "../common/loaded.tsx";
import { RowsSkeleton } from "../common/skeletons.tsx";
import { useReading } from "../common/use-reading.ts";
import { DeadlineBar } from "./deadline-bar.tsx";

/** A task beside its row: the citizen's words and the deadline. */
export function AssignmentPreview({ row }: { row: AssignmentRow }) {
  const order = useReading(readWorkOrder, { params: { id: row.workOrderId } }, { topics: ["workOrders"] });
  return (
    <>
      <p className="side-panel-number figures">{row.number}</p>
      <h2>{row.title}</h2>
      <DeadlineBar
        startAt={row.assignedAt}
        dueAt={row.dueAt}
        originalDueAt={row.originalDueAt}
        promisedDueAt={row.promisedDueAt}
        isProvisional={row.dueIsProvisional}
        light={row.light}
        doneAt={row.repliedAt}
      />
      <Loaded query={order} skeleton={<RowsSkeleton rows={5} />}>
        {({ demand }) => (
          <>
            <blockquote className="own-words prose">{demand.content}</blockquote>
            <AttachmentList items={demand.attachments} />
          </>
        )}
      </Loaded>
      <p>
        <Link to={`/orders/${row.workOrderId}`}>打开全页办理</Link>
      </p>
    </>
  );
}
