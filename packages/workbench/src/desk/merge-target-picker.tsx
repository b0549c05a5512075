import { listWorkOrders, WorkOrderState } from "@yihao/contract/work-order";
import { Select } from "antd";
import { useState } from "react";
import { useReading } from "../common/use-reading.ts";
import type { MergeTarget } from "./disposals.ts";
import { useSettled } from "./use-settled.ts";

type Props = { id?: string; value?: MergeTarget; onChange?: (value: MergeTarget | undefined) => void };

/** Picks the order to merge into by number or words; keeps the words of one that came from the alike demands. */
export function MergeTargetPicker({ id, value, onChange }: Props) {
  const [typed, setTyped] = useState("");
  const words = useSettled(typed.trim());
  const found = useReading(
    listWorkOrders,
    { query: { words, limit: 20, order: "newest" } },
    { topics: ["workOrders"], enabled: words !== "", keepsPrevious: true },
  );
  return (
    <Select<MergeTarget | null>
      {...(id === undefined ? {} : { id })}
      labelInValue
      value={value ?? null}
      onChange={(picked) => onChange?.(picked ? { value: picked.value, label: String(picked.label) } : undefined)}
      showSearch={{ searchValue: typed, onSearch: setTyped, filterOption: false }}
      allowClear
      loading={found.isFetching}
      placeholder="在右侧相似诉求中点“并入”，或输入编号、文字查找"
      notFoundContent={words === "" ? "输入编号或文字查找" : "没有找到"}
      options={(words === "" ? [] : (found.data?.items ?? [])).map((order) => ({
        value: order.id,
        label: `${order.number} ${order.title}（${WorkOrderState.word(order.state)}）`,
      }))}
    />
  );
}
