import { countDemands, DemandQuery, listDemands } from "@yihao/contract/demand";
import { Channel, DemandKind, DemandState, Line } from "@yihao/contract/demand-words";
import type { CallOf } from "@yihao/contract/endpoint";
import { countWords } from "@yihao/ui/number-words.ts";
import { Link } from "react-router";
import { CategoryPicker } from "../common/category-picker.tsx";
import { DatesFilter, FilterBar, WordFilter, WordsFilter } from "../common/filter-bar.tsx";
import { KeysetTable } from "../common/keyset-table.tsx";
import { PageShell } from "../common/page-shell.tsx";
import { RegionPicker } from "../common/region-picker.tsx";
import { EmptyState } from "../common/states.tsx";
import { useUrlFilters } from "../common/url-filters.ts";
import { useReading } from "../common/use-reading.ts";
import { useMe } from "../session/use-me.ts";
import { demandColumns } from "./demand-columns.tsx";
import { DemandPreview } from "./demand-preview.tsx";

const names = ["state", "kind", "channel", "line", "categoryCode", "regionCode", "from", "to", "words"];

export function DemandsPage() {
  const { permissions } = useMe();
  const { filters, change } = useUrlFilters(DemandQuery);
  const rows = useReading(
    listDemands,
    { query: filters as NonNullable<CallOf<typeof listDemands>["query"]> },
    { topics: ["demands"], keepsPrevious: true },
  );
  const waiting = useReading(countDemands, {}, { topics: ["demands"], enabled: permissions.includes("demand.dispose") }).data;
  const { words } = filters;
  const isFiltered = names.some((name) => filters[name] !== undefined);
  return (
    <PageShell
      title="诉求"
      count={waiting && <Link to="/demands?state=registered">待处置 {countWords(waiting.registered)} 件</Link>}
      tools={
        words !== undefined &&
        permissions.includes("workOrder.read") && <Link to={`/orders?words=${encodeURIComponent(words)}`}>在工单中找“{words}”</Link>
      }
    >
      <FilterBar names={names} filters={filters} change={change}>
        <WordsFilter value={words} onChange={(typed) => change({ words: typed })} placeholder="编号、电话或文字" />
        <WordFilter label="状态" words={DemandState} value={filters.state} onChange={(state) => change({ state })} />
        <WordFilter label="诉求类型" words={DemandKind} value={filters.kind} onChange={(kind) => change({ kind })} />
        <CategoryPicker
          className="filter filter-wide"
          label="诉求分类"
          value={filters.categoryCode ?? null}
          onChange={(categoryCode) => change({ categoryCode })}
        />
        <RegionPicker
          className="filter"
          label="区划"
          value={filters.regionCode ?? null}
          onChange={(regionCode) => change({ regionCode })}
        />
        <WordFilter label="渠道" words={Channel} value={filters.channel} onChange={(channel) => change({ channel })} />
        <WordFilter label="服务专线" words={Line} value={filters.line} onChange={(line) => change({ line })} />
        <DatesFilter label="登记日期" from={filters.from} to={filters.to} change={change} />
      </FilterBar>
      <KeysetTable
        label="诉求"
        query={rows}
        keyOf={(row) => row.id}
        link={(row) => ({ to: `/demands/${row.id}`, words: row.number })}
        columns={demandColumns}
        preview={(row) => <DemandPreview id={row.id} />}
        empty={
          isFiltered ? (
            <EmptyState title="没有符合条件的诉求" hint="可以减少筛选条件，或换个词查找；电话请填完整号码。" />
          ) : (
            <EmptyState title="还没有诉求" hint="电话、网站等渠道登记的诉求都会出现在这里。" />
          )
        }
      />
    </PageShell>
  );
}
