import { listWorkOrderExclusions } from "@yihao/contract/exclusion";
import { useState } from "react";
import { Link } from "react-router";
import { ActButton } from "../common/act-button.tsx";
import { Moment } from "../common/moment.tsx";
import { useReading } from "../common/use-reading.ts";
import { ApplyForm } from "./apply-form.tsx";
import { ExclusionTag, effectWords } from "./effect-words.tsx";
import { exclusionTopics } from "./exclusion-topics.ts";

/** 核减 on the page of an order: what was applied for, and the way to apply. Nothing where there is nothing to say. */
export function ExclusionSection({ workOrderId }: { workOrderId: string }) {
  const read = useReading(listWorkOrderExclusions, { params: { id: workOrderId } }, { topics: exclusionTopics });
  const [isApplying, setApplying] = useState(false);
  if (read.data === undefined) return null;
  const { items, excludable, can } = read.data;
  // Most orders cost nobody anything; saying so on each of them would bury the few that do.
  const isOffered = can.apply.allowed || (can.apply.code === "exclusion.windowPassed" && excludable.length === 0);
  if (items.length === 0 && !isOffered) return null;
  return (
    <section className="panel" aria-labelledby="exclusions-title">
      <h2 id="exclusions-title">核减{items.length > 0 && `（${items.length} 件）`}</h2>
      <ul>
        {items.map((each) => (
          <li key={each.id} className="return-request">
            <p className="reply-head">
              <Link to={`/exclusions/${each.id}`}>{each.agencyName}申请核减</Link> <ExclusionTag of={each} />{" "}
              <Moment at={each.appliedAt} as="short" />
            </p>
            <p className="row-under">
              {each.grantedEffects.length > 0 ? `准予：${effectWords(each.grantedEffects)}` : `申请：${effectWords(each.effects)}`}
            </p>
          </li>
        ))}
      </ul>
      {isOffered && (
        <ActButton permit={can.apply} onAct={() => setApplying(true)}>
          申请核减
        </ActButton>
      )}
      {isApplying && <ApplyForm workOrderId={workOrderId} excludable={excludable} onClose={() => setApplying(false)} />}
    </section>
  );
}
