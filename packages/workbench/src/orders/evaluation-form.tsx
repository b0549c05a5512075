import {
  type Callback,
  type DissatisfactionReason,
  evaluateCallback,
  type Satisfaction,
  type Solved,
  type Truthfulness,
} from "@yihao/contract/callback";
import { Form, Input } from "antd";
import { ActForm } from "../common/act-form.tsx";
import { caseTopics } from "./case-topics.ts";
import { Questions, Reasons } from "./evaluation-answers.tsx";

type Values = {
  isContacted?: boolean;
  solved: Solved;
  satisfaction: Satisfaction;
  isOpinionClear: boolean;
  truthfulness: Truthfulness;
  reasons?: DissatisfactionReason[];
  comment?: string;
};

/** The questions in the order they are asked on the telephone. */
export function EvaluationForm({ callback, onClose }: { callback: Callback; onClose: () => void }) {
  const isOfAgency = callback.subject === "order";
  return (
    <ActForm<typeof evaluateCallback, Values>
      title="登记回访结果"
      open
      onClose={onClose}
      to={evaluateCallback}
      topics={caseTopics}
      draftKey={`evaluation.${callback.id}`}
      toCall={({ isContacted, reasons, ...body }) => ({
        params: { id: callback.id },
        body: { ...body, isContacted: isContacted ?? null, reasons: body.satisfaction === "dissatisfied" ? (reasons ?? []) : [] },
      })}
      done={(after) => (after.evaluation?.satisfaction === "dissatisfied" ? afterDissatisfaction(isOfAgency) : "已登记回访结果")}
      submitWord="登记结果"
      consequence={
        isOfAgency
          ? "不满意的，工单交承办单位重新办理；已到重办上限或属超职责的，按不满意办结。"
          : "不满意的列入不满意清零，由中心逐件跟进。"
      }
    >
      <Questions isOfAgency={isOfAgency} />
      <Form.Item noStyle dependencies={["satisfaction"]}>
        {({ getFieldValue }) => getFieldValue("satisfaction") === "dissatisfied" && <Reasons />}
      </Form.Item>
      <Form.Item name="comment" label="诉求人的意见" extra="不满意的请记下原因，照原话写。">
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} maxLength={1000} showCount />
      </Form.Item>
    </ActForm>
  );
}

const afterDissatisfaction = (isOfAgency: boolean) =>
  isOfAgency ? "已登记；诉求人不满意，工单将重新办理，到上限的按不满意办结" : "已登记；诉求人不满意，已列入不满意清零";
