import type { YearDay } from "./year-days.ts";

const weekdays = ["一", "二", "三", "四", "五", "六", "日"];

/** A year at a glance: days of rest are grey, exceptions carry 休 or 班. Every day is a button. */
export function YearView({ months, today, onChoose }: { months: readonly YearDay[][]; today: string; onChoose: (day: YearDay) => void }) {
  return (
    <section className="panel year" aria-label="全年">
      {months.map((days, month) => (
        <section key={days[0]?.onDate} className="month" aria-labelledby={`month-${month}`}>
          <h2 id={`month-${month}`}>{month + 1} 月</h2>
          <div className="month-days">
            {weekdays.map((name) => (
              <span key={name} className="month-weekday" aria-hidden="true">
                {name}
              </span>
            ))}
            {days.map((day) => (
              <Day key={day.onDate} day={day} isToday={day.onDate === today} onChoose={onChoose} />
            ))}
          </div>
        </section>
      ))}
      <p className="year-key faint">
        <span className="day-mark is-rest">休</span> 例外休息 <span className="day-mark is-work">班</span> 例外上班 · 灰底为周末 ·
        点选一天可查看和设定
      </p>
    </section>
  );
}

function Day({ day, isToday, onChoose }: { day: YearDay; isToday: boolean; onChoose: (day: YearDay) => void }) {
  const { onDate, weekday, isWorking, exception } = day;
  const classes = ["day", isWorking ? "" : "is-rest", exception === undefined ? "" : "is-exception", isToday ? "is-today" : ""];
  const exceptionWords = exception === undefined ? "" : `${exception.name}，${isWorking ? "上班" : "休息"}`;
  return (
    <button
      type="button"
      className={classes.filter(Boolean).join(" ")}
      style={day.day === 1 ? { gridColumnStart: weekday + 1 } : undefined}
      title={exception?.name}
      aria-label={[`${Number(onDate.slice(5, 7))} 月 ${day.day} 日 星期${weekdays[weekday] ?? ""}`, exceptionWords, isToday ? "今天" : ""]
        .filter(Boolean)
        .join("，")}
      onClick={() => onChoose(day)}
    >
      {day.day}
    </button>
  );
}
