import { WithdrawalWay, withdrawWorkOrder } from "@yihao/contract/order-ends";
import type { WorkOrder } from "@yihao/contract/work-order";
import { Form, Input, Radio } from "antd";
import { ActForm } from "../common/act-form.tsx";
import { caseTopics } from "./case-topics.ts";
import { WhoseDemand } from "./whose-demand.tsx";

type Values = { reason: string; way: WithdrawalWay; demandId?: string };

export function WithdrawForm({ order, onClose }: { order: WorkOrder; onClose: () => void }) {
  const isShared = order.mergedDemands.length > 0;
  return (
    <ActForm<typeof withdrawWorkOrder, Values>
      title="撤单"
      open
      onClose={onClose}
      to={withdrawWorkOrder}
      topics={caseTopics}
      draftKey={`withdraw.${order.id}`}
      initialValues={{ way: "phone" }}
      toCall={({ demandId, ...body }) => ({ params: { id: order.id }, body: { ...body, demandId: demandId ?? null } })}
      done={(row) => (row.state === "withdrawn" ? "已撤单，承办单位不必再办" : "已撤回这件诉求，工单继续为其他诉求人办理")}
      submitWord="撤单"
      isDangerous
      consequence={
        isShared
          ? "只撤回所选的一件；工单继续为其他诉求人办理。撤回后不能恢复。"
          : "工单就此结束，各单位的承办一并终止并收到通知；撤回后不能恢复。"
      }
    >
      <WhoseDemand order={order} word="谁要撤回" />
      <Form.Item name="way" label="提出方式">
        <Radio.Group options={WithdrawalWay.values.map((value) => ({ value, label: WithdrawalWay.word(value) }))} />
      </Form.Item>
      <Form.Item name="reason" label="撤单原因" required>
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 8 }} maxLength={500} showCount placeholder="诉求人怎么说的" />
      </Form.Item>
    </ActForm>
  );
}
