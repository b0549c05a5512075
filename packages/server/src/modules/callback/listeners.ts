import type { EventType } from "@yihao/contract/events";
import type { Listener } from "../../platform/listeners.ts";
import { tellRequesters } from "../demand/index.ts";
import { askNextRequester, endWithOrder, markClosed, markReopened } from "./actions/aftermath.ts";
import { inviteAfterReview, sampleAnswers } from "./actions/invite.ts";
import { enterPool } from "./actions/pool.ts";

const ends: readonly EventType[] = ["work_order.withdrawn", "work_order.terminated", "work_order.concluded", "work_order.merged"];

export const callbackListeners: readonly Listener[] = [
  { on: "review.passed", now: enterPool },
  { on: "work_order.closed", now: markClosed },
  { on: "work_order.reopened", now: markReopened },
  { on: "work_order.handed_on", now: askNextRequester },
  ...ends.map((on): Listener => ({ on, now: endWithOrder })),
  { on: "review.passed", name: "callback.evaluation", later: inviteAfterReview },
  { on: "demand.answered", name: "callback.sample", later: sampleAnswers },
  { on: "work_order.reopened", name: "callback.rework", later: (act, events) => tellRequesters(act, "rework", events, () => ({})) },
  { on: "work_order.closed", name: "callback.closed", later: (act, events) => tellRequesters(act, "closed", events, () => ({})) },
];
