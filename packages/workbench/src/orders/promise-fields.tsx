import { Checkbox, Form, Input } from "antd";
import { DayPicker } from "../admin/day-picker.tsx";

/** 阶段性办结: when it will be done, and how. */
export function PromiseFields() {
  const isInterim = Form.useWatch<boolean | undefined>("isInterim") === true;
  return (
    <>
      <Form.Item
        name="isInterim"
        valuePropName="checked"
        extra="受客观条件限制、期限内办不完的：先答复，承诺完成日期，审核通过后列入跟踪，完成后再答复一次。"
      >
        <Checkbox>申请阶段性办结</Checkbox>
      </Form.Item>
      {isInterim && (
        <div className="field-block is-inside">
          <Form.Item name="promisedOn" label="承诺完成日期" required extra="须为工作日；到期没有最后答复即为失信，会被督办。">
            <DayPicker />
          </Form.Item>
          <Form.Item name="plan" label="后续计划" required>
            <Input.TextArea
              autoSize={{ minRows: 3, maxRows: 8 }}
              maxLength={1000}
              showCount
              placeholder="受什么条件限制，分几步、由谁、何时完成"
            />
          </Form.Item>
        </div>
      )}
    </>
  );
}
