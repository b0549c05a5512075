import "./admin.css";
import { PlusOutlined } from "@ant-design/icons";
import { KindGroup, LimitUnit, listTimeLimits, type TimeLimit, Urgency } from "@yihao/contract/directory";
import { dateWords } from "@yihao/ui/time-words.ts";
import { Button } from "antd";
import { useState } from "react";
import { Loaded } from "../common/loaded.tsx";
import { PageShell } from "../common/page-shell.tsx";
import { RowsSkeleton } from "../common/skeletons.tsx";
import { EmptyState } from "../common/states.tsx";
import { useReading } from "../common/use-reading.ts";
import { AdminTable } from "./admin-table.tsx";
import { LimitForm } from "./limit-form.tsx";

/** Where a limit stands on a day, "2026-11-23". */
function standingOf({ effectiveFrom, effectiveTo }: TimeLimit, today: string): "现行" | "将生效" | "已止" {
  if (effectiveFrom > today) return "将生效";
  return effectiveTo !== null && effectiveTo < today ? "已止" : "现行";
}

const order = ["现行", "将生效", "已止"];
const limitWords = ({ amount, unit }: TimeLimit) => `${amount} ${LimitUnit.word(unit)}`;

export function LimitsPage() {
  const limits = useReading(listTimeLimits, {});
  const [isSetting, setSetting] = useState(false);
  const today = dateWords(new Date());
  return (
    <PageShell
      title="办理时限"
      count={limits.data && `现行 ${limits.data.items.filter((limit) => standingOf(limit, today) === "现行").length} 条`}
      tools={
        <Button type="primary" icon={<PlusOutlined />} onClick={() => setSetting(true)}>
          设定时限
        </Button>
      }
    >
      <p className="page-lead">派单时按当时的时限定下期限；改动只对生效日以后的派单起作用。</p>
      <Loaded query={limits} skeleton={<RowsSkeleton rows={6} />}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title="还没有办理时限" hint="没有时限就不能派单，请先为每一类设定。" />
          ) : (
            <AdminTable
              label="办理时限"
              rows={items.toSorted((a, b) => placeOf(a, today) - placeOf(b, today) || b.effectiveFrom.localeCompare(a.effectiveFrom))}
              keyOf={({ id }) => id}
              columns={[
                { key: "group", title: "类别", width: 88, render: (row) => KindGroup.word(row.kindGroup) },
                { key: "urgency", title: "紧急程度", width: 88, render: (row) => Urgency.word(row.urgency) },
                {
                  key: "limit",
                  title: "时限",
                  width: 120,
                  render: (row) => (
                    <>
                      <strong>{limitWords(row)}</strong>
                      <p className="row-under to-medium">{row.effectiveFrom} 起</p>
                    </>
                  ),
                },
                {
                  key: "state",
                  title: "状态",
                  width: 84,
                  render: (row) => {
                    const standing = standingOf(row, today);
                    return <span className={standing === "现行" ? "tag is-good" : "tag"}>{standing}</span>;
                  },
                },
                {
                  key: "days",
                  title: "起止",
                  width: 210,
                  from: "small",
                  render: (row) => (
                    <span className="figures">
                      {row.effectiveFrom} 起{row.effectiveTo !== null && `，至 ${row.effectiveTo}`}
                    </span>
                  ),
                },
                { key: "source", title: "依据", from: "medium", render: (row) => row.source },
              ]}
            />
          )
        }
      </Loaded>
      {isSetting && <LimitForm onClose={() => setSetting(false)} />}
    </PageShell>
  );
}

/** What is in force first, then by group and urgency. */
function placeOf(limit: TimeLimit, today: string): number {
  return (
    order.indexOf(standingOf(limit, today)) * 100 + KindGroup.values.indexOf(limit.kindGroup) * 10 + Urgency.values.indexOf(limit.urgency)
  );
}
