import { type CallbackRow, CallbackState, CallbackSubject, claimCallback, countCallbacks, listCallbacks } from "@yihao/contract/callback";
import { DemandKind } from "@yihao/contract/demand-words";
import type { CallOf } from "@yihao/contract/endpoint";
import { countWords } from "@yihao/ui/number-words.ts";
import { Button, Segmented } from "antd";
import { useNavigate } from "react-router";
import { type Column, KeysetTable, NarrowOnly } from "../common/keyset-table.tsx";
import { Due } from "../common/light-tag.tsx";
import { Moment } from "../common/moment.tsx";
import { PageShell } from "../common/page-shell.tsx";
import { EmptyState } from "../common/states.tsx";
import { useUrlFilters } from "../common/url-filters.ts";
import { useAct } from "../common/use-act.ts";
import { useNow } from "../common/use-now.ts";
import { useReading } from "../common/use-reading.ts";
import { caseTopics } from "../orders/case-topics.ts";

type Pool = "open" | "mine" | "done";
const placeOf = (row: CallbackRow) => (row.workOrderId === null ? `/demands/${row.demandId}` : `/orders/${row.workOrderId}`);
const emptyOf: Record<Pool, { title: string; hint: string }> = {
  open: { title: "回访池是空的", hint: "审核通过的工单和抽中的在线解答会进入回访池，领取后联系诉求人，再登记结果。" },
  mine: { title: "您还没有领取回访", hint: "到“待领取”中领取一件，回访后登记结果。" },
  done: { title: "您还没有完成的回访", hint: "登记过结果的回访会出现在这里。" },
};

export function CallbacksPage() {
  const { filters, change } = useUrlFilters(listCallbacks.query);
  const pool = (filters.pool ?? "open") as Pool;
  const rows = useReading(
    listCallbacks,
    { query: { ...filters, pool } as NonNullable<CallOf<typeof listCallbacks>["query"]> },
    { topics: ["callbacks"], keepsPrevious: true },
  );
  const counts = useReading(countCallbacks, {}, { topics: ["callbacks"] }).data;
  const navigate = useNavigate();
  const claim = useAct(claimCallback, { topics: caseTopics, done: () => "已领取；联系电话请点“查看完整信息”" });
  const claimColumn: Column<CallbackRow> = {
    key: "claim",
    title: "办理",
    width: 84,
    render: (row) => (
      <Button
        size="small"
        loading={claim.isPending && claim.variables.params.id === row.id}
        onClick={() => claim.mutate({ params: { id: row.id } }, { onSuccess: () => void navigate(placeOf(row)) })}
        aria-label={`领取 ${row.number}`}
      >
        领取
      </Button>
    ),
  };
  return (
    <PageShell title="回访" count={counts && `待领取 ${countWords(counts.open)} 件，我领取的 ${countWords(counts.mine)} 件`}>
      <Segmented<Pool>
        className="pool-choice"
        aria-label="回访池"
        value={pool}
        onChange={(next) => change({ pool: next === "open" ? undefined : next })}
        options={[
          { value: "open", label: "待领取" },
          { value: "mine", label: "我领取的" },
          { value: "done", label: "已完成" },
        ]}
      />
      <KeysetTable
        label="回访"
        query={rows}
        keyOf={(row) => row.id}
        link={(row) => ({ to: placeOf(row), words: row.number })}
        columns={[
          {
            key: "title",
            title: "标题",
            render: (row) => (
              <>
                <p className="row-title">
                  {row.subject === "onlineAnswer" && <span className="tag">{CallbackSubject.word(row.subject)}</span>}
                  {row.round > 1 && <span className="tag is-warning">第 {row.round} 次办理</span>} {row.title}
                </p>
                <p className="row-under">{DemandKind.word(row.kind)}</p>
                <NarrowOnly>
                  <Due dueAt={row.dueAt} light={row.light} />
                </NarrowOnly>
              </>
            ),
          },
          { key: "due", title: "回访期限", width: 168, from: "small", render: (row) => <Due dueAt={row.dueAt} light={row.light} /> },
          { key: "agency", title: "主办单位", width: 168, from: "medium", render: (row) => row.leadAgencyName ?? "热线在线解答" },
          {
            key: "attempts",
            title: "未接通",
            width: 148,
            from: "large",
            render: (row) =>
              row.attemptCount === 0 ? (
                <span className="faint">未拨过</span>
              ) : (
                <>
                  {row.attemptCount} 次
                  {row.lastAttemptAt !== null && (
                    <>
                      ，<Moment at={row.lastAttemptAt} as="since" />
                    </>
                  )}
                  {row.nextTryAt !== null && <NextTry at={row.nextTryAt} />}
                </>
              ),
          },
          // In the open pool there is but one state, and the button says it.
          pool === "open"
            ? claimColumn
            : { key: "state", title: "状态", width: 96, from: "small", render: (row) => CallbackState.word(row.state) },
        ]}
        empty={<EmptyState {...emptyOf[pool]} />}
      />
    </PageShell>
  );
}

/** Parts of the day are still missing: when the next one begins, or that it has begun. */
function NextTry({ at }: { at: string }) {
  const now = useNow();
  return Date.parse(at) <= now ? (
    <p>还缺时段，现在可拨</p>
  ) : (
    <p>
      下次请在
      <br />
      <Moment at={at} as="short" /> 后
    </p>
  );
}
