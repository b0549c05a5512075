import type { Assignment } from "@yihao/contract/handling";
import { replyInterim } from "@yihao/contract/replies";
import { Form, Input } from "antd";
import { ActForm } from "../common/act-form.tsx";
import { caseTopics } from "./case-topics.ts";

type Values = { publicReply: string; internalAccount: string };

export function InterimReplyForm({ assignment, onClose }: { assignment: Assignment; onClose: () => void }) {
  return (
    <ActForm<typeof replyInterim, Values>
      title={`阶段性答复 · ${assignment.agencyName}`}
      open
      onClose={onClose}
      to={replyInterim}
      topics={caseTopics}
      draftKey={`interim-reply.${assignment.id}`}
      toCall={(body) => ({ params: { id: assignment.id }, body })}
      done={() => "已告知诉求人办理进展，期限继续计算"}
      submitWord="告知诉求人"
      consequence="立即发给诉求人，不经审核；不改变办理状态，不停表。"
    >
      <div className="field-block is-public">
        <Form.Item name="publicReply" label="告知诉求人的话" required extra="目前办到哪一步，还要多久，下一步做什么。">
          <Input.TextArea autoSize={{ minRows: 4, maxRows: 10 }} maxLength={2000} showCount />
        </Form.Item>
      </div>
      <div className="field-block is-inside">
        <Form.Item name="internalAccount" label="办理情况（内部）" required extra="只供热线和本系统单位查看。">
          <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} maxLength={5000} showCount />
        </Form.Item>
      </div>
    </ActForm>
  );
}
