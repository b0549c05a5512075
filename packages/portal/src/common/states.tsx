import { ProblemError } from "@yihao/contract/client";
import type { ReactNode } from "react";
import { Icon } from "./icon.tsx";

/** Nothing here: why, and what to do about it. */
export function EmptyState({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="state">
      <p className="state-title">{title}</p>
      {children}
    </div>
  );
}

/** What a failed question says: one sentence, another try, the telephone, and the number to quote. */
export function Failure({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const problem = error instanceof ProblemError ? error.problem : undefined;
  // A number to quote helps only where something of ours went wrong.
  const requestId = problem !== undefined && problem.status >= 500 ? problem.requestId : "";
  return (
    <div className="notice notice-danger" role="alert">
      <p className="notice-title">
        <Icon name="warning" />
        {problem?.title ?? "没有成功，请重试"}
      </p>
      <p>
        如一直不成功，请拨打 <a href="tel:12345">12345</a>
        {requestId !== "" && (
          <>
            ，并报编号 <span className="request-id">{requestId}</span>
          </>
        )}
        。
      </p>
      {onRetry !== undefined && (
        <button type="button" className="button" onClick={onRetry}>
          重试
        </button>
      )}
    </div>
  );
}

/** The grey shape of what is coming; the words are for those who listen. */
export function Skeleton({ rows, label }: { rows: number; label: string }) {
  return (
    <div className="skeleton" role="status">
      <span className="for-screen-readers">{label}</span>
      {Array.from({ length: rows }, (_, row) => `row-${row}`).map((row) => (
        <span key={row} className="skeleton-row" aria-hidden="true" />
      ))}
    </div>
  );
}
