import { type SupervisionAnswer, type SupervisionCase, SupervisionReturnDecision } from "@yihao/contract/supervision";
import { AttachmentList } from "../common/attachments.tsx";
import { Moment } from "../common/moment.tsx";
import { InstructionList } from "./instruction-list.tsx";

const verdictWords: Readonly<Record<SupervisionAnswer["verdict"], string>> = {
  waiting: "待审核",
  passed: "审核通过",
  sentBack: "退回重办",
  opinion: "联合督办意见",
};

/** What agencies have said: instructions first, then answers and opinions, then requests to give it back. */
export function CaseAnswers({ supervised }: { supervised: SupervisionCase }) {
  const { answers, returns, instructions, awaitedOpinions } = supervised;
  return (
    <>
      {instructions.length > 0 && (
        <section className="panel" aria-labelledby="case-instructions">
          <h2 id="case-instructions">领导批示（{instructions.length} 次）</h2>
          <InstructionList items={instructions} />
        </section>
      )}
      <section className="panel" aria-labelledby="case-answers">
        <h2 id="case-answers">反馈</h2>
        {awaitedOpinions.length > 0 && <p className="row-under">还没有反馈意见的单位：{awaitedOpinions.join("、")}</p>}
        {answers.length === 0 && <p className="faint">还没有反馈。</p>}
        {answers.map((answer) => (
          <article key={answer.id} className="reply" aria-label={`${answer.agencyName}的反馈`}>
            <p className="reply-head">
              <strong>{answer.agencyName}</strong> <span className="tag">{verdictWords[answer.verdict]}</span>
              <span className="faint">
                {answer.by} <Moment at={answer.at} />
              </span>
            </p>
            <p className="prose">{answer.words}</p>
            <AttachmentList items={answer.attachments} />
            {answer.opinion !== null && (
              <p className="row-under">
                审核意见：{answer.opinion}（{answer.decidedBy}）
              </p>
            )}
          </article>
        ))}
        {returns.map((each) => (
          <article key={each.id} className="return-request" aria-label="申请退回">
            <p className="reply-head">
              <strong>{each.agencyName}申请退回</strong>{" "}
              <span className={each.decision === null ? "tag is-warning" : "tag"}>
                {each.decision === null ? "等待审核" : SupervisionReturnDecision.word(each.decision)}
              </span>
              <span className="faint">
                {each.by} <Moment at={each.at} />
              </span>
            </p>
            <p className="prose">{each.reason}</p>
            {each.opinion !== null && (
              <p className="row-under">
                审核意见：{each.opinion}（{each.decidedBy}）
              </p>
            )}
          </article>
        ))}
      </section>
    </>
  );
}
