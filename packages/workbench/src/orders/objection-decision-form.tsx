import { decideObjection, type Objection, ObjectionDecision } from "@yihao/contract/objection";
import { Form, Input, Radio } from "antd";
import { ActForm } from "../common/act-form.tsx";
import { caseTopics } from "./case-topics.ts";
import { ObjectionCard } from "./objection-card.tsx";

type Values = { decision: ObjectionDecision; opinion: string };

export function ObjectionDecisionForm({ objection, onClose }: { objection: Objection; onClose: () => void }) {
  return (
    <ActForm<typeof decideObjection, Values>
      title={`审定派单异议 · ${objection.agencyName}`}
      open
      onClose={onClose}
      to={decideObjection}
      topics={caseTopics}
      draftKey={`objection-decision.${objection.id}`}
      toCall={(body) => ({ params: { id: objection.id }, body })}
      done={(decided) => (decided.decision === "upheld" ? "异议成立，该单位不再承办" : "异议不成立，单位继续办理")}
      submitWord="提交审定"
      consequence="异议成立的，主办单位的工单回到待派单并计入错派，协办单位退出；不成立的为最终决定，单位须继续办理。"
    >
      <ObjectionCard of={objection} />
      <Form.Item name="decision" label="审定结论" rules={[{ required: true, message: "请选择审定结论" }]}>
        <Radio.Group options={ObjectionDecision.values.map((value) => ({ value, label: ObjectionDecision.word(value) }))} />
      </Form.Item>
      <Form.Item name="opinion" label="审定意见" required>
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 8 }} maxLength={500} showCount />
      </Form.Item>
    </ActForm>
  );
}
