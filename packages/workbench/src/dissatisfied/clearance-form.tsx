import { Clearance, clearDissatisfiedCase, type DissatisfiedCase } from "@yihao/contract/dissatisfied";
import { Form, Input, Radio } from "antd";
import { ActForm } from "../common/act-form.tsx";
import { caseTopics } from "../orders/case-topics.ts";

type Values = { clearance: "concluded" | "excluded"; reason: string };
const decided = ["concluded", "excluded"] as const;

/** 清零 by the centre's own decision; one that becomes satisfied leaves the list by itself. */
export function ClearanceForm({ found, onClose }: { found: DissatisfiedCase; onClose: () => void }) {
  return (
    <ActForm<typeof clearDissatisfiedCase, Values>
      title={`清零 · ${found.number}`}
      open
      onClose={onClose}
      to={clearDissatisfiedCase}
      topics={caseTopics}
      draftKey={`clearance.${found.id}`}
      toCall={(body) => ({ params: { id: found.id }, body })}
      done={(after) => `${after.number} 已清零：${after.clearance ? Clearance.word(after.clearance) : ""}`}
      submitWord="清零"
      consequence="清零后移到“已清零”，理由留在工单流转记录里，不能撤回。核减的指标以核减审定为准。"
    >
      <Form.Item name="clearance" label="清零方式" rules={[{ required: true, message: "请选择终结或核减" }]}>
        <Radio.Group options={decided.map((value) => ({ value, label: Clearance.word(value) }))} />
      </Form.Item>
      <Form.Item name="reason" label="理由" required extra="依据什么认定：会商纪要、政策条款、与诉求人的沟通情况。">
        <Input.TextArea autoSize={{ minRows: 4, maxRows: 10 }} maxLength={500} showCount />
      </Form.Item>
    </ActForm>
  );
}
