import { AppealDecision, AppealProposal, type AssessmentAppeal, decideAssessmentAppeal } from "@yihao/contract/assessment-appeal";
import { Alert, Form, Input, Radio } from "antd";
import { ActForm } from "../common/act-form.tsx";
import { correctionWords } from "./point-words.ts";
import { assessmentTopics } from "./topics.ts";

type Values = { decision: AppealDecision; opinion: string };

/** 审定, by somebody who did not review it. */
export function AppealDecisionForm({ appeal, onClose }: { appeal: AssessmentAppeal; onClose: () => void }) {
  return (
    <ActForm<typeof decideAssessmentAppeal, Values>
      title={`审定申诉 · ${appeal.agencyName}`}
      open
      onClose={onClose}
      to={decideAssessmentAppeal}
      topics={assessmentTopics}
      draftKey={`appeal-decision.${appeal.id}`}
      toCall={(body) => ({ params: { id: appeal.id }, body })}
      done={(made) => (made.state === "upheld" ? "申诉成立，已更正并记录理由" : made.state === "dismissed" ? "申诉不成立" : "已退回复核")}
      submitWord="提交审定"
      isDangerous
      consequence="成立的，按复核提出的更正执行，写明更正前后的分值；结论通知申诉单位。"
    >
      {appeal.proposal !== null && (
        <Alert
          className="act-problem"
          type="info"
          title={`复核建议：${AppealProposal.word(appeal.proposal)}${appeal.correction === null ? "" : `，${correctionWords(appeal.correction)}`}`}
          description={appeal.reviewOpinion}
        />
      )}
      <Form.Item name="decision" label="审定结论" required>
        <Radio.Group options={AppealDecision.values.map((value) => ({ value, label: AppealDecision.word(value) }))} />
      </Form.Item>
      <Form.Item name="opinion" label="审定意见" required>
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 8 }} maxLength={1000} showCount />
      </Form.Item>
    </ActForm>
  );
}
