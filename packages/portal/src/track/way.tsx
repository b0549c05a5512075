import type { PublicProgress } from "@yihao/contract/demand";
import { dateTimeWords } from "@yihao/ui/time-words.ts";

/** 办理经过: what happened, newest last as one tells it, and what is still to come. */
export function Way({ progress }: { progress: PublicProgress }) {
  const steps = [...progress.steps].sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
  const isOpen = ["registered", "ordered", "dispatched"].includes(progress.state);
  return (
    <ol className="way">
      {steps.map((step, position) => (
        <li key={`${step.at}${step.title}`} className={position === steps.length - 1 ? "way-step way-last" : "way-step"}>
          <p className="way-title">{step.title}</p>
          {step.detail !== null && <p>{step.detail}</p>}
          <p className="way-time">
            <time dateTime={step.at}>{dateTimeWords(step.at)}</time>
          </p>
        </li>
      ))}
      {isOpen && (
        <li className="way-step way-ahead">
          <p className="way-title">
            {progress.evaluation.isAsked ? "等待您评价，评价后办结" : progress.state === "dispatched" ? "等待承办单位答复" : "等待热线处理"}
          </p>
          {progress.dueAt !== null && !progress.evaluation.isAsked && <p className="way-time">{dateTimeWords(progress.dueAt)} 前</p>}
        </li>
      )}
    </ol>
  );
}
