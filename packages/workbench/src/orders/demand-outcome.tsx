import type { Demand } from "@yihao/contract/demand";
import { DeclineReason, HandOverTarget } from "@yihao/contract/demand-words";
import { Link } from "react-router";
import { Moment } from "../common/moment.tsx";

/** What became of a demand: answered, declined, handed over, or an order. */
export function DemandOutcome({ demand }: { demand: Demand }) {
  const { answer, decline, handOver, workOrderId } = demand;
  if (answer === null && decline === null && handOver === null && workOrderId === null) return null;
  return (
    <section className="panel" aria-labelledby={`outcome-${demand.id}`}>
      <h2 id={`outcome-${demand.id}`}>处置结果</h2>
      {workOrderId !== null && (
        <p>
          {demand.state === "merged" ? "已并入工单，" : "已转工单，"}
          <Link to={`/orders/${workOrderId}`}>查看工单办理情况</Link>
        </p>
      )}
      {answer !== null && (
        <>
          <p className="faint">
            在线解答 · {answer.answeredBy} · <Moment at={answer.answeredAt} />
          </p>
          {answer.conclusion !== null && (
            <p>
              按工单 <span className="figures">{answer.conclusion.orderNumber}</span> 的终结意见答复（
              <Moment at={answer.conclusion.concludedAt} /> 终结）。
            </p>
          )}
          <p className="prose">{answer.answer}</p>
          {answer.articles.length > 0 && <p className="faint">引用知识：{answer.articles.map(({ title }) => title).join("；")}</p>}
        </>
      )}
      {decline !== null && (
        <>
          <p>
            <strong>不予受理：</strong>
            {DeclineReason.word(decline.reason)}
          </p>
          <p className="prose">{decline.explanation}</p>
        </>
      )}
      {handOver !== null && (
        <p>
          <strong>已转接：</strong>
          {HandOverTarget.word(handOver.target)}
          {handOver.note !== null && `，${handOver.note}`}
        </p>
      )}
    </section>
  );
}
