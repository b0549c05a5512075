import "./dissatisfied.css";
import type { CallOf } from "@yihao/contract/endpoint";
import { listTypicalCases, publishTypicalCase, type TypicalCase, TypicalCaseKind } from "@yihao/contract/typical-case";
import { DatePicker } from "antd";
import dayjs from "dayjs";
import { Link } from "react-router";
import { ActButton, isOwnAct } from "../common/act-button.tsx";
import { FilterBar, WordFilter } from "../common/filter-bar.tsx";
import { KeysetPager } from "../common/keyset-pager.tsx";
import { Loaded } from "../common/loaded.tsx";
import { Moment } from "../common/moment.tsx";
import { PageShell } from "../common/page-shell.tsx";
import { RowsSkeleton } from "../common/skeletons.tsx";
import { EmptyState } from "../common/states.tsx";
import { useUrlFilters } from "../common/url-filters.ts";
import { useAct } from "../common/use-act.ts";
import { useReading } from "../common/use-reading.ts";

/** 典型案例, month by month: what worked and what failed. */
export function TypicalCasesPage() {
  const { filters, change } = useUrlFilters(listTypicalCases.query);
  const cases = useReading(
    listTypicalCases,
    { query: filters as NonNullable<CallOf<typeof listTypicalCases>["query"]> },
    { topics: ["callbacks"], keepsPrevious: true },
  );
  const { month } = filters;
  return (
    <PageShell
      title="典型案例"
      count={
        cases.data && `${month === undefined ? "各月" : `${month} `}${cases.data.items.length}${cases.data.next === null ? "" : "+"} 个`
      }
    >
      <FilterBar names={["month", "kind"]} filters={filters} change={change}>
        <DatePicker
          picker="month"
          aria-label="月份"
          placeholder="月份"
          value={month === undefined ? null : dayjs(`${month}-01`)}
          onChange={(picked) => change({ month: picked?.format("YYYY-MM") })}
        />
        <WordFilter label="案例类型" words={TypicalCaseKind} value={filters.kind} onChange={(kind) => change({ kind })} />
      </FilterBar>
      <Loaded query={cases} skeleton={<RowsSkeleton rows={4} />}>
        {({ items, next }) =>
          items.length === 0 ? (
            <EmptyState title="没有典型案例" hint="督办员和班长在评价过的工单上点“写典型案例”，核对后发布，各单位都能看到。" />
          ) : (
            <div className="typical-cases">
              {items.map((each) => (
                <CaseCard key={each.id} of={each} />
              ))}
              <KeysetPager count={items.length} next={next} />
            </div>
          )
        }
      </Loaded>
    </PageShell>
  );
}

function CaseCard({ of }: { of: TypicalCase }) {
  const publish = useAct(publishTypicalCase, { topics: ["callbacks"], done: (after) => `“${after.title}”已发布，各单位可见` });
  return (
    <article className="panel typical-case">
      <h2>
        <span className={of.kind === "good" ? "tag is-good" : "tag is-danger"}>{TypicalCaseKind.word(of.kind)}</span> {of.title}
        {of.publishedAt === null && <span className="tag is-warning">未发布</span>}
      </h2>
      <p className="faint">
        {[of.month, of.agencyName, of.categoryName].filter((each) => each !== null).join(" · ")}
        {of.workOrderId !== null && (
          <>
            {" · "}
            <Link to={`/orders/${of.workOrderId}`} className="figures">
              {of.number}
            </Link>
          </>
        )}
      </p>
      <h3>基本情况</h3>
      <p className="typical-case-words">{of.situation}</p>
      <h3>{of.kind === "good" ? "经验" : "教训"}</h3>
      <p className="typical-case-words">{of.lesson}</p>
      <footer className="typical-case-foot">
        <span>
          {of.writtenBy} <Moment at={of.writtenAt} as="short" /> 编写
        </span>
        {of.publishedAt !== null && (
          <span>
            {of.publishedBy} <Moment at={of.publishedAt} as="short" /> 发布
          </span>
        )}
        {of.publishedAt === null && isOwnAct(of.can.publish) && (
          <ActButton permit={of.can.publish} isBusy={publish.isPending} onAct={() => publish.mutate({ params: { id: of.id } })}>
            发布
          </ActButton>
        )}
      </footer>
    </article>
  );
}
