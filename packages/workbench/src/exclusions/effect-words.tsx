import { ExclusionEffect, type ExclusionRow, ExclusionState } from "@yihao/contract/exclusion";

export const effectWords = (effects: readonly ExclusionEffect[]): string => effects.map(ExclusionEffect.word).join("、");
export const effectOptions = (effects: readonly ExclusionEffect[]) =>
  effects.map((value) => ({ value, label: ExclusionEffect.word(value) }));

/** Where an application stands. */
export function ExclusionTag({ of }: { of: Pick<ExclusionRow, "state"> }) {
  const shade = of.state === "granted" ? " is-good" : of.state === "refused" || of.state === "notEndorsed" ? "" : " is-warning";
  return <span className={`tag${of.state === "withdrawn" ? "" : shade}`}>{ExclusionState.word(of.state)}</span>;
}
