import { computeDeadline, readCalendar, setCalendarDay } from "@yihao/contract/directory";
import { Form, Input, Radio } from "antd";
import dayjs from "dayjs";
import { ActForm } from "../common/act-form.tsx";
import { useReading } from "../common/use-reading.ts";
import { useRefresh } from "./use-refresh.ts";
import type { YearDay } from "./year-days.ts";

type Values = { isWorking?: boolean; name: string };

/** What a day is now, and the city's own word on it. */
export function DayForm({ day, onClose }: { day: YearDay; onClose: () => void }) {
  const { onDate, exception } = day;
  const refresh = useRefresh(readCalendar, computeDeadline);
  // The first working day after the day before is the day itself exactly when it is worked.
  const before = dayjs(onDate).subtract(1, "day").format("YYYY-MM-DD");
  const first = useReading(computeDeadline, { query: { from: before, days: 1 } });
  const isWorking = first.data && first.data.onDate === onDate;
  return (
    <ActForm<typeof setCalendarDay, Values>
      title={`${onDate} ${dayjs(onDate).format("dddd")}`}
      open
      onClose={onClose}
      to={setCalendarDay}
      topics={["workOrders", "assignments"]}
      draftKey={`calendar.${onDate}`}
      initialValues={exception === undefined ? {} : { isWorking: exception.isWorking, name: exception.name }}
      toCall={({ isWorking: chosen, name }) => ({ params: { onDate }, body: { isWorking: chosen as boolean, name } })}
      done={(reply) => `${reply.onDate} 已设为${reply.isWorking ? "上班" : "休息"}：${reply.name}`}
      onDone={refresh}
      submitWord="设定"
      consequence="未办结工单的期限立即随之重算；本市的设定优先于国务院的放假安排。"
    >
      <p className="form-path" aria-live="polite">
        现在：{isWorking === undefined ? "……" : isWorking ? "工作日" : "休息日"}
        {first.data?.isProvisional === true && "（暂定，该年度放假安排尚未收录）"}
        {exception !== undefined && ` · ${exception.name}（${exception.source === "city" ? "本市设定" : "国务院放假安排"}）`}
      </p>
      <Form.Item name="isWorking" label="本市设为" required>
        <Radio.Group
          options={[
            { value: false, label: "休息" },
            { value: true, label: "上班" },
          ]}
        />
      </Form.Item>
      <Form.Item name="name" label="名称" required extra="写明缘由，如：台风停工、地方调休。">
        <Input maxLength={40} showCount />
      </Form.Item>
    </ActForm>
  );
}
