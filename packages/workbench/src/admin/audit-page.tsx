import "./admin.css";
import type { CallOf, ReplyOf } from "@yihao/contract/endpoint";
import { listAudit } from "@yihao/contract/identity";
import { Button } from "antd";
import { Link } from "react-router";
import { FilterBar, WordsFilter } from "../common/filter-bar.tsx";
import { KeysetPager } from "../common/keyset-pager.tsx";
import { Loaded } from "../common/loaded.tsx";
import { Moment } from "../common/moment.tsx";
import { PageShell } from "../common/page-shell.tsx";
import { RowsSkeleton } from "../common/skeletons.tsx";
import { EmptyState } from "../common/states.tsx";
import { useUrlFilters } from "../common/url-filters.ts";
import { useReading } from "../common/use-reading.ts";
import { AdminTable } from "./admin-table.tsx";
import { detailWords } from "./audit-detail.ts";
import { actionWord, subjectPath, subjectWord } from "./audit-words.ts";

type Entry = ReplyOf<typeof listAudit>["items"][number];
const names = ["actorName", "subjectId"];

export function AuditPage() {
  const { filters, change } = useUrlFilters(listAudit.query);
  const entries = useReading(listAudit, { query: filters as NonNullable<CallOf<typeof listAudit>["query"]> }, { keepsPrevious: true });
  return (
    <PageShell title="留痕" count="谁在什么时候做了什么；只能看，不能改">
      <FilterBar names={names} filters={filters} change={change}>
        <WordsFilter value={filters.actorName} onChange={(actorName) => change({ actorName })} placeholder="姓名" />
        <WordsFilter value={filters.subjectId} onChange={(subjectId) => change({ subjectId })} placeholder="对象编号" />
      </FilterBar>
      <Loaded query={entries} skeleton={<RowsSkeleton />}>
        {({ items, next }) =>
          items.length === 0 ? (
            <EmptyState title="没有符合条件的留痕" hint="可以减少筛选条件；姓名要写完整，编号要写完整。" />
          ) : (
            <AdminTable
              label="留痕"
              rows={items}
              keyOf={({ id }) => id}
              isBusy={entries.isPlaceholderData}
              columns={[
                { key: "at", title: "时间", width: 140, render: (row) => <Moment at={row.at} /> },
                { key: "actor", title: "谁", width: 100, render: (row) => row.actorName },
                {
                  key: "action",
                  title: "做了什么",
                  width: 132,
                  render: (row) => (
                    <>
                      {actionWord(row.action)}
                      <p className="row-under to-medium">{detailWords(row.detail)}</p>
                    </>
                  ),
                },
                {
                  key: "subject",
                  title: "对象",
                  width: 132,
                  from: "small",
                  render: (row) => <Subject entry={row} onOnly={() => change({ subjectId: row.subjectId ?? undefined })} />,
                },
                { key: "detail", title: "内容", from: "medium", render: (row) => <Detail detail={row.detail} /> },
                {
                  key: "request",
                  title: "请求编号",
                  width: 96,
                  from: "large",
                  render: (row) => (
                    <code title={row.requestId} className="faint">
                      {row.requestId.slice(0, 8)}
                    </code>
                  ),
                },
              ]}
            >
              <KeysetPager count={items.length} next={next} />
            </AdminTable>
          )
        }
      </Loaded>
    </PageShell>
  );
}

function Subject({ entry: { subjectType, subjectId }, onOnly }: { entry: Entry; onOnly: () => void }) {
  const path = subjectPath(subjectType, subjectId);
  const word = subjectWord(subjectType);
  return (
    <span className="audit-subject">
      {path === undefined ? word : <Link to={path}>{word}</Link>}
      {subjectId !== null && (
        <Button type="link" size="small" onClick={onOnly} title={subjectId}>
          只看它
          <span className="for-screen-readers">（这个{word}的留痕）</span>
        </Button>
      )}
    </span>
  );
}

function Detail({ detail }: { detail: Entry["detail"] }) {
  if (Object.keys(detail).length === 0) return null;
  return (
    <details className="audit-detail">
      <summary className="breakable">{detailWords(detail) || "查看"}</summary>
      <pre>{JSON.stringify(detail, null, 2)}</pre>
    </details>
  );
}
