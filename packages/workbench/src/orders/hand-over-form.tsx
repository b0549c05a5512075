import { type Demand, handOverDemand } from "@yihao/contract/demand";
import { HandOverTarget } from "@yihao/contract/demand-words";
import type { ValueOf } from "@yihao/contract/words";
import { Form, Input, Radio } from "antd";
import { ActForm } from "../common/act-form.tsx";
import { caseTopics } from "./case-topics.ts";

type Values = { target: ValueOf<typeof HandOverTarget>; note?: string };

export function HandOverForm({ demand, onClose }: { demand: Demand; onClose: () => void }) {
  return (
    <ActForm<typeof handOverDemand, Values>
      title="转接其他热线"
      open
      onClose={onClose}
      to={handOverDemand}
      topics={caseTopics}
      draftKey={`hand-over.${demand.id}`}
      toCall={(body) => ({ params: { id: demand.id }, body })}
      done={() => "已登记转接，诉求办结"}
      submitWord="登记转接"
      consequence="登记后诉求即告办结，由对方热线受理。"
    >
      <Form.Item name="target" label="转接热线" rules={[{ required: true, message: "请选择转接的热线" }]}>
        <Radio.Group
          className="radio-grid"
          options={HandOverTarget.values.map((value) => ({ value, label: HandOverTarget.word(value) }))}
        />
      </Form.Item>
      <Form.Item name="note" label="备注">
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={500} showCount />
      </Form.Item>
    </ActForm>
  );
}
