import { ConferralOutcome, ConferralState, type listWorkOrderConferrals } from "@yihao/contract/conferral";
import type { ReplyOf } from "@yihao/contract/endpoint";
import { Link } from "react-router";
import { When } from "../conferrals/conferrals-page.tsx";

/** 会商 on this order: when, what was asked, what came of it. */
export function ConferralSection({ items }: { items: ReplyOf<typeof listWorkOrderConferrals>["items"] }) {
  if (items.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="conferrals-title">
      <h2 id="conferrals-title">会商（{items.length} 次）</h2>
      <ul className="assignments">
        {items.map((item) => (
          <li key={item.id} className="assignment">
            <header className="assignment-head">
              <h3>
                <Link to={`/conferrals/${item.id}`}>{item.title}</Link>
              </h3>
              <span className="tag is-state">{ConferralState.word(item.state)}</span>
              {item.outcome !== null && <span className="tag is-good">{ConferralOutcome.word(item.outcome)}</span>}
            </header>
            <p className="faint">
              <When at={item.startsAt} /> · {item.place}
            </p>
            {item.question !== null && <p>要议：{item.question}</p>}
            {(item.lead !== null || item.decision !== null) && (
              <p>
                {item.lead?.name} {item.decision}
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
