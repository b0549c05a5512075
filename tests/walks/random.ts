/** Draws that a seed repeats exactly: a walk that failed is walked again by its number. */
export type Random = {
  below(count: number): number;
  between(from: number, to: number): number;
  isOneIn(count: number): boolean;
  pick<T>(from: readonly T[]): T;
};

export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  // mulberry32
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (count: number) => Math.floor(next() * count);
  return {
    below,
    between: (from, to) => from + below(to - from + 1),
    isOneIn: (count) => below(count) === 0,
    pick(from) {
      const drawn = from[below(from.length)];
      if (drawn === undefined) throw new Error("nothing to draw from");
      return drawn;
    },
  };
}
