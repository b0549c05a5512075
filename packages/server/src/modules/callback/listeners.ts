import type { Listener } from "../../platform/listeners.ts";
import { tellRequesters } from "../demand/index.ts";
import { enterPool } from "./actions/pool.ts";

export const callbackListeners: readonly Listener[] = [
  { on: "review.passed", now: enterPool },
  { on: "review.passed", name: "callback.evaluation", later: (act, events) => tellRequesters(act, "evaluation", events, () => ({})) },
  { on: "work_order.reopened", name: "callback.rework", later: (act, events) => tellRequesters(act, "rework", events, () => ({})) },
  { on: "work_order.closed", name: "callback.closed", later: (act, events) => tellRequesters(act, "closed", events, () => ({})) },
];
