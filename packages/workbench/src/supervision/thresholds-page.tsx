import { listWarningThresholds, type WarningThreshold } from "@yihao/contract/warning";
import { WarningDirection, WarningIndicator } from "@yihao/contract/warning-indicators";
import { useState } from "react";
import { AdminTable } from "../admin/admin-table.tsx";
import { ActButton, isOwnAct } from "../common/act-button.tsx";
import { LightTag } from "../common/light-tag.tsx";
import { Loaded } from "../common/loaded.tsx";
import { PageShell } from "../common/page-shell.tsx";
import { RowsSkeleton } from "../common/skeletons.tsx";
import { useReading } from "../common/use-reading.ts";
import { ThresholdForm } from "./threshold-form.tsx";

/** 四色界限: by which values the lights of agencies turn, with the definition of each indicator. */
export function ThresholdsPage() {
  const thresholds = useReading(listWarningThresholds, {});
  const [setting, setSetting] = useState<WarningThreshold>();
  return (
    <PageShell title="四色界限" count="单位预警指标何时亮灯">
      <p className="page-lead">
        灯变坏立即预警，一级一次；要比界限好出“回落幅度”才恢复，避免来回跳动。分母不足“最小分母”时不作判断。预警口径每分钟累计，与发布的统计指标不同。
      </p>
      <Loaded query={thresholds} skeleton={<RowsSkeleton rows={6} />}>
        {({ items, coming, can }) => (
          <AdminTable
            label="四色界限"
            rows={[...items, ...coming]}
            keyOf={(row) => `${row.indicator}.${row.effectiveFrom ?? ""}`}
            columns={[
              {
                key: "indicator",
                title: "指标与口径",
                render: (row) => (
                  <>
                    <strong>{WarningIndicator.word(row.indicator)}</strong>
                    {coming.includes(row) && <span className="tag"> {row.effectiveFrom} 起</span>}
                    <p className="faint">{row.formula}</p>
                    <p className="row-under">依据：{row.source}</p>
                  </>
                ),
              },
              {
                key: "bounds",
                title: "界限",
                width: 230,
                render: (row) => (
                  <>
                    {(["yellow", "orange", "red"] as const).map((light) => (
                      <p key={light}>
                        <LightTag light={light} /> {WarningDirection.word(row.direction)}{" "}
                        <span className="figures">
                          {row[light]} {row.unit}
                        </span>
                      </p>
                    ))}
                  </>
                ),
              },
              {
                key: "margin",
                title: "回落幅度 / 最小分母",
                width: 150,
                from: "medium",
                render: (row) => (
                  <span className="figures">
                    {row.margin} {row.unit} / {row.minimumDenominator}
                  </span>
                ),
              },
              {
                key: "acts",
                title: "办理",
                width: 110,
                render: (row) =>
                  isOwnAct(can.set) &&
                  items.includes(row) && (
                    <ActButton permit={can.set} onAct={() => setSetting(row)}>
                      设定
                    </ActButton>
                  ),
              },
            ]}
          />
        )}
      </Loaded>
      {setting !== undefined && <ThresholdForm of={setting} onClose={() => setSetting(undefined)} />}
    </PageShell>
  );
}
