import "./case.css";
import { listSignOffs, SignOffLevel, type WaitingSignOff } from "@yihao/contract/replies";
import { Button } from "antd";
import { useState } from "react";
import { Link, useSearchParams } from "react-router";
import { KeysetTable, NarrowOnly } from "../common/keyset-table.tsx";
import { Moment } from "../common/moment.tsx";
import { PageShell } from "../common/page-shell.tsx";
import { EmptyState } from "../common/states.tsx";
import { useReading } from "../common/use-reading.ts";
import { useRailCounts } from "../shell/use-rail-counts.ts";
import { SignOffForm } from "./sign-off-form.tsx";

type Chosen = { row: WaitingSignOff; verdict: "signed" | "refused" };

/** 待审签: what an agency's leader has to read and sign before it leaves. */
export function SignOffQueuePage() {
  const [params] = useSearchParams();
  const after = params.get("after");
  const rows = useReading(listSignOffs, { query: after === null ? {} : { after } }, { topics: ["assignments"], keepsPrevious: true });
  const { signOffs } = useRailCounts();
  const [chosen, choose] = useState<Chosen>();
  return (
    <PageShell title="待审签" count={signOffs && `${signOffs} 件`}>
      <KeysetTable
        label="待审签"
        query={rows}
        keyOf={(row) => row.id}
        link={(row) => ({ to: `/orders/${row.workOrderId}`, words: row.number })}
        columns={[
          { key: "at", title: "提交时间", width: 120, from: "small", render: (row) => <Moment at={row.submittedAt} as="since" /> },
          {
            key: "title",
            title: "标题与答复",
            render: (row) => (
              <>
                <p className="row-title">
                  {row.isInterim && <span className="tag">阶段性办结</span>} {row.title}
                </p>
                <p className="row-under">{row.publicReply}</p>
                <NarrowOnly>
                  期限 <Moment at={row.dueAt} as="short" />
                </NarrowOnly>
              </>
            ),
          },
          { key: "due", title: "期限", width: 140, from: "medium", render: (row) => <Moment at={row.dueAt} /> },
          { key: "level", title: "审签", width: 110, from: "medium", render: (row) => SignOffLevel.word(row.level) },
          {
            key: "by",
            title: "经办",
            width: 168,
            from: "large",
            render: (row) => (
              <>
                {row.submittedBy}
                <span className="faint">（{row.agencyName}）</span>
              </>
            ),
          },
        ]}
        preview={(row) => (
          <>
            <p className="side-panel-number figures">{row.number}</p>
            <h2>{row.title}</h2>
            <Words of={row} />
            <div className="queue-acts">
              <Button type="primary" onClick={() => choose({ row, verdict: "signed" })}>
                审签同意
              </Button>
              <Button onClick={() => choose({ row, verdict: "refused" })}>退回修改</Button>
              <Link to={`/orders/${row.workOrderId}`}>打开全页</Link>
            </div>
          </>
        )}
        empty={<EmptyState title="没有等您审签的答复" hint="本单位设了审签的，经办人提交答复后会出现在这里。" />}
      />
      {chosen !== undefined && (
        <SignOffForm replyId={chosen.row.replyId} verdict={chosen.verdict} onClose={() => choose(undefined)}>
          <Words of={chosen.row} />
        </SignOffForm>
      )}
    </PageShell>
  );
}

function Words({ of }: { of: WaitingSignOff }) {
  return (
    <section className="reply">
      <p className="reply-head">
        <strong>答复</strong> {of.isInterim && <span className="tag">阶段性办结</span>}
        <span className="faint">
          {of.submittedBy} · <Moment at={of.submittedAt} />
        </span>
      </p>
      <p className="reply-name">公开答复</p>
      <p className="prose">{of.publicReply}</p>
      <p className="reply-name">办理情况（内部，不对外）</p>
      <p className="prose inside-words">{of.internalAccount}</p>
    </section>
  );
}
