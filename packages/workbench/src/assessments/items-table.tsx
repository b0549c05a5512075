import "../statistics/plain-table.css";
import type { AgencyResult, ItemResult } from "@yihao/contract/assessment";
import { SchemeSection } from "@yihao/contract/assessment-scheme";
import { Link } from "react-router";
import { Moment } from "../common/moment.tsx";
import { countsWords, pointWords } from "./point-words.ts";

/** Every item with what it was made of; every loss opens its records. */
export function ItemsTable({ result }: { result: AgencyResult }) {
  const sections = SchemeSection.values.map((section) => [section, result.items.filter((item) => item.section === section)] as const);
  return (
    <div className="plain-table-frame">
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">项目</th>
            <th scope="col" className="from-small">
              依据的数
            </th>
            <th scope="col" className="is-number">
              得分
            </th>
            <th scope="col" className="is-number">
              失分
            </th>
            <th scope="col">失分明细</th>
          </tr>
        </thead>
        {sections
          .filter(([, items]) => items.length > 0)
          .map(([section, items]) => (
            <tbody key={section}>
              <tr className="group-row">
                <th scope="rowgroup" colSpan={5}>
                  {SchemeSection.word(section)}
                </th>
              </tr>
              {items.map((item) => (
                <ItemRow key={item.code} item={item} result={result} />
              ))}
            </tbody>
          ))}
      </table>
    </div>
  );
}

function ItemRow({ item, result }: { item: ItemResult; result: AgencyResult }) {
  const isBasic = item.section !== "deduction" && item.section !== "bonus";
  return (
    <tr>
      <th scope="row">
        {item.name}
        <p className="item-under">{item.formulaWords}</p>
        {item.corrections.map((correction) => (
          <p key={correction.id} className="item-under">
            <span className="tag is-warning">已更正</span> {correction.words}，{correction.before} → {correction.after} 分：
            {correction.reason}（{correction.by} <Moment at={correction.at} as="short" />）
          </p>
        ))}
      </th>
      <td className="from-small">
        <Basis item={item} />
      </td>
      <td className="is-number figures">
        {item.isApplicable ? pointWords(item.points) : "不计"}
        {isBasic && item.isApplicable && <span className="faint"> / {item.fullPoints}</span>}
      </td>
      <td className="is-number figures">{item.isApplicable ? pointWords(item.lostPoints) : "—"}</td>
      <td>
        {item.lossCount > 0 ? (
          <Link to={`/assessments/${result.assessment.id}/agencies/${result.agencyId}/items/${item.code}`}>{item.lossCount} 条</Link>
        ) : (
          <span className="faint">没有</span>
        )}
      </td>
    </tr>
  );
}

function Basis({ item }: { item: ItemResult }) {
  if (item.counted === null)
    return item.typedValue === null ? (
      <span className="faint">没有录入</span>
    ) : (
      <>
        <span className="figures">{item.typedValue}</span>
        <p className="item-under">
          {item.typedSource}（{item.typedBy}）
        </p>
      </>
    );
  const isCase = item.formula.kind === "perCase";
  const words = isCase ? `${item.lossCount} 件` : countsWords(item.counted);
  const isExcluded =
    item.raw !== null && (item.raw.denominator !== item.counted.denominator || item.raw.numerator !== item.counted.numerator);
  return (
    <>
      <span className="figures">{words}</span>
      {isExcluded && item.raw !== null && (
        <p className="item-under">核减、更正前 {isCase ? `${item.raw.numerator} 件` : countsWords(item.raw)}</p>
      )}
    </>
  );
}
