import { BarChart } from "echarts/charts";
import { GridComponent, LegendComponent, TooltipComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import { useEffect, useRef } from "react";
import { useDarkness } from "../shell/theme-choice.ts";
import type { ChartOption, ReadToken } from "./chart-options.ts";

use([BarChart, GridComponent, LegendComponent, TooltipComponent, CanvasRenderer]);

type Props = {
  label: string;
  /** Pixels. */
  height: number;
  optionOf: (token: ReadToken) => ChartOption;
  /** The place of the row that was clicked. */
  onPick: (place: number) => void;
};

/** A picture of numbers that a table beside it also says; loaded in a chunk of its own. */
export default function Chart({ label, height, optionOf, onPick }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const drawn = useRef<ReturnType<typeof init>>(undefined);
  const pick = useRef(onPick);
  pick.current = onPick;
  const isDark = useDarkness();
  useEffect(() => {
    if (frame.current === null) return;
    const chart = init(frame.current);
    drawn.current = chart;
    chart.on("click", ({ dataIndex }) => {
      if (typeof dataIndex === "number") pick.current(dataIndex);
    });
    const watch = new ResizeObserver(() => chart.resize());
    watch.observe(frame.current);
    return () => {
      watch.disconnect();
      chart.dispose();
    };
  }, []);
  useEffect(() => {
    // Drawn anew when the theme changes: the tokens change with it.
    void isDark;
    const styles = getComputedStyle(document.documentElement);
    drawn.current?.resize();
    drawn.current?.setOption(
      optionOf((name) => styles.getPropertyValue(`--${name}`).trim()),
      { notMerge: true },
    );
  }, [optionOf, isDark]);
  return <div ref={frame} role="img" aria-label={label} style={{ height }} />;
}
