type Counted = { readonly key: string; readonly name: string; readonly count: number };
export type Rising = Counted & { readonly previous: number };

// One or two more say nothing; neither does what grew with everything else by a tenth.
const moreMin = 3;
const growthMin = 0.2;

/** Groups with clearly more than in the period before, the biggest growth first; `none` (not filled in) is no subject. */
export function risingSlices(now: readonly Counted[], before: readonly Counted[], max: number): Rising[] {
  const earlier = new Map(before.map(({ key, count }) => [key, count]));
  return now
    .map(({ key, name, count }) => ({ key, name, count, previous: earlier.get(key) ?? 0 }))
    .filter(({ key, count, previous }) => key !== "none" && count - previous >= Math.max(moreMin, previous * growthMin))
    .toSorted((a, b) => b.count - b.previous - (a.count - a.previous))
    .slice(0, max);
}
