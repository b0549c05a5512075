import "./admin.css";
import { PlusOutlined } from "@ant-design/icons";
import { createWebhook, deleteWebhook, listWebhooks, NoticeTopic } from "@yihao/contract/notice";
import { countWords } from "@yihao/ui/number-words.ts";
import { App, Button, Form, Input, Select } from "antd";
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
import { ShownOnce } from "./shown-once.tsx";
import { useRefresh } from "./use-refresh.ts";

type Values = { url: string; topics?: NoticeTopicName[] };
type NoticeTopicName = (typeof NoticeTopic.values)[number];

export function WebhooksPage() {
  const webhooks = useReading(listWebhooks, {});
  const refresh = useRefresh(listWebhooks);
  const { modal } = App.useApp();
  const [isCreating, setCreating] = useState(false);
  const [secret, setSecret] = useState<string>();
  const stop = useAct(deleteWebhook, { topics: [], done: () => "已停用，不再向这个地址推送" });
  const ask = (id: string, url: string) =>
    void modal.confirm({
      title: "停用这个推送？",
      content: `不再向 ${url} 发送消息；需要时须另建，签名密钥会换新。`,
      okText: "停用",
      okButtonProps: { danger: true },
      onOk: () => stop.mutate({ params: { id } }, { onSuccess: refresh }),
    });
  return (
    <PageShell
      title="消息推送"
      count={webhooks.data && `推送中 ${countWords(webhooks.data.items.filter(({ isActive }) => isActive).length)} 个`}
      tools={
        <Button type="primary" icon={<PlusOutlined />} onClick={() => setCreating(true)}>
          新建推送
        </Button>
      }
    >
      <p className="page-lead">消息产生时同时推送到其他系统的地址，内容带签名；对方没有收下会自动重试。</p>
      <Loaded query={webhooks} skeleton={<RowsSkeleton rows={4} />}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title="还没有消息推送" hint="要让其他系统及时知道新任务、答复、办结时，新建一个推送地址。" />
          ) : (
            <AdminTable
              label="消息推送"
              rows={items}
              keyOf={({ id }) => id}
              columns={[
                { key: "url", title: "地址", render: (row) => <span className="figures breakable">{row.url}</span> },
                {
                  key: "topics",
                  title: "主题",
                  from: "medium",
                  render: (row) => (row.topics.length === 0 ? "全部主题" : row.topics.map(NoticeTopic.word).join("、")),
                },
                {
                  key: "state",
                  title: "状态",
                  width: 88,
                  render: (row) => (row.isActive ? <span className="tag is-good">推送中</span> : <span className="tag">已停用</span>),
                },
                { key: "created", title: "新建", width: 140, from: "small", render: (row) => <Moment at={row.createdAt} /> },
                {
                  key: "acts",
                  title: "操作",
                  width: 88,
                  render: (row) =>
                    row.isActive && (
                      <Button size="small" danger onClick={() => ask(row.id, row.url)} aria-label={`停用 ${row.url}`}>
                        停用
                      </Button>
                    ),
                },
              ]}
            />
          )
        }
      </Loaded>
      <ActForm<typeof createWebhook, Values>
        title="新建消息推送"
        open={isCreating}
        onClose={() => setCreating(false)}
        to={createWebhook}
        topics={[]}
        draftKey="webhook.new"
        toCall={({ url, topics }) => ({ body: { url, topics: topics ?? [] } })}
        done={() => "已新建推送"}
        onDone={(webhook) => {
          setSecret(webhook.secret);
          refresh();
        }}
        submitWord="新建"
        consequence="签名密钥只显示一次，对方用它核对消息确实来自本平台。"
      >
        <Form.Item name="url" label="地址" required>
          <Input placeholder="https://" inputMode="url" spellCheck={false} />
        </Form.Item>
        <Form.Item name="topics" label="主题" extra="不选为全部主题。">
          <Select
            mode="multiple"
            allowClear
            placeholder="全部主题"
            options={NoticeTopic.values.map((value) => ({ value, label: NoticeTopic.word(value) }))}
          />
        </Form.Item>
      </ActForm>
      <ShownOnce
        title="签名密钥"
        secret={secret}
        onClose={() => setSecret(undefined)}
        hint="交给接收方的系统管理员，用来验证推送的签名。"
      />
    </PageShell>
  );
}
