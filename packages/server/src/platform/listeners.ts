import type { EventType } from "@yihao/contract/events";
import type { HappenedEvent } from "./events.ts";
import type { Act } from "./world.ts";

/** Belongs to the act: runs in its transaction, fails with it. For what must never be half done (an order dispatched without assignments). */
export type NowListener = { readonly on: EventType; readonly now: (act: Act, event: HappenedEvent) => Promise<void> };
/**
 * Follows the act: runs from the outbox, at least once, in a transaction of its own; must be idempotent by event id.
 * Gets several events of its type at once, oldest first.
 */
export type LaterListener = {
  readonly on: EventType;
  readonly name: string;
  readonly later: (act: Act, events: readonly HappenedEvent[]) => Promise<void>;
};
export type Listener = NowListener | LaterListener;

export type Listeners = {
  hasLater(type: EventType): boolean;
  hearNow(act: Act, event: HappenedEvent): Promise<void>;
  later(type: EventType): readonly LaterListener[];
};

/** `declared` in river order: the order in which they hear. */
export function createListeners(declared: readonly Listener[]): Listeners {
  const now = Map.groupBy(
    declared.filter((each) => "now" in each),
    (each) => each.on,
  );
  const later = Map.groupBy(
    declared.filter((each) => "later" in each),
    (each) => each.on,
  );
  return {
    hasLater: (type) => later.has(type),
    later: (type) => later.get(type) ?? [],
    async hearNow(act, event) {
      for (const listener of now.get(event.type) ?? []) await listener.now(act, event);
    },
  };
}
