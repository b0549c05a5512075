import { useQueryClient } from "@tanstack/react-query";
import type { Endpoint } from "@yihao/contract/endpoint";
import { useCallback } from "react";

/** Reads endpoints again, whatever they were asked with: for directories, which the live line does not speak of. */
export function useRefresh(...endpoints: readonly Endpoint[]): () => void {
  const queries = useQueryClient();
  const keys = endpoints.map(({ method, path }) => `${method} ${path}`).join("\n");
  return useCallback(() => {
    const wanted = new Set(keys.split("\n"));
    void queries.invalidateQueries({ predicate: ({ queryKey: [method, path] }) => wanted.has(`${String(method)} ${String(path)}`) });
  }, [queries, keys]);
}
