import { DispatchCorrection, type listDispatches } from "@yihao/contract/dispatch";
import type { ReplyOf } from "@yihao/contract/endpoint";
import { DutyBasis } from "@yihao/contract/work-order";
import { Link } from "react-router";
import { Facts } from "../common/facts.tsx";
import { Moment } from "../common/moment.tsx";

type Dispatches = ReplyOf<typeof listDispatches>;

/** 派单记录: to whom, on what basis, and what corrected it. */
export function DispatchSection({ of }: { of: Dispatches }) {
  const { items, elevation } = of;
  if (items.length === 0 && elevation === null) return null;
  return (
    <section className="panel" aria-labelledby="dispatches-title">
      <h2 id="dispatches-title">派单记录（{items.length} 次）</h2>
      {elevation !== null && (
        <p>
          <span className="tag is-warning">提级办理</span> {elevation.reason}{" "}
          <span className="faint">
            {elevation.by} · <Moment at={elevation.at} />
          </span>
        </p>
      )}
      <ul className="assignments">
        {items.map((item) => (
          <li key={item.id} className="assignment">
            <header className="assignment-head">
              <h3>{item.lead.name}</h3>
              {item.basis !== null && <span className="tag is-state">{DutyBasis.word(item.basis)}</span>}
              {item.isFirst && <span className="tag">首次派单</span>}
              {item.correctedBy !== null && <span className="tag is-warning">{DispatchCorrection.word(item.correctedBy)}</span>}
            </header>
            <Facts
              rows={[
                [
                  "派单",
                  <span key="at">
                    {item.by} · <Moment at={item.at} />
                  </span>,
                ],
                ["协办单位", item.supporting.map(({ name }) => name).join("、")],
                ["派单意见", item.opinion],
                [
                  "会商",
                  item.conferral && (
                    <Link key="conferral" to={`/conferrals/${item.conferral.id}`}>
                      {item.conferral.title}
                    </Link>
                  ),
                ],
              ]}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
