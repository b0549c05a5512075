import { keepPreviousData, type UseQueryResult, useQuery } from "@tanstack/react-query";
import type { CallOf, Endpoint, ReplyOf } from "@yihao/contract/endpoint";
import { api } from "../api.ts";
import type { LiveTopic } from "./use-live.ts";

type Options = {
  /** Live topics whose change makes this reading old. */
  topics?: readonly LiveTopic[];
  enabled?: boolean;
  /** Milliseconds. */
  staleTime?: number;
  /** Show the rows before while the next ones are on their way. */
  keepsPrevious?: boolean;
};

/** For directories that change by night if at all. */
export const neverStale = 10 * 60_000;

/** Reads an endpoint and keeps the answer; refreshes in place when one of its topics changes. */
export function useReading<E extends Endpoint>(
  to: E,
  given: CallOf<E>,
  { topics = [], enabled = true, staleTime, keepsPrevious }: Options = {},
): UseQueryResult<ReplyOf<E>> {
  return useQuery<ReplyOf<E>>({
    queryKey: [to.method, to.path, given],
    queryFn: () => api(to, given),
    meta: { topics },
    enabled,
    ...(staleTime === undefined ? {} : { staleTime }),
    ...(keepsPrevious === true ? { placeholderData: keepPreviousData as never } : {}),
  });
}
