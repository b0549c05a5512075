import { useQuery } from "@tanstack/react-query";
import { api, listRegions } from "../api.ts";
import { city } from "../city.ts";

/** The city's counties and streets. */
export function useRegions() {
  return useQuery({
    queryKey: ["regions"],
    queryFn: () => api(listRegions, { query: { under: city.code } }),
    staleTime: Number.POSITIVE_INFINITY,
    select: (reply) => reply.items,
  });
}
