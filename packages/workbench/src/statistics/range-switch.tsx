import { DatePicker, Segmented } from "antd";
import dayjs from "dayjs";
import { type Preset, presets } from "./range.ts";
import type { useRange } from "./use-range.ts";

/** 今日 · 本月 · 近 30 天 · 自选; 自选 starts from the days that are shown. */
export function RangeSwitch({ range, choose, chooseDays }: ReturnType<typeof useRange>) {
  return (
    <search className="range-switch" aria-label="统计时段">
      <Segmented<Preset>
        aria-label="时段"
        value={range.preset}
        onChange={(preset) => (preset === "own" ? chooseDays(range.from, range.to) : choose(preset))}
        options={(Object.keys(presets) as Preset[]).map((value) => ({ value, label: presets[value] }))}
      />
      {range.preset === "own" && (
        <DatePicker.RangePicker
          aria-label="自选起止日期"
          allowClear={false}
          value={[dayjs(range.from), dayjs(range.to)]}
          maxDate={dayjs()}
          onChange={(days) => {
            const [from, to] = days ?? [];
            if (from && to) chooseDays(from.format("YYYY-MM-DD"), to.format("YYYY-MM-DD"));
          }}
        />
      )}
    </search>
  );
}
