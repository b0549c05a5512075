import { listWorkOrders, WorkOrderState } from "@yihao/contract/work-order";
import { Select } from "antd";
import { useDeferredValue, useState } from "react";
import { useReading } from "../common/use-reading.ts";

type Known = { id: string; words: string };
type Props = {
  id?: string;
  value?: string | null;
  onChange?: (id: string | undefined) => void;
  /** Orders that may be picked already and would otherwise show as a bare id. */
  known?: readonly Known[];
};

/** Picks an order, found by number or words. */
export function OrderPicker({ id, value, onChange, known = [] }: Props) {
  const [typed, setTyped] = useState("");
  const words = useDeferredValue(typed.trim());
  const found = useReading(
    listWorkOrders,
    { query: { words, limit: 20, order: "newest" } },
    { topics: ["workOrders"], enabled: words !== "", keepsPrevious: true },
  );
  const items = words === "" ? [] : (found.data?.items ?? []);
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      value={value ?? null}
      onChange={(picked: string | null | undefined) => onChange?.(picked ?? undefined)}
      showSearch={{ searchValue: typed, onSearch: setTyped, filterOption: false }}
      allowClear
      loading={found.isFetching}
      placeholder="输入工单编号或文字查找"
      notFoundContent={words === "" ? "输入编号或文字查找" : "没有找到"}
      options={[
        ...items.map((order) => ({
          value: order.id,
          label: `${order.number} ${order.title}（${WorkOrderState.word(order.state)}）`,
        })),
        ...known.filter((each) => !items.some((order) => order.id === each.id)).map((each) => ({ value: each.id, label: each.words })),
      ]}
    />
  );
}
