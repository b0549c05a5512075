import {
  AppealProposal,
  type AssessmentAppeal,
  type Correction,
  RecordTreatment,
  reviewAssessmentAppeal,
} from "@yihao/contract/assessment-appeal";
import { Form, Input, InputNumber, Radio } from "antd";
import { ActForm } from "../common/act-form.tsx";
import { RecordsPicker } from "./records-picker.tsx";
import { assessmentTopics } from "./topics.ts";

type Values = {
  proposal: AppealProposal;
  kind?: Correction["kind"];
  recordIds?: string[];
  treatment?: RecordTreatment;
  points?: number | null;
  opinion: string;
};

function correctionOf({ proposal, kind, recordIds = [], treatment = "removed", points }: Values): Correction | null {
  if (proposal !== "uphold") return null;
  return kind === "points" ? { kind: "points", points: points ?? 0 } : { kind: "records", recordIds, treatment };
}

/** 复核: what the officer proposes, and if it is to be upheld, how it is to be corrected. */
export function AppealReviewForm({ appeal, onClose }: { appeal: AssessmentAppeal; onClose: () => void }) {
  return (
    <ActForm<typeof reviewAssessmentAppeal, Values>
      title={`复核申诉 · ${appeal.agencyName}`}
      open
      onClose={onClose}
      to={reviewAssessmentAppeal}
      topics={assessmentTopics}
      draftKey={`appeal-review.${appeal.id}`}
      initialValues={{ kind: appeal.recordIds.length > 0 ? "records" : "points", recordIds: appeal.recordIds, treatment: "removed" }}
      toCall={(values) => ({
        params: { id: appeal.id },
        body: { proposal: values.proposal, correction: correctionOf(values), opinion: values.opinion },
      })}
      done={() => "复核已提交，等待中心领导审定"}
      submitWord="提交复核"
      consequence="复核人不能再审定本件。"
    >
      <Form.Item name="proposal" label="复核建议" required>
        <Radio.Group options={AppealProposal.values.map((value) => ({ value, label: AppealProposal.word(value) }))} />
      </Form.Item>
      <CorrectionFields appeal={appeal} />
      <Form.Item name="opinion" label="复核意见" required>
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 8 }} maxLength={1000} showCount />
      </Form.Item>
    </ActForm>
  );
}

function CorrectionFields({ appeal }: { appeal: AssessmentAppeal }) {
  const form = Form.useFormInstance<Values>();
  const proposal = Form.useWatch("proposal", form);
  const kind = Form.useWatch("kind", form);
  if (proposal !== "uphold") return null;
  return (
    <>
      <Form.Item name="kind" label="更正方式">
        <Radio.Group
          options={[
            { value: "records", label: "更正记录" },
            { value: "points", label: "更正得分" },
          ]}
        />
      </Form.Item>
      {kind === "points" ? (
        <Form.Item
          name="points"
          label="更正后的得分"
          extra="扣分项填扣多少分。"
          rules={[{ required: true, message: "请填写更正后的得分" }]}
        >
          <InputNumber min={0} max={1000} step={0.5} />
        </Form.Item>
      ) : (
        <>
          <Form.Item name="recordIds" label="更正的记录">
            <RecordsPicker of={{ id: appeal.assessmentId, agencyId: appeal.agencyId, item: appeal.itemCode }} />
          </Form.Item>
          <Form.Item name="treatment" label="记录处理">
            <Radio.Group options={RecordTreatment.values.map((value) => ({ value, label: RecordTreatment.word(value) }))} />
          </Form.Item>
        </>
      )}
    </>
  );
}
