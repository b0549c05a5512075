import { resumeAssignment } from "@yihao/contract/applications";
import type { Assignment } from "@yihao/contract/handling";
import { dateTimeWords } from "@yihao/ui/time-words.ts";
import { Form, Input } from "antd";
import { ActForm } from "../common/act-form.tsx";
import { caseTopics } from "./case-topics.ts";

type Values = { reason: string };

export function ResumptionForm({ assignment, onClose }: { assignment: Assignment; onClose: () => void }) {
  return (
    <ActForm<typeof resumeAssignment, Values>
      title={`恢复办理 · ${assignment.agencyName}`}
      open
      onClose={onClose}
      to={resumeAssignment}
      topics={caseTopics}
      draftKey={`resumption.${assignment.id}`}
      toCall={(body) => ({ params: { id: assignment.id }, body })}
      done={(resumed) => `已恢复办理，期限顺延至 ${dateTimeWords(resumed.dueAt)}`}
      submitWord="恢复办理"
      consequence={`期限从现在起继续计算，挂起时还剩多少就还剩多少；不恢复的，${assignment.pauseReviewOn ?? "复核日期"} 自动恢复。`}
    >
      <Form.Item name="reason" label="恢复的理由" required>
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 8 }} maxLength={500} showCount placeholder="条件已经具备，或不再符合挂起的理由" />
      </Form.Item>
    </ActForm>
  );
}
