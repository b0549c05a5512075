import "./calendar.css";
import "./admin.css";
import { LeftOutlined, RightOutlined } from "@ant-design/icons";
import { readCalendar } from "@yihao/contract/directory";
import { dateWords } from "@yihao/ui/time-words.ts";
import { Alert, Button } from "antd";
import { useState } from "react";
import { useSearchParams } from "react-router";
import { Loaded } from "../common/loaded.tsx";
import { PageShell } from "../common/page-shell.tsx";
import { RowsSkeleton } from "../common/skeletons.tsx";
import { useReading } from "../common/use-reading.ts";
import { DayForm } from "./day-form.tsx";
import { DeadlineCalculator } from "./deadline-calculator.tsx";
import { ExceptionList } from "./exception-list.tsx";
import { hasNotice, type YearDay, yearDays } from "./year-days.ts";
import { YearView } from "./year-view.tsx";

export function CalendarPage() {
  const [params, setParams] = useSearchParams();
  const today = dateWords(new Date());
  const asked = Number(params.get("year"));
  const year = Number.isInteger(asked) && asked >= 2004 && asked <= 2100 ? asked : Number(today.slice(0, 4));
  const calendar = useReading(readCalendar, {});
  const [chosen, choose] = useState<YearDay>();
  const go = (to: number) => setParams({ year: String(to) });
  return (
    <PageShell
      title="工作日历"
      count={
        calendar.data &&
        `每日 ${calendar.data.periods.map(({ opensAt, closesAt }) => `${opensAt}–${closesAt}`).join("、")} · 放假安排已收录至 ${calendar.data.knownUntil.slice(0, 4)} 年`
      }
      tools={
        <span className="year-switch">
          <Button icon={<LeftOutlined />} aria-label="上一年" onClick={() => go(year - 1)} />
          <strong className="figures">{year} 年</strong>
          <Button icon={<RightOutlined />} aria-label="下一年" onClick={() => go(year + 1)} />
        </span>
      }
    >
      <Loaded query={calendar} skeleton={<RowsSkeleton />}>
        {({ overrides, knownUntil }) => (
          <>
            <YearNote year={year} knownUntil={knownUntil} isListed={hasNotice(year, overrides)} />
            <div className="calendar-columns">
              <YearView months={yearDays(year, overrides)} today={today} onChoose={choose} />
              <div className="calendar-side">
                <DeadlineCalculator today={today} />
                <ExceptionList year={year} overrides={overrides} />
              </div>
            </div>
          </>
        )}
      </Loaded>
      {chosen !== undefined && <DayForm key={chosen.onDate} day={chosen} onClose={() => choose(undefined)} />}
    </PageShell>
  );
}

function YearNote({ year, knownUntil, isListed }: { year: number; knownUntil: string; isListed: boolean }) {
  if (isListed) return null;
  if (`${year}-12-31` > knownUntil) {
    return (
      <Alert
        type="warning"
        showIcon
        title={`${year} 年的放假安排尚未公布或收录`}
        description="这一年暂按周一至周五为工作日，算出的期限标为“暂定”；收录放假安排后，未办结工单的期限会重算。"
      />
    );
  }
  return (
    <Alert
      type="info"
      showIcon
      title="法定节假日和调休不在下面逐日标出"
      description="计算期限时已经按国务院办公厅的放假安排。某一天究竟算不算工作日，点选那一天即可看到；本市另设的例外日会标在日历上。"
    />
  );
}
