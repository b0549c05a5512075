import type { WorkOrder } from "@yihao/contract/work-order";
import { Form, Select } from "antd";

/** Which of the requesters behind an order speaks; asked only where there are several. */
export function WhoseDemand({ order, word }: { order: WorkOrder; word: string }) {
  if (order.mergedDemands.length === 0) return null;
  return (
    <Form.Item name="demandId" label={word}>
      <Select
        allowClear
        placeholder={`${order.demand.number} 本单的诉求人`}
        options={order.mergedDemands.map((demand) => ({ value: demand.id, label: `${demand.number} 并入：${demand.title}` }))}
      />
    </Form.Item>
  );
}
