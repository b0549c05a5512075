import "../orders/case.css";
import { ExclusionDecision, type ExclusionStep, ExclusionStepKind } from "@yihao/contract/exclusion";
import { AttachmentList } from "../common/attachments.tsx";
import { Facts } from "../common/facts.tsx";
import { Moment } from "../common/moment.tsx";
import { effectWords } from "./effect-words.tsx";

/** Every step with who, when, opinion, minutes and papers; oldest first, as it went. */
export function ExclusionSteps({ steps }: { steps: readonly ExclusionStep[] }) {
  return (
    <section className="panel" aria-labelledby="exclusion-steps-title">
      <h2 id="exclusion-steps-title">办理过程</h2>
      {steps.map((step) => (
        <section key={step.id} className="return-request" aria-label={ExclusionStepKind.word(step.kind)}>
          <p className="reply-head">
            <strong>{ExclusionStepKind.word(step.kind)}</strong> <Moment at={step.at} />
          </p>
          <Facts
            rows={[
              ["办理人", step.unit === null ? step.by : `${step.by} · ${step.unit}`],
              ["建议", step.proposal !== null && ExclusionDecision.word(step.proposal)],
              ["事项", step.effects.length > 0 && effectWords(step.effects)],
              [step.kind === "apply" ? "事实与依据" : "意见", step.opinion !== null && <p className="prose">{step.opinion}</p>],
              ["会商日期", step.minutes?.heldOn],
              ["会商纪要", step.minutes !== null && <p className="prose">{step.minutes.text}</p>],
            ]}
          />
          <AttachmentList items={step.minutes?.attachments ?? step.attachments} />
        </section>
      ))}
    </section>
  );
}
