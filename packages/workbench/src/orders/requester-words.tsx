import { Form, Input } from "antd";

/** 告知诉求人的原因: what leaves the house when an application is granted. */
export function RequesterWords({ isRequired = true }: { isRequired?: boolean }) {
  return (
    <Form.Item
      name="explanation"
      label="告知诉求人的原因"
      required={isRequired}
      extra="同意后会原样告知诉求人，请用平实的话，不写内部情况和他人信息。"
    >
      <Input.TextArea autoSize={{ minRows: 2, maxRows: 5 }} maxLength={200} showCount />
    </Form.Item>
  );
}
