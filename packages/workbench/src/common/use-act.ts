import { type UseMutationResult, useMutation, useQueryClient } from "@tanstack/react-query";
import { ProblemError } from "@yihao/contract/client";
import type { CallOf, Endpoint, ReplyOf } from "@yihao/contract/endpoint";
import { App } from "antd";
import { api } from "../api.ts";
import { type LiveTopic, refreshTopics } from "./use-live.ts";

type Options<E extends Endpoint> = {
  topics: readonly LiveTopic[];
  /** The sentence that says what changed. */
  done: (reply: ReplyOf<E>) => string;
  /** A form shows the problem itself. */
  isForm?: boolean;
};

/** Does an act: says what changed, refreshes what it touched; a refusal is said in the server's words. */
export function useAct<E extends Endpoint>(
  to: E,
  { topics, done, isForm = false }: Options<E>,
): UseMutationResult<ReplyOf<E>, Error, CallOf<E>> {
  const queries = useQueryClient();
  const { message } = App.useApp();
  return useMutation<ReplyOf<E>, Error, CallOf<E>>({
    mutationFn: (given) => api(to, given),
    onSuccess: (reply) => {
      void message.success(done(reply));
      void refreshTopics(queries, topics);
    },
    onError: (error) => {
      if (!isForm) void message.error(error instanceof ProblemError ? error.problem.title : "没有成功，请重试");
      // A conflict means that the page is behind what others did.
      if (error instanceof ProblemError && error.problem.status === 409) void refreshTopics(queries, topics);
    },
  });
}
