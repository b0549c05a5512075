import type { Attachment } from "@yihao/contract/files";
import { type ConclusionProposal, confirmConclusion, proposeConclusion } from "@yihao/contract/order-ends";
import type { WorkOrder } from "@yihao/contract/work-order";
import { DatePicker, Form, Input, Radio } from "antd";
import dayjs, { type Dayjs } from "dayjs";
import { ActForm } from "../common/act-form.tsx";
import { AttachmentUpload } from "../common/attachments.tsx";
import { caseTopics } from "./case-topics.ts";
import { ConclusionCard } from "./end-cards.tsx";

type Proposed = {
  evidence: string;
  opinion: string;
  heldOn?: string;
  conferralNumber?: string;
  minutesAttachmentIds?: Attachment[];
  papers?: Attachment[];
};
const asDay = (value: string | undefined) => ({ value: value === undefined ? null : dayjs(value) });
const asText = (day: Dayjs | null) => day?.format("YYYY-MM-DD");

export function ConclusionForm({ order, onClose }: { order: WorkOrder; onClose: () => void }) {
  return (
    <ActForm<typeof proposeConclusion, Proposed>
      title="提出终结"
      open
      onClose={onClose}
      to={proposeConclusion}
      topics={caseTopics}
      draftKey={`conclusion.${order.id}`}
      toCall={({ papers = [], minutesAttachmentIds = [], heldOn = "", ...body }) => ({
        params: { id: order.id },
        body: {
          ...body,
          heldOn,
          minutesAttachmentIds: minutesAttachmentIds.map(({ id }) => id),
          attachmentIds: papers.map(({ id }) => id),
        },
      })}
      done={() => "已提出终结，等待另一人确认"}
      submitWord="提出终结"
      consequence="须由另一人确认。终结后同一诉求人再提同一事项，按终结意见答复。"
    >
      <Form.Item name="evidence" label="证据和办理经过" required extra="只在中心内部看到。">
        <Input.TextArea autoSize={{ minRows: 4, maxRows: 12 }} maxLength={3000} showCount />
      </Form.Item>
      <Form.Item name="papers" label="证据材料">
        <AttachmentUpload />
      </Form.Item>
      <Form.Item name="heldOn" label="会商日期" required getValueProps={asDay} normalize={asText}>
        <DatePicker maxDate={dayjs()} />
      </Form.Item>
      <Form.Item name="conferralNumber" label="会商编号">
        <Input maxLength={60} placeholder="没有可不填" />
      </Form.Item>
      <Form.Item name="minutesAttachmentIds" label="会商纪要" required>
        <AttachmentUpload />
      </Form.Item>
      <Form.Item name="opinion" label="终结意见（公开）" required extra="诉求人会看到，以后也据此答复。">
        <Input.TextArea autoSize={{ minRows: 4, maxRows: 12 }} maxLength={2000} showCount />
      </Form.Item>
    </ActForm>
  );
}

type Confirmed = { decision: "confirmed" | "refused"; reason: string };

export function ConclusionConfirmForm({ proposal, onClose }: { proposal: ConclusionProposal; onClose: () => void }) {
  return (
    <ActForm<typeof confirmConclusion, Confirmed>
      title="确认终结"
      open
      onClose={onClose}
      to={confirmConclusion}
      topics={caseTopics}
      draftKey={`conclusion-decision.${proposal.id}`}
      toCall={(body) => ({ params: { id: proposal.id }, body })}
      done={(row) => (row.state === "concluded" ? "已终结，终结意见会告诉诉求人" : "未予终结，工单继续办理")}
      submitWord="提交"
      consequence="确认后工单就此结束，不能恢复。"
    >
      <ConclusionCard of={proposal} />
      <Form.Item name="decision" label="是否终结" rules={[{ required: true, message: "请选择是否终结" }]}>
        <Radio.Group
          options={[
            { value: "confirmed", label: "确认终结" },
            { value: "refused", label: "不予终结" },
          ]}
        />
      </Form.Item>
      <Form.Item name="reason" label="确认意见" required>
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 8 }} maxLength={500} showCount />
      </Form.Item>
    </ActForm>
  );
}
