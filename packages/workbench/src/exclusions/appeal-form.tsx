import { appealExclusion, type Exclusion } from "@yihao/contract/exclusion";
import type { Attachment } from "@yihao/contract/files";
import { Form, Input } from "antd";
import { ActForm } from "../common/act-form.tsx";
import { AttachmentUpload } from "../common/attachments.tsx";
import { exclusionTopics } from "./exclusion-topics.ts";

type Values = { reason: string; attachments?: Attachment[] };

/** 申诉, once. */
export function AppealForm({ exclusion, onClose }: { exclusion: Exclusion; onClose: () => void }) {
  return (
    <ActForm<typeof appealExclusion, Values>
      title="对不予核减申诉"
      open
      onClose={onClose}
      to={appealExclusion}
      topics={exclusionTopics}
      draftKey={`exclusion-appeal.${exclusion.id}`}
      toCall={({ reason, attachments = [] }) => ({
        params: { id: exclusion.id },
        body: { reason, attachmentIds: attachments.map(({ id }) => id) },
      })}
      done={() => "申诉已提交，等待中心重新研判"}
      submitWord="提交申诉"
      consequence="只能申诉一次，由中心重新会商研判。"
    >
      <Form.Item name="reason" label="申诉理由" required extra="请写新的事实或依据，至少 10 个字。">
        <Input.TextArea autoSize={{ minRows: 4, maxRows: 12 }} maxLength={2000} showCount />
      </Form.Item>
      <Form.Item name="attachments" label="补充材料">
        <AttachmentUpload />
      </Form.Item>
    </ActForm>
  );
}
