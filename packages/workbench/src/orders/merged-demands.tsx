import type { WorkOrder } from "@yihao/contract/work-order";
import { Link } from "react-router";
import { Moment } from "../common/moment.tsx";

/** The same matter from other people: handled once, answered to each. */
export function MergedDemands({ items }: { items: WorkOrder["mergedDemands"] }) {
  if (items.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="merged-title">
      <h2 id="merged-title">并入的诉求（{items.length} 件）</h2>
      <ul className="plain-list">
        {items.map((demand) => (
          <li key={demand.id}>
            <Link to={`/demands/${demand.id}`} className="figures">
              {demand.number}
            </Link>{" "}
            {demand.title}{" "}
            <span className="faint">
              <Moment at={demand.registeredAt} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
