import { type Callback, evaluateCallback, Satisfaction, Solved } from "@yihao/contract/callback";
import type { ValueOf } from "@yihao/contract/words";
import { Form, Input, Radio } from "antd";
import { ActForm } from "../common/act-form.tsx";
import { caseTopics } from "./case-topics.ts";

type Values = { isContacted: boolean; solved: ValueOf<typeof Solved>; satisfaction: ValueOf<typeof Satisfaction>; comment?: string };

/** The questions in the order they are asked on the telephone. */
export function EvaluationForm({ callback, onClose }: { callback: Callback; onClose: () => void }) {
  return (
    <ActForm<typeof evaluateCallback, Values>
      title="登记回访结果"
      open
      onClose={onClose}
      to={evaluateCallback}
      topics={caseTopics}
      draftKey={`evaluation.${callback.id}`}
      toCall={(body) => ({ params: { id: callback.id }, body })}
      done={(after) => (after.evaluation?.satisfaction === "dissatisfied" ? "已登记；诉求人不满意，工单将重新办理" : "已登记回访结果")}
      submitWord="登记结果"
      consequence="不满意的，工单将交承办单位重新办理。"
    >
      <Form.Item name="isContacted" label="一、承办单位是否联系过您？" rules={[{ required: true, message: "请选择承办单位是否联系过" }]}>
        <Radio.Group
          options={[
            { value: true, label: "联系过" },
            { value: false, label: "没有联系" },
          ]}
        />
      </Form.Item>
      <Form.Item name="solved" label="二、您反映的问题解决了吗？" rules={[{ required: true, message: "请选择是否解决" }]}>
        <Radio.Group options={Solved.values.map((value) => ({ value, label: Solved.word(value) }))} />
      </Form.Item>
      <Form.Item name="satisfaction" label="三、您对办理结果满意吗？" rules={[{ required: true, message: "请选择满意度" }]}>
        <Radio.Group options={Satisfaction.values.map((value) => ({ value, label: Satisfaction.word(value) }))} />
      </Form.Item>
      <Form.Item name="comment" label="四、诉求人的意见" extra="不满意的请记下原因，照原话写。">
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} maxLength={1000} showCount />
      </Form.Item>
    </ActForm>
  );
}
