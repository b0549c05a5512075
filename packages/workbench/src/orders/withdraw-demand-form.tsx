import type { Demand } from "@yihao/contract/demand";
import { WithdrawalWay, withdrawDemand } from "@yihao/contract/order-ends";
import { Form, Input, Radio } from "antd";
import { ActForm } from "../common/act-form.tsx";
import { caseTopics } from "./case-topics.ts";

type Values = { reason: string; way: WithdrawalWay };

export function WithdrawDemandForm({ demand, onClose }: { demand: Demand; onClose: () => void }) {
  return (
    <ActForm<typeof withdrawDemand, Values>
      title="撤回诉求"
      open
      onClose={onClose}
      to={withdrawDemand}
      topics={caseTopics}
      draftKey={`withdraw-demand.${demand.id}`}
      initialValues={{ way: "phone" }}
      toCall={(body) => ({ params: { id: demand.id }, body })}
      done={() => "已按诉求人的要求撤回"}
      submitWord="撤回"
      isDangerous
      consequence="撤回后不再处置，不能恢复。"
    >
      <Form.Item name="way" label="提出方式">
        <Radio.Group options={WithdrawalWay.values.map((value) => ({ value, label: WithdrawalWay.word(value) }))} />
      </Form.Item>
      <Form.Item name="reason" label="撤回原因" required>
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 8 }} maxLength={500} showCount placeholder="诉求人怎么说的" />
      </Form.Item>
    </ActForm>
  );
}
