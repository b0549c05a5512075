import type { CalendarDay } from "@yihao/contract/directory";

/** The exceptions of a year by date. */
export function ExceptionList({ year, overrides }: { year: number; overrides: readonly CalendarDay[] }) {
  const days = overrides.filter(({ onDate }) => onDate.startsWith(`${year}-`)).toSorted((a, b) => a.onDate.localeCompare(b.onDate));
  return (
    <section className="panel" aria-labelledby="exceptions-title">
      <h2 id="exceptions-title">
        {year} 年例外日 <span className="faint">{days.length} 天</span>
      </h2>
      {days.length === 0 ? (
        <p className="faint">没有另设的例外日。停工、地方调休等，在日历上点选那一天设定。</p>
      ) : (
        <ul className="exceptions">
          {days.map(({ onDate, isWorking, name, source }) => (
            <li key={`${onDate}${source}`}>
              <span className="figures">{onDate}</span>
              <span>{name}</span>
              <span className={isWorking ? "tag is-warning" : "tag"}>{isWorking ? "上班" : "休息"}</span>
              {source === "city" && <span className="tag is-state">本市</span>}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
