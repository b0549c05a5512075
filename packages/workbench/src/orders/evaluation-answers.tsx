import { DissatisfactionReason, Satisfaction, Solved, Truthfulness } from "@yihao/contract/callback";
import { Checkbox, Form, Radio } from "antd";

const choices = <V extends string>({ values, word }: { values: readonly V[]; word: (value: V) => string }) =>
  values.map((value) => ({ value, label: word(value) }));
const solvedChoices = Solved.values.map((value) => ({ value, label: Solved.word(value) }));

type Question = { isRequired?: boolean };
const required = (isRequired: boolean, message: string) => (isRequired ? [{ required: true, message }] : []);

/** The five questions, in the order in which they are asked on the telephone. Of an answer given on line nobody made contact. */
export function Questions({ isOfAgency, isRequired = true }: Question & { isOfAgency: boolean }) {
  const numerals = ["一", "二", "三", "四", "五"];
  const at = (position: number) => numerals[isOfAgency ? position : position - 1];
  return (
    <>
      {isOfAgency && (
        <Form.Item name="isContacted" label={`${at(0)}、承办单位是否联系过您？`} rules={required(isRequired, "请选择承办单位是否联系过")}>
          <Radio.Group
            options={[
              { value: true, label: "联系过" },
              { value: false, label: "没有联系" },
            ]}
          />
        </Form.Item>
      )}
      <Form.Item name="solved" label={`${at(1)}、您反映的问题解决了吗？`} rules={required(isRequired, "请选择是否解决")}>
        <Radio.Group options={solvedChoices} />
      </Form.Item>
      <Form.Item
        name="satisfaction"
        label={`${at(2)}、您对${isOfAgency ? "办理结果" : "答复"}满意吗？`}
        rules={required(isRequired, "请选择满意度")}
      >
        <Radio.Group options={choices(Satisfaction)} />
      </Form.Item>
      <Form.Item name="isOpinionClear" label={`${at(3)}、答复的意见说得明确吗？`} rules={required(isRequired, "请选择意见是否明确")}>
        <Radio.Group
          options={[
            { value: true, label: "明确" },
            { value: false, label: "不明确" },
          ]}
        />
      </Form.Item>
      <Form.Item
        name="truthfulness"
        label={`${at(4)}、答复所说的${isOfAgency ? "办理" : ""}情况属实吗？`}
        rules={required(isRequired, "请选择办理真实度")}
      >
        <Radio.Group options={choices(Truthfulness)} />
      </Form.Item>
    </>
  );
}

/** 不满意的原因: several may be true. */
export function Reasons() {
  return (
    <Form.Item name="reasons" label="不满意在哪里（可多选）">
      <Checkbox.Group options={choices(DissatisfactionReason)} />
    </Form.Item>
  );
}
