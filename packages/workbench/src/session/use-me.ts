import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import { type Me, whoAmI } from "@yihao/contract/identity";
import { createContext, useContext } from "react";
import { api, statusOf } from "../api.ts";

export const meKey = ["me"] as const;

/** Who is signed in; `null` when nobody is. */
export function useSession(): UseQueryResult<Me | null> {
  return useQuery({
    queryKey: meKey,
    staleTime: 60_000,
    queryFn: async () => {
      try {
        return await api(whoAmI);
      } catch (error) {
        if (statusOf(error) === 401) return null;
        throw error;
      }
    },
  });
}

export const MeContext = createContext<Me | null>(null);

/** The signed-in person; only below SessionGate. */
export function useMe(): Me {
  const me = useContext(MeContext);
  if (me === null) throw new Error("useMe stands outside SessionGate");
  return me;
}
