import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { Invitation } from "@yihao/contract/evaluation";
import { dateTimeWords } from "@yihao/ui/time-words.ts";
import { useState } from "react";
import { Link, useParams } from "react-router";
import { api, evaluateByLink, readInvitation, statusOf } from "../api.ts";
import { LongText } from "../common/long-text.tsx";
import { EmptyState, Failure, Skeleton } from "../common/states.tsx";
import { PageHeading } from "../shell/page-heading.tsx";
import { EvaluationForm } from "../track/evaluation-form.tsx";

const title = "评价";

/** What the link of a message opens: one question after the other, without number or code. */
export function EvaluatePage() {
  const { token = "" } = useParams();
  const key = ["invitation", token];
  const queries = useQueryClient();
  const [isSent, setSent] = useState(false);
  const invitation = useQuery({
    queryKey: key,
    queryFn: () => api(readInvitation, { body: { token } }),
    refetchOnWindowFocus: false,
  });
  if (invitation.data === undefined) {
    return (
      <>
        <PageHeading title={title} />
        {invitation.isError ? (
          <NotOpened error={invitation.error} onRetry={() => void invitation.refetch()} />
        ) : (
          <Skeleton rows={5} label="正在打开" />
        )}
      </>
    );
  }
  const found = invitation.data;
  return (
    <>
      <PageHeading title={found.state === "open" ? "请您评价" : headings[found.state]} tabTitle={title} />
      {found.state === "open" ? (
        <>
          <About invitation={found} />
          <EvaluationForm
            isOfAgency={found.subject === "order"}
            send={(answers) => api(evaluateByLink, { body: { token, ...answers } })}
            onSent={(after) => {
              setSent(true);
              queries.setQueryData(key, after);
            }}
            // Somebody else may have used it meanwhile: the page then says so.
            onFailed={(error) => statusOf(error) === 409 && void invitation.refetch()}
          />
        </>
      ) : (
        <Ended invitation={found} isSent={isSent} />
      )}
    </>
  );
}

const headings = { used: "已经评价", expired: "链接已过期", ended: "本次评价已结束" } as const;

function About({ invitation: { number, registeredAt, agencyName, reply, subject } }: { invitation: Invitation }) {
  return (
    <>
      <p className="progress-facts">
        受理编号 <span className="figures">{number}</span>
        {registeredAt !== null && (
          <>
            ，<span className="figures">{dateTimeWords(registeredAt)}</span> 登记
          </>
        )}
      </p>
      {reply !== null && (
        <section className="panel">
          <h2>{subject === "order" ? `${agencyName ?? "承办单位"}的答复` : "热线的答复"}</h2>
          <LongText text={reply.text} />
          <p className="step-hint">{dateTimeWords(reply.at)}</p>
        </section>
      )}
    </>
  );
}

/** The link has done its work: what became of it, and where to go from here. */
function Ended({ invitation: { state, number, evaluatedAt, expiresAt }, isSent }: { invitation: Invitation; isSent: boolean }) {
  return (
    <>
      {state === "used" ? (
        <section className="notice notice-good" tabIndex={-1} ref={isSent ? (section) => section?.focus() : undefined}>
          <p className="notice-title">感谢您的评价</p>
          <p>
            {evaluatedAt !== null && (
              <>
                您在 <span className="figures">{dateTimeWords(evaluatedAt)}</span> 作了评价。
              </>
            )}
            这个链接只能用一次。
          </p>
        </section>
      ) : (
        <section className="notice">
          <p className="notice-title">{state === "expired" ? "这个链接已经过期" : "这次办理的评价已经结束"}</p>
          <p>
            {state === "expired" ? (
              <>
                有效期到 <span className="figures">{dateTimeWords(expiresAt)}</span>
                。凭受理编号和查询码仍可查看进度，需要评价的也可在那里评价。
              </>
            ) : (
              "可能已经通过回访电话或查进度页面评价，也可能正在重新办理；重新办理有了结果会再邀请您评价。"
            )}
          </p>
        </section>
      )}
      <p className="progress-facts">
        受理编号 <span className="figures">{number}</span>
      </p>
      <div className="row">
        <Link className="button button-primary" to={`/track?number=${number}`}>
          查进度
        </Link>
        <a className="button" href="tel:12345">
          打 12345
        </a>
      </div>
    </>
  );
}

/** A link that nobody made, too many tries, or no network: said plainly, with the other ways. */
function NotOpened({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const status = statusOf(error) ?? 0;
  if (status !== 400 && status !== 404) return <Failure error={error} onRetry={onRetry} />;
  return (
    <EmptyState title="没有找到这个评价邀请">
      <p>链接可能没有复制完整。请从短信或邮件中重新打开，也可凭受理编号和查询码评价。</p>
      <div className="row">
        <Link className="button button-primary" to="/track">
          查进度
        </Link>
        <a className="button" href="tel:12345">
          打 12345
        </a>
      </div>
    </EmptyState>
  );
}
