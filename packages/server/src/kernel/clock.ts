/** The only source of "now" for rules and actions. */
export type Clock = { now(): Date };

export const systemClock: Clock = { now: () => new Date() };

/** A clock that stands where it is put: tests and the making of the demo city move it by hand. */
export type SettableClock = Clock & { set(at: Date): void; advance(milliseconds: number): void };

export function settableClock(start: Date): SettableClock {
  let at = start.getTime();
  return {
    now: () => new Date(at),
    set: (next) => {
      at = next.getTime();
    },
    advance: (milliseconds) => {
      at += milliseconds;
    },
  };
}
