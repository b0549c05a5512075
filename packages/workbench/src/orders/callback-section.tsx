import {
  AttemptOutcome,
  type Callback,
  CallbackState,
  DayPart,
  type Evaluation,
  InvalidReason,
  RecheckVerdict,
  Satisfaction,
} from "@yihao/contract/callback";
import { Facts } from "../common/facts.tsx";
import { Due } from "../common/light-tag.tsx";
import { Moment } from "../common/moment.tsx";
import { answerRows, EvaluationFacts } from "./evaluation-facts.tsx";

type Satisfied = (typeof Satisfaction.values)[number] | null;
type Props = { items: readonly Callback[]; firstSatisfaction?: Satisfied; finalSatisfaction?: Satisfied };

/** 回访: every round with its attempts and what the requester said. */
export function CallbackSection({ items, firstSatisfaction = null, finalSatisfaction = null }: Props) {
  if (items.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="callback-title" id="callback">
      <h2 id="callback-title">回访与评价</h2>
      <Facts
        rows={[
          ["首次满意度", firstSatisfaction && Satisfaction.word(firstSatisfaction)],
          ["最终满意度", finalSatisfaction && Satisfaction.word(finalSatisfaction)],
        ]}
      />
      {items.map((callback) => (
        <article key={callback.id} className="callback">
          <p className="reply-head">
            <strong>{callback.subject === "order" ? `第 ${callback.round} 次办理的回访` : "在线解答的回访"}</strong>{" "}
            <span className="tag is-state">{CallbackState.word(callback.state)}</span>
            {callback.claimedBy !== null && <span className="faint">{callback.claimedBy}</span>}
            {(callback.state === "pooled" || callback.state === "claimed") && <Due dueAt={callback.dueAt} light={callback.light} />}
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
                  <Moment at={attempt.at} /> {DayPart.word(attempt.dayPart)} {AttemptOutcome.word(attempt.outcome)}
                  {attempt.note !== null && `：${attempt.note}`} <span className="faint">{attempt.by}</span>
                </li>
              ))}
            </ol>
          )}
          {callback.nextTryAt !== null && (
            <p>
              还缺不同时段，下次请在 <Moment at={callback.nextTryAt} as="short" /> 后拨打
            </p>
          )}
          {callback.evaluation !== null && <EvaluationFacts evaluation={callback.evaluation} />}
          {callback.evaluation !== null && <RecheckCard evaluation={callback.evaluation} />}
        </article>
      ))}
    </section>
  );
}

function RecheckCard({ evaluation: { recheck, validity, invalidReason } }: { evaluation: Evaluation }) {
  if (recheck === null) return null;
  const before =
    recheck.verdict === "changed" ? answerRows(recheck.recorded).flatMap(([name, words]) => (words ? [`${name}：${words}`] : [])) : [];
  return (
    <section className="return-request" aria-label="复核">
      <p className="reply-head">
        <strong>复核</strong>{" "}
        <span className={validity === "invalid" ? "tag is-danger" : recheck.verdict === "changed" ? "tag is-warning" : "tag"}>
          {RecheckVerdict.word(recheck.verdict)}
        </span>
        {invalidReason !== null && <span className="faint">{InvalidReason.word(invalidReason)}</span>}
      </p>
      <Facts
        rows={[
          [
            "复核人",
            <>
              {recheck.by} <Moment at={recheck.at} />
            </>,
          ],
          ["说明", recheck.reason],
          ["原记录", before.join("，")],
        ]}
      />
    </section>
  );
}
