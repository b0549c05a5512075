import { QueryCache, QueryClient } from "@tanstack/react-query";
import { statusOf } from "./api.ts";
import { meKey } from "./session/use-me.ts";

const retriesMax = 2;

export const queryClient = new QueryClient({
  queryCache: new QueryCache({
    onError: (error, query) => {
      // The session ended while somebody worked: asking who I am again leads to the sign-in page.
      if (statusOf(error) === 401 && query.queryKey[0] !== meKey[0]) void queryClient.invalidateQueries({ queryKey: meKey });
    },
  }),
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      // A refusal stays a refusal; only a broken connection or a fault is worth another try.
      retry: (failures, error) => {
        const status = statusOf(error);
        return failures < retriesMax && (status === undefined || status === 0 || status >= 500);
      },
    },
    mutations: { retry: false },
  },
});
