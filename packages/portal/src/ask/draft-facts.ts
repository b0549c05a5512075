import { kindWords } from "../words.ts";
import type { Draft } from "./draft.ts";
import { useRegions } from "./use-regions.ts";

/** The place of a draft in words; null when nothing was said. */
export function usePlaceWords(draft: Draft): string | null {
  const regions = useRegions().data ?? [];
  const names = [draft.countyCode, draft.streetCode].flatMap((code) => regions.find((region) => region.code === code)?.name ?? []);
  const words = [...names, draft.address.trim(), draft.longitude === null ? "" : "已附现在的位置"].filter((part) => part !== "");
  return words.length === 0 ? null : words.join("，");
}

/** Person, contact and wishes of a draft in words; null when nothing was said. */
export function contactWordsOf(draft: Draft): string | null {
  const words = [
    draft.isAnonymous ? "匿名" : draft.requesterName.trim(),
    draft.contactPhone.trim(),
    draft.email.trim(),
    draft.isEnterprise ? `企业${draft.enterpriseName.trim() === "" ? "" : `：${draft.enterpriseName.trim()}`}` : "",
    draft.isConfidential ? "保密" : "",
    draft.noReplyWanted ? "不需要回复" : "",
    draft.kind === null ? "" : kindWords[draft.kind],
  ].filter((part) => part !== "");
  return words.length === 0 ? null : words.join("，");
}
