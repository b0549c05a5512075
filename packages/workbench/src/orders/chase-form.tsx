import { chaseWorkOrder } from "@yihao/contract/chase";
import type { WorkOrder } from "@yihao/contract/work-order";
import { Form, Input } from "antd";
import { ActForm } from "../common/act-form.tsx";
import { caseTopics } from "./case-topics.ts";
import { WhoseDemand } from "./whose-demand.tsx";

type Values = { words?: string; demandId?: string };

export function ChaseForm({ order, onClose }: { order: WorkOrder; onClose: () => void }) {
  return (
    <ActForm<typeof chaseWorkOrder, Values>
      title="登记催单"
      open
      onClose={onClose}
      to={chaseWorkOrder}
      topics={caseTopics}
      draftKey={`chase.${order.id}`}
      toCall={({ words, demandId }) => ({ params: { id: order.id }, body: { words, demandId: demandId ?? null } })}
      done={(row) => `已登记第 ${row.chaseCount} 次催单，并通知承办单位`}
      submitWord="登记催单"
    >
      <WhoseDemand order={order} word="谁来催" />
      <Form.Item name="words" label="诉求人的话" extra="会转给承办单位。">
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 8 }} maxLength={500} showCount placeholder="可不填" />
      </Form.Item>
    </ActForm>
  );
}
