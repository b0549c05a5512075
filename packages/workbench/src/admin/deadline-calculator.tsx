import { computeDeadline } from "@yihao/contract/directory";
import { InputNumber } from "antd";
import dayjs from "dayjs";
import { useState } from "react";
import { Loaded } from "../common/loaded.tsx";
import { useReading } from "../common/use-reading.ts";
import { DayPicker } from "./day-picker.tsx";

/** From a day, so many working days: when is that? The server's own arithmetic. */
export function DeadlineCalculator({ today }: { today: string }) {
  const [from, setFrom] = useState(today);
  const [days, setDays] = useState(5);
  const due = useReading(computeDeadline, { query: { from, days } }, { keepsPrevious: true });
  return (
    <section className="panel calculator" aria-labelledby="calculator-title">
      <h2 id="calculator-title">期限计算</h2>
      <div className="calculator-line">
        <DayPicker label="起始日期" value={from} onChange={(day) => setFrom(day ?? today)} />
        <span>起第</span>
        <InputNumber aria-label="工作日数" min={0} max={2000} precision={0} value={days} onChange={(value) => setDays(value ?? 0)} />
        <span>个工作日</span>
      </div>
      <Loaded query={due} skeleton={<p className="faint">正在计算</p>}>
        {({ onDate, isProvisional }) => (
          <p className="calculator-answer" aria-live="polite">
            <strong className="figures">{onDate}</strong> {dayjs(onDate).format("dddd")}
            {isProvisional && <span className="tag is-warning">暂定</span>}
          </p>
        )}
      </Loaded>
      <p className="faint">起始当天不计；0 表示当天或其后的第一个工作日。</p>
    </section>
  );
}
