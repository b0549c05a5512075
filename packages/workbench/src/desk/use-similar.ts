import { similarDemands } from "@yihao/contract/demand";
import { useReading } from "../common/use-reading.ts";
import { useMe } from "../session/use-me.ts";
import { useSettled } from "./use-settled.ts";

// Fewer characters are like everything.
const charactersMin = 6;
const contentMax = 5000;

/** Recent demands that say nearly the same, asked for again when the words have settled. */
export function useSimilar(said: string, regionCode: string | undefined) {
  const { permissions } = useMe();
  const content = useSettled(said.trim(), 700).slice(0, contentMax);
  const isAsked = permissions.includes("demand.register") && content.length >= charactersMin;
  const found = useReading(
    similarDemands,
    { body: { content, regionCode: regionCode ?? null } },
    { topics: ["demands"], enabled: isAsked, keepsPrevious: true, staleTime: 30_000 },
  );
  return { isAsked, found, rows: isAsked ? (found.data?.items ?? []) : [] };
}
