import type { LiveTopic } from "../common/use-live.ts";

/** An act on a case may touch any part of it: order, assignments, returns, callbacks and the demand behind. */
export const caseTopics: readonly LiveTopic[] = ["demands", "workOrders", "assignments", "returns", "conferrals", "callbacks"];
