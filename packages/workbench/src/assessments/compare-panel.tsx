import "../statistics/plain-table.css";
import { compareAssessment } from "@yihao/contract/assessment";
import { Loaded } from "../common/loaded.tsx";
import { RowsSkeleton } from "../common/skeletons.tsx";
import { EmptyState } from "../common/states.tsx";
import { useReading } from "../common/use-reading.ts";
import { countsWords, pointWords } from "./point-words.ts";

/** What the records say now beside what is pinned. */
export function ComparePanel({ assessmentId }: { assessmentId: string }) {
  const differences = useReading(compareAssessment, { params: { id: assessmentId } });
  return (
    <section className="panel" aria-labelledby="compare-title">
      <h2 id="compare-title">与现在的数据比对</h2>
      <Loaded query={differences} skeleton={<RowsSkeleton rows={4} />}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title="没有差异" hint="按同一方案用现在的数据重算，与已定的计数相同。" />
          ) : (
            <div className="plain-table-frame">
              <table className="plain-table">
                <thead>
                  <tr>
                    <th scope="col">单位与项目</th>
                    <th scope="col">已定</th>
                    <th scope="col">现在</th>
                    <th scope="col" className="from-small">
                      得分
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {items.map((row) => (
                    <tr key={`${row.agencyId} ${row.itemCode}`}>
                      <th scope="row">
                        {row.agencyName}
                        <p className="item-under">{row.itemName}</p>
                      </th>
                      <td className="figures">{countsWords(row.pinned)}</td>
                      <td className="figures">{countsWords(row.now)}</td>
                      <td className="figures from-small">
                        {pointWords(row.pinnedPoints)} → {pointWords(row.pointsNow)}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )
        }
      </Loaded>
      <p className="note-line">差异来自测算以后工单数据的变动和已成立的申诉；已定的结果不随之改变。</p>
    </section>
  );
}
