import "../statistics/plain-table.css";
import "./dissatisfied.css";
import { LeftOutlined, RightOutlined } from "@ant-design/icons";
import { type DissatisfiedWeek, readDissatisfiedWeek } from "@yihao/contract/dissatisfied";
import { Button } from "antd";
import dayjs from "dayjs";
import { Link } from "react-router";
import { LoadedPage } from "../common/loaded.tsx";
import { PageShell } from "../common/page-shell.tsx";
import { RowsSkeleton } from "../common/skeletons.tsx";
import { EmptyState } from "../common/states.tsx";
import { useUrlFilters } from "../common/url-filters.ts";
import { useReading } from "../common/use-reading.ts";

/** 周分析: what became dissatisfied this week beside the week before, by unit, category and reason. */
export function DissatisfiedWeekPage() {
  const { filters, change } = useUrlFilters(readDissatisfiedWeek.query);
  const week = useReading(readDissatisfiedWeek, { query: filters }, { topics: ["callbacks"], keepsPrevious: true });
  return (
    <LoadedPage title="不满意周分析" query={week} skeleton={<RowsSkeleton />}>
      {(found) => <Week week={found} go={(on) => change({ on })} />}
    </LoadedPage>
  );
}

function Week({ week, go }: { week: DissatisfiedWeek; go: (on: string) => void }) {
  const step = (days: number) => go(dayjs(week.from).add(days, "day").format("YYYY-MM-DD"));
  const isThisWeek = !dayjs().isAfter(dayjs(week.to), "day");
  return (
    <PageShell
      title="不满意周分析"
      count={`本周新增 ${week.opened} 件，上周 ${week.openedBefore} 件`}
      tools={<Link to="/dissatisfied">不满意清零</Link>}
    >
      <div className="week-switch">
        <Button icon={<LeftOutlined />} aria-label="上一周" onClick={() => step(-7)} />
        <strong className="figures">
          {week.from} 至 {week.to}
        </strong>
        <Button icon={<RightOutlined />} aria-label="下一周" disabled={isThisWeek} onClick={() => step(7)} />
        <span className="faint">复核更正、判为无效的不计；选了几个原因的各计一次</span>
      </div>
      <dl className="panel week-figures">
        <FigureOf name="新增不满意" value={week.opened} before={week.openedBefore} />
        <FigureOf name="清零" value={week.cleared} before={week.clearedBefore} />
        <div className="week-figure">
          <dt>至今未清零</dt>
          <dd>
            {week.open} <small>件</small>
          </dd>
        </div>
      </dl>
      {week.opened + week.openedBefore === 0 ? (
        <EmptyState title="这两周没有新增的不满意件" hint="可以翻看前面几周。" />
      ) : (
        <div className="week-tables">
          <CompareTable title="按主办单位" lines={week.byAgency} />
          <CompareTable title="按诉求分类" lines={week.byCategory} />
          <CompareTable title="按不满意原因" lines={week.byReason} />
        </div>
      )}
    </PageShell>
  );
}

function FigureOf({ name, value, before }: { name: string; value: number; before: number }) {
  return (
    <div className="week-figure">
      <dt>{name}</dt>
      <dd>
        {value}
        <small>上周 {before}</small>
      </dd>
    </div>
  );
}

const changeWords = (change: number) => (change === 0 ? "持平" : change > 0 ? `多 ${change}` : `少 ${-change}`);

function CompareTable({ title, lines }: { title: string; lines: DissatisfiedWeek["byAgency"] }) {
  return (
    <section className="panel">
      <h2>{title}</h2>
      <div className="plain-table-frame">
        <table className="plain-table">
          <caption className="for-screen-readers">{title}，本周与上周</caption>
          <thead>
            <tr>
              <th scope="col">{title.slice(1)}</th>
              <th scope="col" className="is-number">
                本周
              </th>
              <th scope="col" className="is-number">
                上周
              </th>
              <th scope="col">比上周</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.key}>
                <th scope="row">{line.name}</th>
                <td className="is-number figures">{line.count}</td>
                <td className="is-number figures">{line.previous}</td>
                <td className={line.count > line.previous ? "danger" : undefined}>{changeWords(line.count - line.previous)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
