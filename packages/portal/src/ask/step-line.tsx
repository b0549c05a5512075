import { type StepName, stepTitles } from "./steps.ts";

/** Where in the form somebody is: words for those who listen, a line for those who look. */
export function StepLine({ steps, step }: { steps: readonly StepName[]; step: StepName }) {
  const at = steps.indexOf(step);
  return (
    <div className="step-line">
      <p className="step-line-words">
        第 {at + 1} 步，共 {steps.length} 步
      </p>
      <ol aria-hidden="true">
        {steps.map((each, position) => (
          <li key={each} className={position < at ? "step-done" : position === at ? "step-now" : undefined}>
            {stepTitles[each]}
          </li>
        ))}
      </ol>
    </div>
  );
}
