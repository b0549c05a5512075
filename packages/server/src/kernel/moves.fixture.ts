/** A state machine as the rules write it: what each state allows and where it leads. */
export type Moves = Readonly<Record<string, Readonly<Partial<Record<string, string>>>>>;

const nextOf = (moves: Moves, state: string): string[] => Object.values(moves[state] ?? {}).filter((next) => next !== undefined);

/** Lines of `from move to`, sorted: the form in which a test writes its own expectation. */
export function linesOf(moves: Moves): string[] {
  return Object.entries(moves)
    .flatMap(([from, allowed]) => Object.entries(allowed).map(([move, to]) => `${from} ${move} ${to}`))
    .sort();
}

/** Every state that can come to be when things begin in one of `starts`. */
export function reachableFrom(moves: Moves, starts: readonly string[]): Set<string> {
  const seen = new Set(starts);
  for (const state of seen) for (const next of nextOf(moves, state)) seen.add(next);
  return seen;
}

/** States from which none of `ends` can be reached: where work would be stuck for ever. */
export function stuckStates(moves: Moves, ends: readonly string[]): string[] {
  return Object.keys(moves).filter((state) => ![...reachableFrom(moves, [state])].some((each) => ends.includes(each)));
}

/** States that allow nothing. */
export const finalStates = (moves: Moves): string[] => Object.keys(moves).filter((state) => nextOf(moves, state).length === 0);
