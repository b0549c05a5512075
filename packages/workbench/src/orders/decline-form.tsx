import { type Demand, declineDemand } from "@yihao/contract/demand";
import { DeclineReason } from "@yihao/contract/demand-words";
import type { ValueOf } from "@yihao/contract/words";
import { Form, Input, Radio } from "antd";
import { ActForm } from "../common/act-form.tsx";
import { caseTopics } from "./case-topics.ts";

type Values = { reason: ValueOf<typeof DeclineReason>; explanation: string };

export function DeclineForm({ demand, onClose }: { demand: Demand; onClose: () => void }) {
  return (
    <ActForm<typeof declineDemand, Values>
      title="不予受理"
      open
      onClose={onClose}
      to={declineDemand}
      topics={caseTopics}
      draftKey={`decline.${demand.id}`}
      toCall={(body) => ({ params: { id: demand.id }, body })}
      done={() => "已按不予受理登记，诉求办结"}
      submitWord="不予受理"
      isDangerous
      consequence="提交后诉求即告办结，不能撤回；说明会发给诉求人。"
    >
      <Form.Item name="reason" label="理由" rules={[{ required: true, message: "请选择理由" }]}>
        <Radio.Group className="radio-list" options={DeclineReason.values.map((value) => ({ value, label: DeclineReason.word(value) }))} />
      </Form.Item>
      <Form.Item name="explanation" label="说明和建议途径" required extra="诉求人会看到这段话：为什么不受理，可以去哪里办。">
        <Input.TextArea autoSize={{ minRows: 4, maxRows: 10 }} maxLength={1000} showCount />
      </Form.Item>
    </ActForm>
  );
}
