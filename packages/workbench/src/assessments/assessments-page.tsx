import { AssessmentPeriod, AssessmentState, listAssessments } from "@yihao/contract/assessment";
import { Space } from "antd";
import { useState } from "react";
import { Link, useSearchParams } from "react-router";
import { ActButton, isOwnAct } from "../common/act-button.tsx";
import { KeysetTable, NarrowOnly } from "../common/keyset-table.tsx";
import { PageShell } from "../common/page-shell.tsx";
import { EmptyState } from "../common/states.tsx";
import { useReading } from "../common/use-reading.ts";
import { CreateForm } from "./create-form.tsx";
import { assessmentTopics } from "./topics.ts";

/** 各期考核. */
export function AssessmentsPage() {
  const [params] = useSearchParams();
  const after = params.get("after");
  const rows = useReading(listAssessments, { query: after === null ? {} : { after } }, { topics: assessmentTopics, keepsPrevious: true });
  const [isCreating, setCreating] = useState(false);
  const create = rows.data?.can.create;
  return (
    <PageShell
      title="考核"
      tools={
        <Space size="middle">
          <Link to="/assessment-schemes">考核方案</Link>
          {create !== undefined && isOwnAct(create) && (
            <ActButton permit={create} isMain onAct={() => setCreating(true)}>
              测算一期
            </ActButton>
          )}
        </Space>
      }
    >
      <KeysetTable
        label="各期考核"
        query={rows}
        keyOf={(row) => row.id}
        link={(row) => ({ to: `/assessments/${row.id}`, words: row.name })}
        linkTitle="考核"
        columns={[
          {
            key: "state",
            title: "状态",
            render: (row) => (
              <>
                <span className={row.state === "published" ? "tag is-good" : "tag is-state"}>{AssessmentState.word(row.state)}</span>
                {row.state === "provisional" && row.appealUntil !== null && <span className="row-under"> 申诉至 {row.appealUntil}</span>}
                <NarrowOnly>
                  {row.from} 至 {row.to}
                </NarrowOnly>
              </>
            ),
          },
          { key: "period", title: "周期", width: 72, from: "medium", render: (row) => AssessmentPeriod.word(row.period) },
          { key: "days", title: "起止", width: 210, from: "small", render: (row) => `${row.from} 至 ${row.to}` },
          { key: "scheme", title: "方案", from: "large", render: (row) => `${row.schemeName}（第 ${row.schemeVersion} 版）` },
        ]}
        empty={<EmptyState title="还没有考核" hint="一个月、一个季度或一年结束后，由考核员测算，公示后在这里查看。" />}
      />
      {isCreating && <CreateForm onClose={() => setCreating(false)} />}
    </PageShell>
  );
}
