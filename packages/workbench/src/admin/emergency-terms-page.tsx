import "./admin.css";
import { PlusOutlined } from "@ant-design/icons";
import {
  addEmergencyTerms,
  changeEmergencyTerm,
  commonEmergencyTerms,
  type EmergencyTerm,
  listEmergencyTerms,
} from "@yihao/contract/emergency";
import { Button, Form, Input, Space } from "antd";
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
import { useRefresh } from "./use-refresh.ts";

/** 突发提示词: a demand that says one of them is proposed to the shift lead. */
export function EmergencyTermsPage() {
  const terms = useReading(listEmergencyTerms, {});
  const refresh = useRefresh(listEmergencyTerms);
  const [isAdding, setAdding] = useState(false);
  const take = useAct(addEmergencyTerms, { topics: [], done: (reply) => `已载入 ${reply.added} 个常用词` });
  const change = useAct(changeEmergencyTerm, { topics: [], done: (term) => `“${term.term}”已${term.isActive ? "启用" : "停用"}` });
  const takeCommon = () => take.mutate({ body: { terms: [...commonEmergencyTerms] } }, { onSuccess: refresh });
  const isActive = ({ isActive: on }: EmergencyTerm) => on;
  return (
    <PageShell
      title="突发提示词"
      count={terms.data && `在用 ${terms.data.items.filter(isActive).length} 个`}
      tools={
        <Space>
          <Button loading={take.isPending} onClick={takeCommon}>
            载入常用词
          </Button>
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setAdding(true)}>
            新增提示词
          </Button>
        </Space>
      }
    >
      <p className="page-lead">登记的诉求里出现这些词时，提请班长核实；是不是突发敏感信息由人判断。</p>
      <Loaded query={terms} skeleton={<RowsSkeleton rows={6} />}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title="还没有提示词" hint="可先载入常用词，再按本市情况增减。没有提示词时只靠人工上报。" />
          ) : (
            <AdminTable
              label="突发提示词"
              rows={items}
              keyOf={({ id }) => id}
              columns={[
                { key: "term", title: "提示词", render: (row) => <strong>{row.term}</strong> },
                {
                  key: "state",
                  title: "状态",
                  width: 84,
                  render: (row) => <span className={row.isActive ? "tag is-good" : "tag"}>{row.isActive ? "在用" : "停用"}</span>,
                },
                {
                  key: "set",
                  title: "设定",
                  width: 210,
                  from: "medium",
                  render: (row) => (
                    <>
                      {row.setBy} <Moment at={row.setAt} />
                    </>
                  ),
                },
                {
                  key: "act",
                  title: "操作",
                  width: 84,
                  render: (row) => (
                    <Button
                      size="small"
                      aria-label={`${row.isActive ? "停用" : "启用"} ${row.term}`}
                      onClick={() => change.mutate({ params: { id: row.id }, body: { isActive: !row.isActive } }, { onSuccess: refresh })}
                    >
                      {row.isActive ? "停用" : "启用"}
                    </Button>
                  ),
                },
              ]}
            />
          )
        }
      </Loaded>
      {isAdding && <TermsForm onClose={() => setAdding(false)} onDone={refresh} />}
    </PageShell>
  );
}

const linesOf = (words: string) =>
  words
    .split(/[\n，、,]/)
    .map((line) => line.trim())
    .filter((line) => line !== "");

function TermsForm({ onClose, onDone }: { onClose: () => void; onDone: () => void }) {
  return (
    <ActForm<typeof addEmergencyTerms, { terms: string }>
      title="新增提示词"
      open
      onClose={onClose}
      to={addEmergencyTerms}
      topics={[]}
      draftKey="emergency-terms"
      toCall={({ terms = "" }) => ({ body: { terms: linesOf(terms) } })}
      done={(reply) => `已新增 ${reply.added} 个提示词`}
      onDone={onDone}
      submitWord="新增"
      consequence="只对以后登记的诉求起作用。"
    >
      <Form.Item name="terms" label="提示词" required extra="每行一个，2 至 20 个字；已有的略过。">
        <Input.TextArea autoSize={{ minRows: 4, maxRows: 16 }} />
      </Form.Item>
    </ActForm>
  );
}
