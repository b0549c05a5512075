import type { Attachment } from "@yihao/contract/files";
import { decideTermination, requestTermination, TerminationReason, type TerminationRequest } from "@yihao/contract/order-ends";
import type { WorkOrder } from "@yihao/contract/work-order";
import { Form, Input, Radio, Select } from "antd";
import { ActForm } from "../common/act-form.tsx";
import { AttachmentUpload } from "../common/attachments.tsx";
import { caseTopics } from "./case-topics.ts";
import { TerminationCard } from "./end-cards.tsx";

type Asked = { reason: TerminationReason; basis: string; papers?: Attachment[] };

export function TerminationForm({ order, onClose }: { order: WorkOrder; onClose: () => void }) {
  return (
    <ActForm<typeof requestTermination, Asked>
      title="申请终止办理"
      open
      onClose={onClose}
      to={requestTermination}
      topics={caseTopics}
      draftKey={`termination.${order.id}`}
      toCall={({ papers = [], ...body }) => ({
        params: { id: order.id },
        body: { ...body, attachmentIds: papers.map(({ id }) => id) },
      })}
      done={() => "终止办理申请已提交，等待热线审核"}
      submitWord="申请终止"
      consequence="审核期间期限继续计算；不同意时应继续办理。"
    >
      <Form.Item name="reason" label="理由" rules={[{ required: true, message: "请选择终止办理理由" }]}>
        <Select
          options={TerminationReason.values.map((value) => ({ value, label: TerminationReason.word(value) }))}
          popupMatchSelectWidth={false}
        />
      </Form.Item>
      <Form.Item name="basis" label="依据和情况" required extra="法规条款、案号、联系记录等，说清为什么不能再办。">
        <Input.TextArea autoSize={{ minRows: 4, maxRows: 10 }} maxLength={1000} showCount />
      </Form.Item>
      <Form.Item name="papers" label="材料">
        <AttachmentUpload />
      </Form.Item>
    </ActForm>
  );
}

type Decided = { decision: "accepted" | "refused"; opinion: string; explanation?: string };

export function TerminationDecisionForm({ request, onClose }: { request: TerminationRequest; onClose: () => void }) {
  return (
    <ActForm<typeof decideTermination, Decided>
      title={`审核终止办理 · ${request.agencyName}`}
      open
      onClose={onClose}
      to={decideTermination}
      topics={caseTopics}
      draftKey={`termination-decision.${request.id}`}
      toCall={(body) => ({ params: { id: request.id }, body })}
      done={(row) => (row.state === "terminated" ? "已同意，工单终止，理由和途径会告诉诉求人" : "未同意，单位继续办理")}
      submitWord="提交审核"
      consequence="同意后工单就此结束，不能恢复；不同意时单位须继续办理。"
    >
      <TerminationCard of={request} />
      <Form.Item name="decision" label="审核结果" rules={[{ required: true, message: "请选择审核结果" }]}>
        <Radio.Group
          options={[
            { value: "accepted", label: "同意终止" },
            { value: "refused", label: "不同意终止" },
          ]}
        />
      </Form.Item>
      <Form.Item name="opinion" label="审核意见" required extra="给承办单位看。">
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={500} showCount />
      </Form.Item>
      <Form.Item name="explanation" label="告诉诉求人的理由和途径" extra="同意终止时必填：为什么不再办，可以去哪里办。">
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 8 }} maxLength={1000} showCount />
      </Form.Item>
    </ActForm>
  );
}
