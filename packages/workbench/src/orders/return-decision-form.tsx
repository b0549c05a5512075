import { decideReturn, ReturnDecision, type ReturnRequest } from "@yihao/contract/handling";
import type { ValueOf } from "@yihao/contract/words";
import { Form, Input, Radio } from "antd";
import { ActForm } from "../common/act-form.tsx";
import { caseTopics } from "./case-topics.ts";
import { ReturnCard } from "./return-card.tsx";

type Values = { decision: ValueOf<typeof ReturnDecision>; opinion: string };

export function ReturnDecisionForm({ request, onClose }: { request: ReturnRequest; onClose: () => void }) {
  return (
    <ActForm<typeof decideReturn, Values>
      title={`审核退单 · ${request.agencyName}`}
      open
      onClose={onClose}
      to={decideReturn}
      topics={caseTopics}
      draftKey={`return-decision.${request.id}`}
      toCall={(body) => ({ params: { id: request.id }, body })}
      done={(row) => (row.state === "returned" ? "已同意退单，工单回到待派单" : "已驳回，单位继续办理")}
      submitWord="提交审核"
      consequence="同意后工单回到待派单，由派单员另派；驳回后单位须继续办理。"
    >
      <ReturnCard of={request} />
      <Form.Item name="decision" label="审核结论" rules={[{ required: true, message: "请选择审核结论" }]}>
        <Radio.Group options={ReturnDecision.values.map((value) => ({ value, label: ReturnDecision.word(value) }))} />
      </Form.Item>
      <Form.Item name="opinion" label="审核意见" required>
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 8 }} maxLength={500} showCount />
      </Form.Item>
    </ActForm>
  );
}
