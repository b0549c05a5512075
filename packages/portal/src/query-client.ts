import { QueryClient } from "@tanstack/react-query";
import { statusOf } from "./api.ts";

const retriesMax = 2;

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 60_000,
      // Without a network a question fails at once and says so, instead of waiting in silence.
      networkMode: "always",
      refetchOnReconnect: true,
      retry: (failures, error) => {
        const status = statusOf(error);
        return failures < retriesMax && navigator.onLine && (status === undefined || status === 0 || status >= 500);
      },
    },
    mutations: { networkMode: "always", retry: false },
  },
});
