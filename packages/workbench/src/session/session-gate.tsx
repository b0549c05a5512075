import type { ReactNode } from "react";
import { Navigate, useLocation } from "react-router";
import { PageSkeleton } from "../common/skeletons.tsx";
import { ErrorState } from "../common/states.tsx";
import { MeContext, useSession } from "./use-me.ts";

/** Lets signed-in people through; everybody else signs in first and comes back to where they were. */
export function SessionGate({ children }: { children: ReactNode }) {
  const session = useSession();
  const { pathname, search } = useLocation();
  if (session.data) return <MeContext value={session.data}>{children}</MeContext>;
  if (session.data === null) {
    const back = pathname === "/" ? "" : `?back=${encodeURIComponent(pathname + search)}`;
    return <Navigate to={`/sign-in${back}`} replace />;
  }
  return (
    <main className="content">
      {session.isError ? <ErrorState error={session.error} onRetry={() => void session.refetch()} /> : <PageSkeleton />}
    </main>
  );
}
