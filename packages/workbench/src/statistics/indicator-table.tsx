import type { Figure } from "@yihao/contract/statistics";
import { Link } from "react-router";
import { ChangeNote } from "./change-note.tsx";
import { countsWords, DefinitionPopover } from "./definition-popover.tsx";
import { valueWords } from "./figure-words.ts";
import type { Range } from "./range.ts";
import { figureRecords } from "./records-link.ts";

const groupOf: Readonly<Record<string, string>> = {
  demandCount: "受理",
  answeredCount: "受理",
  onlineAnswerRate: "受理",
  departmentCount: "受理",
  inTransitCount: "受理",
  declinedCount: "受理",
  handedOverCount: "受理",
  mergedCount: "受理",
  dispatchedCount: "派单与签收",
  orderCount: "派单与签收",
  dispatchCount: "派单与签收",
  redispatchCount: "派单与签收",
  assignmentCount: "派单与签收",
  dispatchAccuracyRate: "派单与签收",
  acknowledgedInTimeRate: "派单与签收",
  onTimeRate: "办理",
  onTimeOriginalRate: "办理",
  overdueOpen: "办理",
  inquiryHandlingDays: "办理",
  nonInquiryHandlingDays: "办理",
  reworkRate: "办理",
  onTimeRateNet: "核减后",
  overdueOpenNet: "核减后",
  reworkRateNet: "核减后",
  satisfactionRateNet: "核减后",
  superiorSatisfactionRateNet: "核减后",
  solvedRateNet: "核减后",
  superiorSatisfactionRate: "回访与评价",
  participationRate: "回访与评价",
  satisfactionRate: "回访与评价",
  fullSatisfactionRate: "回访与评价",
  solvedRate: "回访与评价",
  contactRate: "回访与评价",
  evaluationCount: "回访与评价",
  validEvaluationCount: "回访与评价",
  firstSatisfactionRate: "回访与评价",
  finalSatisfactionRate: "回访与评价",
  resolutionRate: "回访与评价",
  onlineParticipationRate: "回访与评价",
  onlineSatisfactionRate: "回访与评价",
};

/** All other indicators, group by group. */
export function IndicatorTable({ figures, range }: { figures: readonly Figure[]; range: Range }) {
  const groups = [...Map.groupBy(figures, ({ code }) => groupOf[code] ?? "其他")];
  return (
    <section className="panel" aria-labelledby="indicators-title">
      <h2 id="indicators-title">其他指标</h2>
      <div className="plain-table-frame">
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">指标</th>
              <th scope="col" className="is-number">
                本期
              </th>
              <th scope="col" className="is-number from-small">
                上期
              </th>
              <th scope="col">较上期</th>
              <th scope="col" className="from-medium">
                分子与分母
              </th>
              <th scope="col">口径</th>
            </tr>
          </thead>
          {groups.map(([group, members]) => (
            <tbody key={group}>
              <tr className="group-row">
                <th scope="rowgroup" colSpan={6}>
                  {group}
                </th>
              </tr>
              {members.map((figure) => (
                <tr key={figure.code}>
                  <th scope="row">{figure.name}</th>
                  <td className="is-number">
                    <Link to={figureRecords(range, figure)} className="figures">
                      {valueWords(figure)}
                    </Link>
                  </td>
                  <td className="is-number figures from-small">{valueWords({ unit: figure.unit, value: figure.previous })}</td>
                  <td>
                    <ChangeNote figure={figure} />
                  </td>
                  <td className="from-medium">{countsWords(figure)}</td>
                  <td>
                    <DefinitionPopover figure={figure} />
                  </td>
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </div>
    </section>
  );
}
