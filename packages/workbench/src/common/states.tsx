import { CloudOutlined, DisconnectOutlined, InboxOutlined, LockOutlined } from "@ant-design/icons";
import { ProblemError } from "@yihao/contract/client";
import { Button } from "antd";
import type { ReactNode } from "react";

type StateProps = { icon?: ReactNode; title: string; hint: ReactNode; action?: ReactNode; isAlert?: boolean };

function State({ icon, title, hint, action, isAlert = false }: StateProps) {
  return (
    <div className="state" role={isAlert ? "alert" : undefined}>
      <span className="state-icon" aria-hidden="true">
        {icon}
      </span>
      <p className="state-title">{title}</p>
      <p className="state-hint">{hint}</p>
      {action !== undefined && <div className="state-action">{action}</div>}
    </div>
  );
}

/** Nothing here: why, and what to do about it. */
export function EmptyState({ title, hint, action }: { title: string; hint: ReactNode; action?: ReactNode }) {
  return <State icon={<InboxOutlined />} title={title} hint={hint} action={action} />;
}

export function ForbiddenState({ sentence }: { sentence: string }) {
  return <State icon={<LockOutlined />} title={sentence} hint="岗位由本单位的系统管理员调整，可以把这句话发给他。" />;
}

/** What went wrong, a way to try again, and the number to quote. */
export function ErrorState({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const problem = error instanceof ProblemError ? error.problem : undefined;
  if (problem?.status === 403) return <ForbiddenState sentence={problem.title} />;
  if (problem?.status === 404) return <EmptyState title={problem.title} hint="可能已被撤下，或不在您的查看范围内。" />;
  const number = problem?.requestId;
  return (
    <State
      isAlert
      icon={problem?.status === 0 ? <DisconnectOutlined /> : <CloudOutlined />}
      title={problem?.title ?? "页面没有载入成功"}
      hint={
        number ? (
          <>
            报障时请报编号 <code>{number}</code>
          </>
        ) : (
          "如一直不成功，请联系系统管理员。"
        )
      }
      action={<Button onClick={onRetry}>重试</Button>}
    />
  );
}
