import type { DemandRow } from "@yihao/contract/demand";
import { Channel, DemandKind, DemandState } from "@yihao/contract/demand-words";
import type { Column } from "../common/keyset-table.tsx";
import { Moment } from "../common/moment.tsx";
import { OrderMarks } from "./order-marks.tsx";

export const demandColumns: readonly Column<DemandRow>[] = [
  {
    key: "title",
    title: "标题",
    render: (row) => (
      <>
        <p className="row-title">
          <OrderMarks of={row} /> {row.title}
        </p>
        <p className="row-under">{row.excerpt}</p>
      </>
    ),
  },
  {
    key: "kind",
    title: "类型与分类",
    width: 168,
    from: "medium",
    render: (row) => `${DemandKind.word(row.kind)} · ${row.categoryName ?? "未分类"}`,
  },
  { key: "region", title: "事发地", width: 112, from: "large", render: (row) => row.regionName ?? <span className="faint">未填</span> },
  { key: "requester", title: "诉求人", width: 88, from: "large", render: (row) => row.requester },
  { key: "channel", title: "渠道", width: 84, from: "medium", render: (row) => Channel.word(row.channel) },
  { key: "state", title: "状态", width: 104, from: "small", render: (row) => DemandState.word(row.state) },
  { key: "at", title: "登记时间", width: 120, from: "small", render: (row) => <Moment at={row.registeredAt} as="short" /> },
];
