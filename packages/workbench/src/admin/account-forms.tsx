import { type Account, listAccounts, updateAccount } from "@yihao/contract/identity";
import { Role } from "@yihao/contract/roles";
import { Form, Input, Select } from "antd";
import { ActForm } from "../common/act-form.tsx";
import { NewAccountForm } from "./new-account-form.tsx";
import { useRefresh } from "./use-refresh.ts";

export type AccountAct = { act: "create" } | { act: "edit" | "password" | "disable" | "enable"; account: Account };
type Props = { account: Account; onClose: () => void };

/** The form of the act that was chosen. */
export function AccountForms({ act, onClose }: { act: AccountAct | undefined; onClose: () => void }) {
  if (act === undefined) return null;
  if (act.act === "create") return <NewAccountForm onClose={onClose} />;
  const props = { account: act.account, onClose };
  if (act.act === "edit") return <EditForm {...props} />;
  if (act.act === "password") return <PasswordForm {...props} />;
  return <StatusForm {...props} status={act.act === "disable" ? "disabled" : "active"} />;
}

const roleOptions = Role.values.map((value) => ({ value, label: Role.word(value) }));

function EditForm({ account, onClose }: Props) {
  const refresh = useRefresh(listAccounts);
  return (
    <ActForm<typeof updateAccount, Pick<Account, "displayName" | "roles">>
      title={`修改账号 · ${account.username}`}
      open
      onClose={onClose}
      to={updateAccount}
      topics={[]}
      draftKey={`account.${account.id}`}
      initialValues={{ displayName: account.displayName, roles: account.roles }}
      toCall={(body) => ({ params: { id: account.id }, body })}
      done={(reply) => `已修改：${reply.displayName}`}
      onDone={refresh}
      submitWord="保存"
      consequence="岗位决定能看什么、能办什么，保存后立即生效；每次修改都留痕。"
    >
      <Form.Item name="displayName" label="姓名" required>
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item name="roles" label="岗位" required>
        <Select mode="multiple" options={roleOptions} />
      </Form.Item>
    </ActForm>
  );
}

function PasswordForm({ account, onClose }: Props) {
  return (
    <ActForm<typeof updateAccount, { password: string }>
      title={`重设密码 · ${account.displayName}`}
      open
      onClose={onClose}
      to={updateAccount}
      topics={[]}
      toCall={(body) => ({ params: { id: account.id }, body })}
      done={() => "密码已重设，请当面或电话告知本人"}
      submitWord="重设密码"
      consequence="原密码立即失效，此人在各处的登录都会退出。"
    >
      <Form.Item name="password" label="新密码" required extra="至少 10 位。请本人登录后自行修改。">
        <Input.Password autoComplete="new-password" />
      </Form.Item>
    </ActForm>
  );
}

function StatusForm({ account, onClose, status }: Props & { status: "disabled" | "active" }) {
  const refresh = useRefresh(listAccounts);
  const isDisabling = status === "disabled";
  return (
    <ActForm<typeof updateAccount, object>
      title={`${isDisabling ? "停用账号" : "重新启用"} · ${account.displayName}`}
      open
      onClose={onClose}
      to={updateAccount}
      topics={[]}
      toCall={() => ({ params: { id: account.id }, body: { status } })}
      done={(reply) => (isDisabling ? `已停用：${reply.displayName}` : `已启用：${reply.displayName}`)}
      onDone={refresh}
      submitWord={isDisabling ? "停用" : "启用"}
      isDangerous={isDisabling}
      consequence={isDisabling ? "立即退出登录，不能再登录；办过的事和留痕都保留，以后可以重新启用。" : "启用后可用原密码登录。"}
    >
      <p>
        {account.displayName}（{account.username}）· {account.roles.map(Role.word).join("、")}
      </p>
    </ActForm>
  );
}
