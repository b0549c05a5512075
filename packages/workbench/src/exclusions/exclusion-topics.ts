import type { LiveTopic } from "../common/use-live.ts";

/** An act on an exclusion shows on its own pages, and on the order with its timeline. */
export const exclusionTopics: readonly LiveTopic[] = ["exclusions", "workOrders"];
