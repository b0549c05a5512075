import type { LiveTopic } from "../common/use-live.ts";

export const emergencyTopics: readonly LiveTopic[] = ["emergencies", "demands"];
