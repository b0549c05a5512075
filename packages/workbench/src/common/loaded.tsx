import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { PageShell } from "./page-shell.tsx";
import { ErrorState } from "./states.tsx";

type Props<T> = { query: UseQueryResult<T>; skeleton: ReactNode; children: (data: T) => ReactNode };

/** One of three: the shape to come, what went wrong, or the thing itself. What was shown stays when a refresh fails. */
export function Loaded<T>({ query, skeleton, children }: Props<T>) {
  if (query.data !== undefined) return children(query.data);
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  return skeleton;
}

/** The same for a whole page, which keeps its heading when nothing can be shown. */
export function LoadedPage<T>({ title, query, skeleton, children }: Props<T> & { title: string }) {
  if (query.data === undefined && query.isError) {
    return (
      <PageShell title={title}>
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      </PageShell>
    );
  }
  return (
    <Loaded query={query} skeleton={skeleton}>
      {children}
    </Loaded>
  );
}
