import { type Callback, InvalidReason, RecheckVerdict, type Satisfaction, type Solved, type Truthfulness } from "@yihao/contract/callback";
import { recheckEvaluation } from "@yihao/contract/evaluation";
import { Form, Input, Radio } from "antd";
import { ActForm } from "../common/act-form.tsx";
import { caseTopics } from "./case-topics.ts";
import { Questions } from "./evaluation-answers.tsx";
import { EvaluationFacts } from "./evaluation-facts.tsx";

type Values = {
  verdict: (typeof RecheckVerdict.values)[number];
  reason: string;
  invalidReason?: (typeof InvalidReason.values)[number];
  isContacted?: boolean;
  solved?: Solved;
  satisfaction?: Satisfaction;
  isOpinionClear?: boolean;
  truthfulness?: Truthfulness;
};

/** 复核: the record stays as it is; what is corrected lies beside it. */
export function RecheckForm({ callback, onClose }: { callback: Callback; onClose: () => void }) {
  const { evaluation } = callback;
  if (evaluation === null) return null;
  const { isContacted, solved, satisfaction, isOpinionClear, truthfulness } = evaluation;
  const recorded = { isContacted, solved, satisfaction, isOpinionClear, truthfulness };
  return (
    <ActForm<typeof recheckEvaluation, Values>
      title="复核回访"
      open
      onClose={onClose}
      to={recheckEvaluation}
      topics={caseTopics}
      draftKey={`recheck.${evaluation.id}`}
      initialValues={Object.fromEntries(Object.entries(recorded).filter(([, value]) => value !== null))}
      toCall={({ verdict, reason, invalidReason, ...answers }) => ({
        params: { id: evaluation.id },
        body: {
          verdict,
          reason,
          invalidReason: verdict === "invalid" ? (invalidReason ?? null) : null,
          corrected: verdict === "changed" ? differing(answers, recorded) : {},
        },
      })}
      done={(after) => `已复核：${after.evaluation?.recheck ? RecheckVerdict.word(after.evaluation.recheck.verdict) : ""}`}
      submitWord="提交复核"
      consequence="原记录保留。更正为不满意的，办结的工单会重新办理；判为无效的不计入有效参评。"
    >
      <section className="reply" aria-label="原记录">
        <p className="reply-head">
          <strong>原记录</strong>
        </p>
        <EvaluationFacts evaluation={evaluation} />
      </section>
      <Form.Item name="verdict" label="复核结论" rules={[{ required: true, message: "请选择复核结论" }]}>
        <Radio.Group options={RecheckVerdict.values.map((value) => ({ value, label: RecheckVerdict.word(value) }))} />
      </Form.Item>
      <Form.Item noStyle dependencies={["verdict"]}>
        {({ getFieldValue }) => {
          if (getFieldValue("verdict") === "changed") return <Questions isOfAgency={callback.subject === "order"} isRequired={false} />;
          if (getFieldValue("verdict") !== "invalid") return null;
          return (
            <Form.Item name="invalidReason" label="无效原因">
              <Radio.Group options={InvalidReason.values.map((value) => ({ value, label: InvalidReason.word(value) }))} />
            </Form.Item>
          );
        }}
      </Form.Item>
      <Form.Item name="reason" label="复核说明" required extra="怎样核对的：调听录音、再次联系诉求人等。">
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 8 }} maxLength={500} showCount />
      </Form.Item>
    </ActForm>
  );
}

type Answers = Pick<Values, "isContacted" | "solved" | "satisfaction" | "isOpinionClear" | "truthfulness">;
/** Only what is not as it was recorded. */
function differing(answers: Answers, recorded: { [Name in keyof Answers]: unknown }): Answers {
  const names = Object.keys(answers) as (keyof Answers)[];
  return Object.fromEntries(
    names.flatMap((name) => (answers[name] === undefined || answers[name] === recorded[name] ? [] : [[name, answers[name]]])),
  );
}
