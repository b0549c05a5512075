import { useQueryClient } from "@tanstack/react-query";
import type { PublicProgress } from "@yihao/contract/demand";
import { dateTimeWords } from "@yihao/ui/time-words.ts";
import { useState } from "react";
import { Link } from "react-router";
import { api, evaluateByRequester } from "../api.ts";
import { LongText } from "../common/long-text.tsx";
import { Failure } from "../common/states.tsx";
import { PageHeading } from "../shell/page-heading.tsx";
import { DueLine } from "./due-line.tsx";
import { EvaluationForm } from "./evaluation-form.tsx";
import { OwnActs } from "./own-acts.tsx";
import type { ReceiptKey } from "./receipt-form.tsx";
import { Thanks } from "./thanks.tsx";
import { Way } from "./way.tsx";

type ProgressViewProps = {
  progress: PublicProgress;
  receipt: ReceiptKey;
  error: unknown;
  isRefreshing: boolean;
  onRefresh: () => void;
  onClose: () => void;
};

export function ProgressView({ progress, receipt, error, isRefreshing, onRefresh, onClose }: ProgressViewProps) {
  const { evaluation } = progress;
  const [isSent, setSent] = useState(false);
  const queries = useQueryClient();
  return (
    <div className="progress">
      <PageHeading title={`进度：${progress.stateWord}`} tabTitle="查进度" />
      <p className="progress-facts">
        受理编号 <span className="figures">{progress.number}</span>，<span className="figures">{dateTimeWords(progress.registeredAt)}</span>{" "}
        登记
      </p>
      <DueLine progress={progress} />
      {error !== null && error !== undefined && <Failure error={error} onRetry={onRefresh} />}

      {progress.reply !== null && (
        <section className="panel">
          <h2>{progress.reply.agencyName}的答复</h2>
          <LongText text={progress.reply.text} />
          <p className="step-hint">{dateTimeWords(progress.reply.at)}</p>
        </section>
      )}
      {progress.answer !== null && (
        <section className="panel">
          <h2>{answerHeads[progress.state] ?? "热线的答复"}</h2>
          <LongText text={progress.answer} />
        </section>
      )}

      {evaluation.isAsked && evaluation.done === null && (
        <EvaluationForm
          isOfAgency={progress.agencyName !== null}
          send={(answers) => api(evaluateByRequester, { body: { ...receipt, ...answers } })}
          onSent={(after) => {
            setSent(true);
            queries.setQueryData(["progress", receipt.number, receipt.queryCode], after);
          }}
        />
      )}
      {evaluation.done !== null && <Thanks done={evaluation.done} takesFocus={isSent} />}

      <section className="panel">
        <h2>办理经过</h2>
        <Way progress={progress} />
      </section>

      {progress.notices.length > 0 && (
        <section className="panel">
          <h2>发给您的消息（{progress.notices.length} 条）</h2>
          <ul className="messages">
            {progress.notices.map((each) => (
              <li key={`${each.at}${each.title}`}>
                <p className="message-title">{each.title}</p>
                <p className="prose">{each.body}</p>
                <p className="step-hint">{dateTimeWords(each.at)}</p>
              </li>
            ))}
          </ul>
        </section>
      )}

      <OwnActs progress={progress} receipt={receipt} onDone={onRefresh} />

      <section className="panel">
        <h2>您反映的内容</h2>
        <LongText text={progress.content} />
      </section>

      <section className="panel">
        <h2>现在可以做什么</h2>
        <p>{adviceOf(progress)}</p>
        <div className="row">
          <a className="button" href="tel:12345">
            打 12345
          </a>
          <button type="button" className="button" disabled={isRefreshing} onClick={onRefresh}>
            {isRefreshing ? "正在刷新……" : "刷新进度"}
          </button>
          <button type="button" className="button" onClick={onClose}>
            查另一件
          </button>
          <Link className="button" to="/ask">
            反映别的事
          </Link>
        </div>
      </section>
    </div>
  );
}

const answerHeads: Partial<Record<PublicProgress["state"], string>> = { terminated: "终止办理的说明", concluded: "终结意见" };

function adviceOf({ state, isOverdue, evaluation }: PublicProgress): string {
  if (state === "withdrawn") return "这件诉求已按您的要求撤回。如有新的情况，欢迎再次反映。";
  if (!["registered", "ordered", "dispatched"].includes(state)) return "对结果还有疑问，或者有了新情况，请打电话，报受理编号即可。";
  if (evaluation.isAsked) return "请看看答复，给个评价；有疑问请打电话，报受理编号即可。";
  return isOverdue
    ? "已经超期，您可以在上面催一催，也可以打电话，报受理编号即可。"
    : "想补充情况，请打电话，报受理编号即可；想催办，可在上面催一催。";
}
