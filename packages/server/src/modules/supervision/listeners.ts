import type { Listener } from "../../platform/listeners.ts";
import { openForBrokenPromise } from "./actions/auto-cases.ts";
import { tallyEvaluation } from "./actions/evaluation.ts";

export const supervisionListeners: readonly Listener[] = [
  { on: "callback.evaluated", now: tallyEvaluation },
  { on: "evaluation.rechecked", now: tallyEvaluation },
  { on: "assignment.promise_broken", now: openForBrokenPromise },
];
