import type { LiveTopic } from "../common/use-live.ts";

/** What an act of supervision may touch: the case, the order behind it and the warnings that opened it. */
export const supervisionTopics: readonly LiveTopic[] = ["supervision", "workOrders"];
