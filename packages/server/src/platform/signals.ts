import type { EventType } from "@yihao/contract/events";

/** Tells open pages that something of a topic changed. It carries no data: whoever hears it asks again and sees only what it may. */
export type LiveTopic =
  | "demands"
  | "workOrders"
  | "assignments"
  | "returns"
  | "conferrals"
  | "callbacks"
  | "notices"
  | "articles"
  | "emergencies"
  | "supervision"
  | "exclusions"
  | "assessments";

export type Signals = {
  publish(cityCode: string, topics: readonly LiveTopic[]): void;
  /** Returns the function that ends the subscription. */
  subscribe(cityCode: string, hear: (topics: readonly LiveTopic[]) => void): () => void;
};

export function createSignals(): Signals {
  const hearers = new Map<string, Set<(topics: readonly LiveTopic[]) => void>>();
  return {
    publish(cityCode, topics) {
      for (const hear of hearers.get(cityCode) ?? []) hear(topics);
    },
    subscribe(cityCode, hear) {
      const here = hearers.get(cityCode) ?? new Set();
      hearers.set(cityCode, here.add(hear));
      return () => here.delete(hear);
    },
  };
}

const topicsBySubject: Readonly<Record<string, readonly LiveTopic[]>> = {
  demand: ["demands"],
  emergency: ["emergencies", "demands"],
  work_order: ["workOrders", "assignments"],
  assignment: ["assignments", "workOrders", "returns"],
  conferral: ["conferrals", "workOrders"],
  review: ["workOrders", "assignments", "callbacks"],
  callback: ["callbacks", "workOrders"],
  supervision: ["supervision", "workOrders"],
  evaluation: ["callbacks", "workOrders"],
  dissatisfied_case: ["callbacks"],
  typical_case: ["callbacks"],
  exclusion: ["exclusions", "workOrders"],
  assessment: ["assessments"],
  assessment_appeal: ["assessments"],
};

/** Which open pages an event concerns. */
export function topicsOf(type: EventType): readonly LiveTopic[] {
  return topicsBySubject[type.slice(0, type.indexOf("."))] ?? [];
}
