import type { Permit } from "@yihao/contract/can";
import type { WorkOrder } from "@yihao/contract/work-order";
import { Link } from "react-router";
import { ActButton, isOwnAct } from "../common/act-button.tsx";
import { Moment } from "../common/moment.tsx";
import type { WayForms } from "./way-acts.ts";

type Props = { items: WorkOrder["mergedDemands"]; unmerge: Permit | undefined; choose: (open: WayForms) => void };

/** The same matter from other people: handled once, answered to each; one that was something else is taken out again. */
export function MergedDemands({ items, unmerge, choose }: Props) {
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
            </span>{" "}
            {unmerge !== undefined && isOwnAct(unmerge) && (
              <ActButton permit={unmerge} onAct={() => choose({ form: "unmerge", demandId: demand.id, number: demand.number })}>
                拆出
              </ActButton>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
