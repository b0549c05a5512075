import type { Attachment } from "@yihao/contract/files";
import { raiseObjection } from "@yihao/contract/objection";
import { Form, Input } from "antd";
import { ActForm } from "../common/act-form.tsx";
import { AttachmentUpload } from "../common/attachments.tsx";
import { caseTopics } from "./case-topics.ts";

type Values = { reason: string; basis: string; attachments?: Attachment[] };
type Props = { assignmentId: string; agencyName: string; onClose: () => void };

export function ObjectionForm({ assignmentId, agencyName, onClose }: Props) {
  return (
    <ActForm<typeof raiseObjection, Values>
      title={`提出派单异议 · ${agencyName}`}
      open
      onClose={onClose}
      to={raiseObjection}
      topics={caseTopics}
      draftKey={`objection.${assignmentId}`}
      toCall={({ attachments = [], ...body }) => ({
        params: { id: assignmentId },
        body: { ...body, attachmentIds: attachments.map(({ id }) => id) },
      })}
      done={() => "派单异议已提出，等待审定"}
      submitWord="提出异议"
      isDangerous
      consequence="每次派单只能提出一次，审定即为最终；审定前期限继续计算，请继续办理。"
    >
      <Form.Item name="reason" label="异议理由" required>
        <Input.TextArea autoSize={{ minRows: 4, maxRows: 10 }} maxLength={1000} showCount />
      </Form.Item>
      <Form.Item name="basis" label="依据" required extra="法规、三定规定、权责清单或属地划分的具体条款。">
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={1000} showCount />
      </Form.Item>
      <Form.Item name="attachments" label="证明材料">
        <AttachmentUpload />
      </Form.Item>
    </ActForm>
  );
}
