import { type RawBuilder, sql } from "kysely";
import type { Scope } from "../../../kernel/actor.ts";

/** Published once: for every reader. Unfinished: for the agencies of the scope. */
export function isSeen(scope: Scope): RawBuilder<boolean> {
  if (scope.agencyIds === "all") return sql<boolean>`true`;
  return sql<boolean>`(state in ('published', 'expired') or agency_id = any(${scope.agencyIds}::uuid[]))`;
}

/** The same as the rule isInUse, for public articles, in SQL: the list must not read what it may not show. `today`: Shanghai's date. */
export function usableByPublic(today: string): RawBuilder<boolean> {
  return sql<boolean>`(state = 'published' and visibility = 'public' and effective_from <= ${today}::date and (expires_on is null or expires_on >= ${today}::date))`;
}
