import { DemandKind } from "@yihao/contract/demand-words";
import { Light } from "@yihao/contract/directory";
import { AssignmentRole } from "@yihao/contract/dispatch";
import type { CallOf } from "@yihao/contract/endpoint";
import { type AssignmentRow, AssignmentState, countAssignments, listAssignments } from "@yihao/contract/handling";
import { countWords } from "@yihao/ui/number-words.ts";
import { AgencyPicker } from "../common/agency-picker.tsx";
import { FilterBar, WordFilter, WordsFilter } from "../common/filter-bar.tsx";
import { KeysetTable, NarrowOnly } from "../common/keyset-table.tsx";
import { Due } from "../common/light-tag.tsx";
import { Moment } from "../common/moment.tsx";
import { PageShell } from "../common/page-shell.tsx";
import { EmptyState } from "../common/states.tsx";
import { useUrlFilters } from "../common/url-filters.ts";
import { useReading } from "../common/use-reading.ts";
import { AssignmentPreview } from "./assignment-preview.tsx";
import { OrderMarks } from "./order-marks.tsx";

const names = ["state", "light", "role", "agencyId", "words"];

export function AssignmentsPage() {
  const { filters, change } = useUrlFilters(listAssignments.query);
  const rows = useReading(
    listAssignments,
    { query: filters as NonNullable<CallOf<typeof listAssignments>["query"]> },
    { topics: ["assignments"], keepsPrevious: true },
  );
  const counts = useReading(countAssignments, {}, { topics: ["assignments"] }).data;
  const isFiltered = names.some((name) => filters[name] !== undefined);
  return (
    <PageShell
      title="承办任务"
      count={
        counts &&
        `待签收 ${countWords(counts.awaitingAcknowledgement)} 件，办理中 ${countWords(counts.handling)} 件，超期 ${countWords(counts.overdue)} 件`
      }
    >
      <FilterBar names={names} filters={filters} change={change}>
        <WordsFilter value={filters.words} onChange={(words) => change({ words })} />
        <WordFilter label="承办状态" words={AssignmentState} value={filters.state} onChange={(state) => change({ state })} />
        <WordFilter label="警示灯" words={Light} value={filters.light} onChange={(light) => change({ light })} />
        <WordFilter label="承办角色" words={AssignmentRole} value={filters.role} onChange={(role) => change({ role })} />
        <AgencyPicker
          className="filter filter-wide"
          label="单位"
          placeholder="本单位及下级单位"
          value={filters.agencyId ?? null}
          onChange={(agencyId) => change({ agencyId })}
        />
      </FilterBar>
      <KeysetTable
        label="承办任务"
        query={rows}
        keyOf={(row) => row.id}
        link={(row) => ({ to: `/orders/${row.workOrderId}`, words: row.number })}
        columns={[
          {
            key: "due",
            title: "期限",
            width: 160,
            from: "small",
            render: (row) => <Due dueAt={row.followUpDueAt ?? row.dueAt} light={row.light} isProvisional={row.dueIsProvisional} />,
          },
          {
            key: "title",
            title: "标题",
            render: (row) => (
              <>
                <p className="row-title">
                  <OrderMarks of={{ ...row, pausedAt: null }} />
                  {row.isRework && <span className="tag is-warning">重新办理</span>}
                  {row.sendBackCount > 0 && <span className="tag is-warning">退回 {row.sendBackCount} 次</span>}
                  {row.extensionCount > 0 && <span className="tag">延期 {row.extensionCount} 次</span>} {row.title}
                </p>
                <p className="row-under">
                  {DemandKind.word(row.kind)} · {row.categoryName ?? "未分类"}
                </p>
                <NarrowOnly>
                  <StateWords of={row} />{" "}
                  <Due dueAt={row.followUpDueAt ?? row.dueAt} light={row.light} isProvisional={row.dueIsProvisional} />
                </NarrowOnly>
              </>
            ),
          },
          { key: "region", title: "事发地", width: 132, from: "large", render: (row) => row.regionName },
          {
            key: "agency",
            title: "单位",
            width: 168,
            from: "medium",
            render: (row) => (
              <>
                {row.agencyName}
                <span className="faint">（{AssignmentRole.word(row.role)}）</span>
              </>
            ),
          },
          { key: "state", title: "状态", width: 112, from: "small", render: (row) => <StateWords of={row} /> },
          { key: "at", title: "派单时间", width: 112, from: "large", render: (row) => <Moment at={row.assignedAt} as="short" /> },
        ]}
        preview={(row) => <AssignmentPreview row={row} />}
        empty={
          isFiltered ? (
            <EmptyState title="没有符合条件的任务" hint="可以减少筛选条件，或换个词查找。" />
          ) : (
            <EmptyState title="没有承办任务" hint="热线派给本单位的工单会出现在这里，先签收再办理。" />
          )
        }
      />
    </PageShell>
  );
}

/** The state, and until when what is new has to be acknowledged or what is paused stands still. */
function StateWords({ of }: { of: AssignmentRow }) {
  return (
    <>
      {AssignmentState.word(of.state)}
      {of.state === "awaitingAcknowledgement" && of.acknowledgeBy !== null && (
        <>
          {" "}
          <span className="row-date">
            <Moment at={of.acknowledgeBy} as="short" /> 前
          </span>
        </>
      )}
      {of.state === "paused" && of.pauseReviewOn !== null && (
        <>
          {" "}
          <span className="row-date">至 {of.pauseReviewOn.slice(5)}</span>
        </>
      )}
    </>
  );
}
