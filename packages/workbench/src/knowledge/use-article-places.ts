import { listAgencies, listCategories } from "@yihao/contract/directory";
import { neverStale, useReading } from "../common/use-reading.ts";

/** Names of the categories and units that a text refers to by code. */
export function useArticlePlaces(): { categoryName: (code: string | null) => string; agencyName: (id: string | null) => string } {
  const categories = useReading(listCategories, {}, { staleTime: neverStale }).data?.items ?? [];
  const agencies = useReading(listAgencies, { query: {} }, { staleTime: neverStale }).data?.items ?? [];
  return {
    categoryName: (code) => (code === null ? "未分类" : (categories.find((category) => category.code === code)?.fullName ?? code)),
    agencyName: (id) => (id === null ? "热线中心" : (agencies.find((agency) => agency.id === id)?.name ?? "（未知单位）")),
  };
}
