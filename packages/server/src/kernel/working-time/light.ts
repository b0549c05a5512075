import type { Calendar } from "./calendar.ts";
import { addWorkingMilliseconds, workingMilliseconds } from "./duration.ts";

/** 预警灯. Not the national emergency colours, which are blue, yellow, orange, red. */
export type Light = "green" | "yellow" | "orange" | "red";

export type LightThresholds = {
  /** Yellow when at most this share of the whole time remains, 0 to 1. */
  readonly yellowRemainingShare: number;
  /** Orange when at most this share remains, 0 to 1, not above yellow's. */
  readonly orangeRemainingShare: number;
  /** Orange also when at most so many hours remain (working hours, or clock hours when elapsed time is measured). */
  readonly orangeRemainingHours: number;
};

/** Recommended start values; no source publishes any, so a city sets its own. */
export const DEFAULT_LIGHT_THRESHOLDS: LightThresholds = Object.freeze({
  yellowRemainingShare: 0.5,
  orangeRemainingShare: 0.2,
  orangeRemainingHours: 4,
});

/** `workingTime` for limits in working days or working hours, `elapsed` for limits in clock hours. */
export type LightMeasure = "workingTime" | "elapsed";

/** Instants of change, yellowAt ≤ orangeAt ≤ redAt; two that are equal mean that the colour between them is skipped. */
export type LightMoments = { readonly yellowAt: Date; readonly orangeAt: Date; readonly redAt: Date };

function checkThresholds({ yellowRemainingShare, orangeRemainingShare, orangeRemainingHours }: LightThresholds): void {
  const isOrdered = 0 <= orangeRemainingShare && orangeRemainingShare <= yellowRemainingShare && yellowRemainingShare <= 1;
  if (!isOrdered || !(orangeRemainingHours >= 0)) {
    throw new RangeError("light thresholds: 0 ≤ orange share ≤ yellow share ≤ 1 and orange hours ≥ 0");
  }
}

/**
 * The instants at which the light of one limit changes, so that they can be stored, indexed and compared with the clock.
 * The whole time is the one from `startsAt` to `dueAt` in the given measure; for an extended limit give the extended `dueAt`.
 *
 * Green before `yellowAt`; yellow from `yellowAt`; orange from `orangeAt`, by share or by hours, whichever comes first; red
 * only after `redAt`, which is `dueAt` itself: at the due instant nobody is late yet. A limit no longer than
 * `orangeRemainingHours` is orange from its start; give 0 there for such limits. A limit without any time in it (due before
 * it starts, or no working time between) is orange at once. Throws RangeError for thresholds out of order and for an invalid Date.
 */
export function computeLightMoments(
  calendar: Calendar,
  limit: {
    readonly startsAt: Date;
    readonly dueAt: Date;
    readonly thresholds: LightThresholds;
    /** Default `workingTime`. */
    readonly measure?: LightMeasure | undefined;
  },
): LightMoments {
  const { startsAt, dueAt, thresholds, measure = "workingTime" } = limit;
  checkThresholds(thresholds);
  const total = measure === "elapsed" ? dueAt.getTime() - startsAt.getTime() : workingMilliseconds(calendar, startsAt, dueAt);
  if (Number.isNaN(total)) throw new RangeError("a light needs a valid start and end");
  const redAt = new Date(dueAt);
  if (total <= 0) {
    const atOnce = new Date(Math.min(startsAt.getTime(), dueAt.getTime()));
    return { yellowAt: atOnce, orangeAt: atOnce, redAt };
  }
  const momentWith = (remaining: number): Date => {
    const passed = Math.max(0, Math.round(total - remaining));
    return measure === "elapsed" ? new Date(startsAt.getTime() + passed) : addWorkingMilliseconds(calendar, startsAt, passed);
  };
  const orangeRemaining = Math.max(total * thresholds.orangeRemainingShare, thresholds.orangeRemainingHours * 3_600_000);
  const yellowRemaining = Math.max(total * thresholds.yellowRemainingShare, orangeRemaining);
  return { yellowAt: momentWith(yellowRemaining), orangeAt: momentWith(orangeRemaining), redAt };
}

/** The colour at an instant. The same in SQL: now > red_at, else now >= orange_at, else now >= yellow_at, else green. */
export function lightAt(moments: LightMoments, now: Date): Light {
  if (now > moments.redAt) return "red";
  if (now >= moments.orangeAt) return "orange";
  if (now >= moments.yellowAt) return "yellow";
  return "green";
}
