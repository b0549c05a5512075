import "./admin.css";
import "./roster.css";
import { LeftOutlined, PlusOutlined, RightOutlined } from "@ant-design/icons";
import { type DutyShift, deleteDutyShift, listDutyShifts, listPosts } from "@yihao/contract/posts";
import { countWords } from "@yihao/ui/number-words.ts";
import { dateWords, shortTimeWords } from "@yihao/ui/time-words.ts";
import { App, Button, ConfigProvider, Segmented } from "antd";
import dayjs from "dayjs";
import { useState } from "react";
import { Link, useSearchParams } from "react-router";
import { ActButton } from "../common/act-button.tsx";
import { Loaded } from "../common/loaded.tsx";
import { PageShell } from "../common/page-shell.tsx";
import { RowsSkeleton } from "../common/skeletons.tsx";
import { useAct } from "../common/use-act.ts";
import { useReading } from "../common/use-reading.ts";
import { ShiftForm } from "./shift-form.tsx";
import { useRefresh } from "./use-refresh.ts";
import { addDays, hoursOn, mondayOf, type RosterDay, weekDays, weekSpan } from "./week-days.ts";

type Kind = "all" | "platform" | "agency";
const kinds: { value: Kind; label: string }[] = [
  { value: "all", label: "全部" },
  { value: "platform", label: "平台" },
  { value: "agency", label: "单位" },
];

export function RosterPage() {
  const [params, setParams] = useSearchParams();
  const today = dateWords(new Date());
  const asked = params.get("week") ?? "";
  const monday = mondayOf(/^2\d{3}-\d{2}-\d{2}$/.test(asked) && dayjs(asked).isValid() ? asked : today);
  const kind = kinds.find(({ value }) => value === params.get("unit"))?.value ?? "all";
  const shifts = useReading(listDutyShifts, { query: weekSpan(monday) }, { keepsPrevious: true });
  const own = useReading(listPosts, {});
  const [addingOn, addOn] = useState<string>();
  const change = (next: { week?: string; unit?: string }) =>
    setParams((before) => new URLSearchParams({ ...Object.fromEntries(before), ...next }));
  const shown = shifts.data?.items.filter((shift) => kind === "all" || (kind === "platform") === (shift.agencyId === null));
  return (
    <PageShell
      title="值班表"
      count={shown && `这一周 ${countWords(shown.length)} 班`}
      tools={
        <span className="row-buttons">
          <Link to="/admin/posts">单位岗位</Link>
          <Button type="primary" icon={<PlusOutlined />} disabled={own.data === undefined} onClick={() => addOn(today)}>
            排班
          </Button>
        </span>
      }
    >
      <p className="page-lead">夜间、节假日由谁接。某一时刻没有排班的单位，由上级单位值班的人接。</p>
      <div className="roster-tools">
        <span className="week-switch">
          <Button icon={<LeftOutlined />} aria-label="上一周" onClick={() => change({ week: addDays(monday, -7) })} />
          <strong className="figures">
            {monday} 至 {addDays(monday, 6).slice(5)}
          </strong>
          <Button icon={<RightOutlined />} aria-label="下一周" onClick={() => change({ week: addDays(monday, 7) })} />
          <Button disabled={monday === mondayOf(today)} onClick={() => change({ week: mondayOf(today) })}>
            本周
          </Button>
        </span>
        <Segmented<Kind> aria-label="看哪些值班" options={kinds} value={kind} onChange={(unit) => change({ unit })} />
      </div>
      <Loaded query={shifts} skeleton={<RowsSkeleton rows={7} />}>
        {() => (
          <ol className="roster" aria-label="一周值班">
            {weekDays(monday, shown ?? []).map((day) => (
              <Day key={day.date} day={day} isToday={day.date === today} onAdd={day.date < today ? undefined : () => addOn(day.date)} />
            ))}
          </ol>
        )}
      </Loaded>
      {addingOn !== undefined && own.data !== undefined && (
        <ShiftForm key={addingOn} onDate={addingOn} reach={own.data} onClose={() => addOn(undefined)} />
      )}
    </PageShell>
  );
}

function Day({ day, isToday, onAdd }: { day: RosterDay; isToday: boolean; onAdd: (() => void) | undefined }) {
  const { date, shifts } = day;
  return (
    <li className={isToday ? "roster-day is-today" : "roster-day"}>
      <header>
        <h2>
          {dayjs(date).format("ddd")} <span className="figures">{date.slice(5)}</span>
          {isToday && <span className="tag is-good">今天</span>}
        </h2>
        {onAdd !== undefined && <Button size="small" type="text" icon={<PlusOutlined />} aria-label={`${date} 排班`} onClick={onAdd} />}
      </header>
      {shifts.length === 0 ? (
        <p className="faint">没有排班</p>
      ) : (
        <ul>
          {shifts.map((shift) => (
            <Shift key={shift.id} shift={shift} date={date} />
          ))}
        </ul>
      )}
    </li>
  );
}

function Shift({ shift, date }: { shift: DutyShift; date: string }) {
  const { id, name, unitName, note, startsAt, endsAt, can } = shift;
  const { modal } = App.useApp();
  const refresh = useRefresh(listDutyShifts);
  const remove = useAct(deleteDutyShift, { topics: [], done: () => `已撤去${name}的值班` });
  const span = `${shortTimeWords(startsAt)} 至 ${shortTimeWords(endsAt)}`;
  const ask = () =>
    void modal.confirm({
      title: `撤去${name}的值班？`,
      content: `${unitName}，${span}。撤去后这段时间不再由此人接件。`,
      okText: "撤去",
      okButtonProps: { danger: true },
      onOk: () => remove.mutate({ params: { id } }, { onSuccess: refresh }),
    });
  return (
    <li className="shift" title={span}>
      <p className="figures shift-hours">{hoursOn(date, shift)}</p>
      <p>
        <strong>{name}</strong>
      </p>
      <p className="shift-unit">{unitName}</p>
      {note !== null && <p className="shift-unit">{note}</p>}
      <ConfigProvider componentSize="small">
        <ActButton permit={can.remove} onAct={ask}>
          撤去
          <span className="for-screen-readers">
            {name} {span}
          </span>
        </ActButton>
      </ConfigProvider>
    </li>
  );
}
