import { listAgencies, listCategories } from "@yihao/contract/directory";
import { neverStale, useReading } from "../common/use-reading.ts";

/** The directory as the desk needs it: all categories, and the usual agency of the chosen one. */
export function useFiling(categoryCode: string | undefined) {
  const categories = useReading(listCategories, {}, { staleTime: neverStale }).data?.items ?? [];
  const agencies = useReading(listAgencies, { query: { active: "true" } }, { staleTime: neverStale }).data?.items ?? [];
  const category = categories.find(({ code }) => code === categoryCode);
  return { categories, category, usualAgency: agencies.find(({ id }) => id === category?.usualAgencyId) };
}
