import type { Warning } from "@yihao/contract/warning";
import { WarningCorrection, WarningRung } from "@yihao/contract/warning";
import { Link } from "react-router";
import { LightTag } from "../common/light-tag.tsx";
import { Moment } from "../common/moment.tsx";

/** Whom a warning was told to, level by level, and how many have read it. */
export function WarningSteps({ of }: { of: Warning }) {
  return (
    <span>
      {of.steps.map((step, at) => (
        <span key={step.rung}>
          {at > 0 && " → "}
          {WarningRung.word(step.rung)}
          {step.told.length > 0 && <span className="faint">（{step.told.join("、")}）</span>}
        </span>
      ))}
      {of.readCount > 0 && <span className="faint"> · {of.readCount} 人已读</span>}
    </span>
  );
}

/** How it ended, or that it has not. */
export function WarningEnd({ of }: { of: Warning }) {
  if (of.correctedAt === null || of.correction === null) return <span className="tag is-warning">未改正</span>;
  return (
    <span>
      <span className="tag is-good">{WarningCorrection.word(of.correction)}</span> <Moment at={of.correctedAt} as="short" />
    </span>
  );
}

/** A few warnings, as on the page of an order or a case. */
export function WarningList({ items }: { items: readonly Warning[] }) {
  return (
    <ul className="supervision-list">
      {items.map((each) => (
        <li key={each.id}>
          <LightTag light={each.toLight} /> {each.agencyName} <Moment at={each.at} as="short" /> <WarningEnd of={each} />
          <p className="row-under">
            报 <WarningSteps of={each} />
            {each.caseId !== null && (
              <>
                {" · "}
                <Link to={`/supervision/${each.caseId}`}>督办单</Link>
              </>
            )}
          </p>
        </li>
      ))}
    </ul>
  );
}
