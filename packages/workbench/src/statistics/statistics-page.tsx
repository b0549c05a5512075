import "./plain-table.css";
import "./statistics.css";
import { readFigures } from "@yihao/contract/statistics";
import { Link } from "react-router";
import { Loaded } from "../common/loaded.tsx";
import { PageShell } from "../common/page-shell.tsx";
import { useReading } from "../common/use-reading.ts";
import { AgenciesPanel } from "./agencies-panel.tsx";
import { AttentionPanel } from "./attention-panel.tsx";
import { BreakdownPanel } from "./breakdown-panel.tsx";
import { IndicatorTable } from "./indicator-table.tsx";
import { MainFigures, mainFiguresOf } from "./main-figures.tsx";
import { RangeSwitch } from "./range-switch.tsx";
import { StatisticsSkeleton } from "./statistics-skeleton.tsx";
import { useRange } from "./use-range.ts";

/** The leader's page: six figures, what needs looking at, then everything that can be opened further. */
export function StatisticsPage() {
  const chosen = useRange();
  const { range } = chosen;
  const figures = useReading(
    readFigures,
    { query: { from: range.from, to: range.to } },
    { topics: ["demands", "workOrders", "assignments", "callbacks"], keepsPrevious: true, staleTime: 60_000 },
  );
  return (
    <PageShell
      title="统计"
      count={range.from === range.to ? range.from : `${range.from} 至 ${range.to}`}
      tools={<Link to="/statistics/verification">核对</Link>}
    >
      <RangeSwitch {...chosen} />
      <Loaded query={figures} skeleton={<StatisticsSkeleton />}>
        {({ figures: all }) => {
          const main = mainFiguresOf(all);
          return (
            <div className="statistics" aria-busy={figures.isPlaceholderData}>
              <MainFigures figures={main} range={range} />
              <AttentionPanel range={range} />
              {all.some(({ opens }) => opens === "demands") && (
                <div className="breakdowns">
                  <BreakdownPanel dimension="day" title="每日诉求" groupWord="日期" range={range} isWide />
                  <BreakdownPanel dimension="category" title="按分类（一级）" groupWord="分类" range={range} />
                  <div className="breakdown-stack">
                    <BreakdownPanel dimension="region" title="按区划" groupWord="区划" range={range} />
                    <BreakdownPanel dimension="disposition" title="在线解答与部门办理" groupWord="处理方式" range={range} />
                  </div>
                  <BreakdownPanel dimension="channel" title="按渠道" groupWord="渠道" range={range} />
                  <BreakdownPanel dimension="kind" title="按类型" groupWord="类型" range={range} />
                </div>
              )}
              <AgenciesPanel range={range} />
              <IndicatorTable figures={all.filter((figure) => !main.includes(figure))} range={range} />
            </div>
          );
        }}
      </Loaded>
    </PageShell>
  );
}
