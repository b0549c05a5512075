import { listPlatforms } from "@yihao/contract/directory";
import { createAccount, listAccounts } from "@yihao/contract/identity";
import type { Role } from "@yihao/contract/roles";
import { Role as Roles } from "@yihao/contract/roles";
import { Form, Input, Select } from "antd";
import { ActForm } from "../common/act-form.tsx";
import { AgencyPicker } from "../common/agency-picker.tsx";
import { neverStale, useReading } from "../common/use-reading.ts";
import { useMe } from "../session/use-me.ts";
import { useRefresh } from "./use-refresh.ts";

type Values = { username: string; displayName: string; password: string; roles: Role[]; platformCode: string; agencyId?: string };

export function NewAccountForm({ onClose }: { onClose: () => void }) {
  const me = useMe();
  const refresh = useRefresh(listAccounts);
  const platforms = useReading(listPlatforms, {}, { staleTime: neverStale });
  return (
    <ActForm<typeof createAccount, Values>
      title="新建账号"
      open
      onClose={onClose}
      to={createAccount}
      topics={[]}
      initialValues={{ platformCode: me.platform.code, roles: [], ...(me.agency === null ? {} : { agencyId: me.agency.id }) }}
      toCall={({ agencyId, ...body }) => ({ body: { ...body, agencyId: agencyId ?? null } })}
      done={(account) => `已新建账号 ${account.username}`}
      onDone={refresh}
      submitWord="新建"
      consequence="请当面或电话告知初始密码，并请本人登录后修改。"
    >
      <Form.Item name="username" label="账号" required extra="小写字母、数字，新建后不能更改。">
        <Input maxLength={32} autoComplete="off" autoCapitalize="none" spellCheck={false} />
      </Form.Item>
      <Form.Item name="displayName" label="姓名" required>
        <Input maxLength={40} autoComplete="off" />
      </Form.Item>
      <Form.Item name="password" label="初始密码" required extra="至少 10 位。">
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Form.Item name="roles" label="岗位" required>
        <Select mode="multiple" options={Roles.values.map((value) => ({ value, label: Roles.word(value) }))} placeholder="可选多个" />
      </Form.Item>
      <Form.Item name="platformCode" label="所属平台" required>
        <Select
          loading={platforms.isPending}
          options={platforms.data?.items.map(({ code, name }) => ({ value: code, label: name })) ?? []}
        />
      </Form.Item>
      <Form.Item name="agencyId" label="承办单位" extra="承办单位经办人必选；中心人员不选。">
        <AgencyPicker placeholder="中心人员不选" />
      </Form.Item>
    </ActForm>
  );
}
