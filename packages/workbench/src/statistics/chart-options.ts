import { PublishedColumn } from "@yihao/contract/statistics";
import type { BarSeriesOption } from "echarts/charts";
import type { GridComponentOption, LegendComponentOption, TooltipComponentOption } from "echarts/components";
import type { ComposeOption } from "echarts/core";
import type { SliceRow } from "./slice-rows.ts";

export type ChartOption = ComposeOption<BarSeriesOption | GridComponentOption | LegendComponentOption | TooltipComponentOption>;
/** Reads a colour or a size of tokens.css by its name. */
export type ReadToken = (name: string) => string;

const rowPixels = 26;
const columns = ["answered", "dispatched", "open"] as const;
// The pale one carries the outline of the strong one, so that it stands out from the ground as well.
const colourOf = { answered: "action", dispatched: "action-line", open: "ink-faint" } as const;
const outlineOf = { answered: "action", dispatched: "action", open: "ink-faint" } as const;

/** Pixels that a chart of so many rows needs. */
export function chartHeight(rows: number, isUpright: boolean): number {
  return isUpright ? 280 : rows * rowPixels + 56;
}

/** Bars of 在线解答, 部门办理 and 流转中 one upon the other: upright for days, lying for named groups. */
export function barOption(rows: readonly SliceRow[], isUpright: boolean, token: ReadToken): ChartOption {
  const names = rows.map(({ name }) => (isUpright ? name.slice(5) : name));
  const text = { color: token("ink-soft"), fontFamily: token("font"), fontSize: 12 };
  const named = {
    type: "category" as const,
    data: names,
    axisLabel: { ...text, ...(isUpright ? {} : { width: 128, overflow: "truncate" as const }) },
    axisTick: { show: false },
    axisLine: { lineStyle: { color: token("line") } },
    ...(isUpright ? {} : { inverse: true }),
  };
  const counted = {
    type: "value" as const,
    minInterval: 1,
    axisLabel: { ...text, show: isUpright },
    splitLine: { show: isUpright, lineStyle: { color: token("line-soft") } },
  };
  return {
    animation: false,
    textStyle: { fontFamily: token("font") },
    grid: { left: 8, right: isUpright ? 8 : 48, top: 36, bottom: 4, containLabel: true },
    legend: { top: 0, left: 0, itemWidth: 12, itemHeight: 12, textStyle: text, selectedMode: false },
    tooltip: {
      trigger: "axis",
      axisPointer: { type: "shadow" },
      confine: true,
      backgroundColor: token("surface-raised"),
      borderColor: token("line"),
      textStyle: { color: token("ink"), fontFamily: token("font"), fontSize: 13 },
    },
    xAxis: isUpright ? named : counted,
    yAxis: isUpright ? counted : named,
    series: columns.map((column, place) => ({
      type: "bar" as const,
      name: PublishedColumn.word(column),
      stack: "all",
      barMaxWidth: 18,
      cursor: "pointer",
      itemStyle: { color: token(colourOf[column]), borderColor: token(outlineOf[column]), borderWidth: 1 },
      data: rows.map((row) => row[column]),
      // The sum stands once, at the end of the bar.
      ...(place === columns.length - 1 && !isUpright
        ? {
            label: {
              ...text,
              show: true,
              position: "right" as const,
              formatter: ({ dataIndex }: { dataIndex: number }) => String(rows[dataIndex]?.count ?? ""),
            },
          }
        : {}),
    })),
  };
}
