import { type Assessment, freezeAssessment } from "@yihao/contract/assessment";
import { Form, Input } from "antd";
import { ActForm } from "../common/act-form.tsx";
import { assessmentTopics } from "./topics.ts";

type Values = { opinion: string };

/** 审定, by a second person. */
export function FreezeForm({ assessment, onClose }: { assessment: Assessment; onClose: () => void }) {
  return (
    <ActForm<typeof freezeAssessment, Values>
      title={`审定结果 · ${assessment.name}`}
      open
      onClose={onClose}
      to={freezeAssessment}
      topics={assessmentTopics}
      draftKey={`assessment-freeze.${assessment.id}`}
      toCall={(body) => ({ params: { id: assessment.id }, body })}
      done={() => "结果已审定，此后不再变动"}
      submitWord="审定"
      isDangerous
      consequence="审定后分数、方案版本和失分明细固定不变；以后工单数据的改动只在比对中显示。"
    >
      <Form.Item name="opinion" label="审定意见" required>
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 8 }} maxLength={500} showCount />
      </Form.Item>
    </ActForm>
  );
}
