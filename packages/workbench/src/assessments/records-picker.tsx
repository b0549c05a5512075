import { listLossRecords } from "@yihao/contract/assessment";
import { Select } from "antd";
import { useReading } from "../common/use-reading.ts";

type Props = {
  id?: string;
  value?: string[];
  onChange?: (ids: string[]) => void;
  of: { id: string; agencyId: string; item: string };
};

/** Picks among the records behind a loss; a form field. The latest hundred are offered. */
export function RecordsPicker({ id, value = [], onChange, of }: Props) {
  const records = useReading(listLossRecords, { params: of, query: { limit: 100 } });
  const items = (records.data?.items ?? []).filter(({ struck }) => struck === null);
  return (
    <Select<string[]>
      {...(id === undefined ? {} : { id })}
      mode="multiple"
      value={value}
      onChange={(picked) => onChange?.(picked)}
      loading={records.isPending}
      optionFilterProp="label"
      placeholder={items.length === 0 ? "没有失分记录" : "可选多条"}
      options={items.map((record) => ({ value: record.id, label: `${record.order.number} ${record.order.title}` }))}
    />
  );
}
