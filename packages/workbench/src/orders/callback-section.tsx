import { AttemptOutcome, type Callback, CallbackState, EvaluationSource, Satisfaction, Solved } from "@yihao/contract/callback";
import { Facts } from "../common/facts.tsx";
import { Moment } from "../common/moment.tsx";

/** 回访: every round with its attempts and what the requester said. */
export function CallbackSection({ items }: { items: readonly Callback[] }) {
  if (items.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="callback-title" id="callback">
      <h2 id="callback-title">回访与评价</h2>
      {items.map((callback) => (
        <article key={callback.id} className="callback">
          <p className="reply-head">
            <strong>第 {callback.round} 次办理的回访</strong> <span className="tag is-state">{CallbackState.word(callback.state)}</span>
            {callback.claimedBy !== null && <span className="faint">{callback.claimedBy}</span>}
          </p>
          {callback.contactPhone !== null && (
            <p className="callback-phone">
              联系电话 <strong className="figures">{callback.contactPhone}</strong>
            </p>
          )}
          {callback.attempts.length > 0 && (
            <ol className="plain-list">
              {callback.attempts.map((attempt) => (
                <li key={attempt.id}>
                  <Moment at={attempt.at} /> {AttemptOutcome.word(attempt.outcome)}
                  {attempt.note !== null && `：${attempt.note}`} <span className="faint">{attempt.by}</span>
                </li>
              ))}
            </ol>
          )}
          {callback.evaluation !== null && (
            <Facts
              rows={[
                ["满意度", Satisfaction.word(callback.evaluation.satisfaction)],
                ["是否解决", Solved.word(callback.evaluation.solved)],
                ["单位是否联系", callback.evaluation.isContacted ? "联系过" : "没有联系"],
                ["意见", callback.evaluation.comment],
                [
                  "评价",
                  <>
                    {EvaluationSource.word(callback.evaluation.source)} <Moment at={callback.evaluation.at} /> {callback.evaluation.by}
                  </>,
                ],
              ]}
            />
          )}
        </article>
      ))}
    </section>
  );
}
