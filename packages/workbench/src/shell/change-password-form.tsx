import { changePassword } from "@yihao/contract/identity";
import { Form, Input } from "antd";
import { ActForm } from "../common/act-form.tsx";

type Values = { currentPassword: string; newPassword: string; again: string };

export function ChangePasswordForm({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <ActForm<typeof changePassword, Values>
      title="修改密码"
      open={open}
      onClose={onClose}
      to={changePassword}
      topics={[]}
      toCall={({ currentPassword, newPassword }) => ({ body: { currentPassword, newPassword } })}
      done={() => "密码已修改"}
      submitWord="修改密码"
    >
      <Form.Item name="currentPassword" label="当前密码" required>
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      <Form.Item name="newPassword" label="新密码" required>
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Form.Item
        name="again"
        label="再填一遍新密码"
        required
        dependencies={["newPassword"]}
        rules={[
          ({ getFieldValue }) => ({
            validator: async (_, value) =>
              value === getFieldValue("newPassword") ? undefined : Promise.reject(new Error("两次填写的新密码不一致")),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
    </ActForm>
  );
}
