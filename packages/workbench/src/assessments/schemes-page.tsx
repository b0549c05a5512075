import "./assessment.css";
import "../statistics/plain-table.css";
import {
  AgencyGroup,
  AssessmentIndicator,
  type Formula,
  FormulaKind,
  listSchemes,
  type Scheme,
  SchemeSection,
} from "@yihao/contract/assessment-scheme";
import { Space } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { ActButton, isOwnAct } from "../common/act-button.tsx";
import { Loaded } from "../common/loaded.tsx";
import { PageShell } from "../common/page-shell.tsx";
import { RowsSkeleton } from "../common/skeletons.tsx";
import { useReading } from "../common/use-reading.ts";
import { SchemeForm } from "./scheme-form.tsx";
import { assessmentTopics } from "./topics.ts";

/** 考核方案: every version as it was; the newest is changed by making the next one. */
export function SchemesPage() {
  const schemes = useReading(listSchemes, {}, { topics: assessmentTopics });
  const [isMaking, setMaking] = useState(false);
  const [latest] = schemes.data?.items ?? [];
  const add = schemes.data?.can.add;
  return (
    <PageShell
      title="考核方案"
      count={schemes.data && `${schemes.data.items.length} 个版本`}
      tools={
        <Space size="middle">
          <Link to="/assessments">各期考核</Link>
          {add !== undefined && isOwnAct(add) && (
            <ActButton permit={add} isMain onAct={() => setMaking(true)}>
              制定新版本
            </ActButton>
          )}
        </Space>
      }
    >
      <Loaded query={schemes} skeleton={<RowsSkeleton rows={8} />}>
        {({ items }) => items.map((scheme) => <SchemePanel key={scheme.version} scheme={scheme} />)}
      </Loaded>
      {isMaking && latest !== undefined && <SchemeForm from={latest} onClose={() => setMaking(false)} />}
    </PageShell>
  );
}

function formulaText(formula: Formula): string {
  if (formula.kind === "floorSlope") return `目标 ${formula.target}%，每低 1 个百分点扣 ${formula.slope} 分，保底 ${formula.floor} 分`;
  if (formula.kind === "perCase") return `每件 ${formula.each} 分，封顶 ${formula.cap} 分`;
  return FormulaKind.word(formula.kind);
}

function SchemePanel({ scheme }: { scheme: Scheme }) {
  return (
    <section className="panel" aria-labelledby={`scheme-${scheme.version}`}>
      <h2 id={`scheme-${scheme.version}`}>
        第 {scheme.version} 版 · {scheme.name}（{scheme.effectiveFrom} 起）
      </h2>
      <p className="note-line">
        {scheme.source} · {scheme.madeBy} · 一档：得分率 {scheme.bands.firstFrom}% 以上；二档：{scheme.bands.secondFrom}% 以上；其余三档
      </p>
      <div className="plain-table-frame">
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">项目</th>
              <th scope="col" className="is-number">
                满分
              </th>
              <th scope="col">计分</th>
              <th scope="col" className="from-small">
                适用
              </th>
              <th scope="col" className="from-medium">
                依据
              </th>
            </tr>
          </thead>
          <tbody>
            {scheme.items.map((item) => (
              <tr key={item.code}>
                <th scope="row">
                  {item.name}
                  <p className="item-under">{SchemeSection.word(item.section)}</p>
                </th>
                <td className="is-number figures">{item.fullPoints > 0 ? item.fullPoints : "—"}</td>
                <td>
                  {formulaText(item.formula)}
                  <p className="item-under">{item.indicator === null ? "录入" : AssessmentIndicator.word(item.indicator)}</p>
                </td>
                <td className="from-small">
                  {item.groups.length === AgencyGroup.values.length ? "全部" : item.groups.map(AgencyGroup.word).join("、")}
                </td>
                <td className="from-medium">{item.source}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
