import { PlusOutlined } from "@ant-design/icons";
import { createToken, listTokens, revokeToken } from "@yihao/contract/identity";
import { countWords } from "@yihao/ui/number-words.ts";
import { App, Button, Form, Input } from "antd";
import { useState } from "react";
import { ActForm } from "../common/act-form.tsx";
import { Loaded } from "../common/loaded.tsx";
import { Moment } from "../common/moment.tsx";
import { PageShell } from "../common/page-shell.tsx";
import { RowsSkeleton } from "../common/skeletons.tsx";
import { EmptyState } from "../common/states.tsx";
import { useAct } from "../common/use-act.ts";
import { useReading } from "../common/use-reading.ts";
import { AdminTable } from "./admin-table.tsx";
import { DayPicker } from "./day-picker.tsx";
import { ShownOnce } from "./shown-once.tsx";
import { tokenStanding } from "./token-standing.ts";
import { useRefresh } from "./use-refresh.ts";

export function TokensPage() {
  const tokens = useReading(listTokens, {});
  const refresh = useRefresh(listTokens);
  const { modal } = App.useApp();
  const [isCreating, setCreating] = useState(false);
  const [secret, setSecret] = useState<string>();
  const revoke = useAct(revokeToken, { topics: [], done: () => "令牌已撤销，立即不能使用" });
  const now = Date.now();
  const ask = (id: string, name: string) =>
    void modal.confirm({
      title: `撤销“${name}”？`,
      content: "使用这个令牌的系统会立即无法调用接口，不能恢复，只能另建新令牌。",
      okText: "撤销",
      okButtonProps: { danger: true },
      onOk: () => revoke.mutate({ params: { id } }, { onSuccess: refresh }),
    });
  return (
    <PageShell
      title="接口令牌"
      count={tokens.data && `使用中 ${countWords(tokens.data.items.filter((token) => tokenStanding(token, now) === "使用中").length)} 个`}
      tools={
        <Button type="primary" icon={<PlusOutlined />} onClick={() => setCreating(true)}>
          新建令牌
        </Button>
      }
    >
      <p className="page-lead">
        供其他系统调用接口；令牌等同于密码，只给一个系统用，用途写清楚。<a href="/api/docs">接口文档</a>
      </p>
      <Loaded query={tokens} skeleton={<RowsSkeleton rows={4} />}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title="还没有接口令牌" hint="要让其他系统读取或登记诉求时，在这里新建一个。" />
          ) : (
            <AdminTable
              label="接口令牌"
              rows={items}
              keyOf={({ id }) => id}
              columns={[
                { key: "name", title: "用途", render: (row) => row.name },
                {
                  key: "state",
                  title: "状态",
                  width: 88,
                  render: (row) => {
                    const standing = tokenStanding(row, now);
                    return <span className={standing === "使用中" ? "tag is-good" : "tag"}>{standing}</span>;
                  },
                },
                { key: "created", title: "新建", width: 140, from: "medium", render: (row) => <Moment at={row.createdAt} /> },
                {
                  key: "expires",
                  title: "失效",
                  width: 140,
                  from: "medium",
                  render: (row) => (row.expiresAt === null ? <span className="faint">长期</span> : <Moment at={row.expiresAt} />),
                },
                {
                  key: "used",
                  title: "最近使用",
                  width: 136,
                  from: "small",
                  render: (row) =>
                    row.lastUsedAt === null ? <span className="faint">未用过</span> : <Moment at={row.lastUsedAt} as="since" />,
                },
                {
                  key: "acts",
                  title: "操作",
                  width: 88,
                  render: (row) =>
                    row.revokedAt === null && (
                      <Button size="small" danger onClick={() => ask(row.id, row.name)} aria-label={`撤销 ${row.name}`}>
                        撤销
                      </Button>
                    ),
                },
              ]}
            />
          )
        }
      </Loaded>
      <ActForm<typeof createToken, { name: string; expiresOn?: string | null }>
        title="新建接口令牌"
        open={isCreating}
        onClose={() => setCreating(false)}
        to={createToken}
        topics={[]}
        draftKey="token.new"
        toCall={({ name, expiresOn }) => ({ body: { name, expiresOn: expiresOn ?? null } })}
        done={(token) => `已新建令牌“${token.name}”`}
        onDone={(token) => {
          setSecret(token.token);
          refresh();
        }}
        submitWord="新建"
        consequence="令牌只显示一次，请准备好保存的地方。"
      >
        <Form.Item name="name" label="用途" required extra="哪个系统、做什么用、谁负责。">
          <Input maxLength={60} showCount />
        </Form.Item>
        <Form.Item name="expiresOn" label="失效日期" extra="建议填写；不填为长期有效。">
          <DayPicker placeholder="长期有效" />
        </Form.Item>
      </ActForm>
      <ShownOnce
        title="新令牌"
        secret={secret}
        onClose={() => setSecret(undefined)}
        hint="调用接口时放在请求头：Authorization: Bearer 令牌"
      />
    </PageShell>
  );
}
