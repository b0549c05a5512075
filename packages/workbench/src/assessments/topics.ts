import type { LiveTopic } from "../common/use-live.ts";

export const assessmentTopics: readonly LiveTopic[] = ["assessments"];
