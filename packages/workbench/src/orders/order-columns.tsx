import { DemandKind } from "@yihao/contract/demand-words";
import { type WorkOrderRow, WorkOrderState } from "@yihao/contract/work-order";
import { type Column, NarrowOnly } from "../common/keyset-table.tsx";
import { Due } from "../common/light-tag.tsx";
import { Moment } from "../common/moment.tsx";
import { OrderMarks } from "./order-marks.tsx";

type OrderColumn = Column<WorkOrderRow>;

const title: OrderColumn = {
  key: "title",
  title: "标题",
  render: (row) => (
    <>
      <p className="row-title">
        <OrderMarks of={row} /> {row.title}
      </p>
      <p className="row-under">
        {DemandKind.word(row.kind)} · {row.categoryName ?? "未分类"}
      </p>
      <NarrowOnly>
        {WorkOrderState.word(row.state)}{" "}
        <Due dueAt={row.followUpDueAt ?? row.dueAt} light={row.light} isProvisional={row.dueIsProvisional} />
      </NarrowOnly>
    </>
  ),
};
const due: OrderColumn = {
  key: "due",
  title: "期限",
  width: 160,
  from: "small",
  render: (row) => <Due dueAt={row.followUpDueAt ?? row.dueAt} light={row.light} isProvisional={row.dueIsProvisional} />,
};
const region: OrderColumn = {
  key: "region",
  title: "事发地",
  width: 132,
  from: "large",
  render: (row) => row.regionName ?? <span className="faint">未填</span>,
};
const agency: OrderColumn = {
  key: "agency",
  title: "主办单位",
  width: 168,
  from: "medium",
  render: (row) => row.leadAgencyName ?? <span className="faint">未派</span>,
};
const state: OrderColumn = { key: "state", title: "状态", width: 84, from: "small", render: (row) => WorkOrderState.word(row.state) };
const since: OrderColumn = {
  key: "since",
  title: "进入本环节",
  width: 112,
  from: "large",
  render: (row) => <Moment at={row.stateSince} as="short" />,
};
const created: OrderColumn = {
  key: "created",
  title: "生成时间",
  width: 112,
  from: "large",
  render: (row) => <Moment at={row.createdAt} as="short" />,
};
const waiting: OrderColumn = {
  key: "waiting",
  title: "进入本环节",
  width: 120,
  from: "small",
  render: (row) => <Moment at={row.stateSince} as="since" />,
};

export const allOrderColumns: readonly OrderColumn[] = [due, title, region, agency, state, created];
/** For queues of one state, where what counts is how long it has waited. */
export const waitingColumns: readonly OrderColumn[] = [waiting, title, region];
export const reviewColumns: readonly OrderColumn[] = [due, title, region, agency, since];
/** What counts is the promise, and by whom. */
export const followUpColumns: readonly OrderColumn[] = [{ ...due, title: "承诺期限" }, title, agency, region, since];
