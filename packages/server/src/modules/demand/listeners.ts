import type { EventType } from "@yihao/contract/events";
import type { NoticeTopic } from "@yihao/contract/notice";
import type { HappenedEvent } from "../../platform/events.ts";
import type { Listener } from "../../platform/listeners.ts";
import type { Act } from "../../platform/world.ts";
import { notifyRequesters } from "../notice/index.ts";
import { findOutcome, listContacts, listContactsOfOrders } from "./store/index.ts";

// What concerns one demand and nobody who joined its order: its own acts, and the invitation to evaluate, which asks one person.
const ofOneDemand = (topic: NoticeTopic, event: HappenedEvent) =>
  topic === "evaluation" || event.workOrderId === null || event.type.startsWith("demand.");

/**
 * Sends the message of each event to whom it concerns: an event of a demand to its requester, one of an order to everybody whose demand
 * it carries (国办函〔2025〕66号: 重复诉求并单). Shared by the modules below, which name topic and facts. `tailOf`: a sentence for the
 * event's own requester that follows in SMS and mail and is kept nowhere.
 */
export async function tellRequesters(
  act: Act,
  topic: NoticeTopic,
  events: readonly HappenedEvent[],
  factsOf: (event: HappenedEvent) => Promise<Record<string, string>> | Record<string, string>,
  tailOf: (event: HappenedEvent) => string | undefined = () => undefined,
): Promise<void> {
  const isAlone = (event: HappenedEvent) => ofOneDemand(topic, event);
  const single = events.filter(isAlone).flatMap((event) => event.demandId ?? []);
  const shared = events.filter((event) => !isAlone(event)).flatMap((event) => event.workOrderId ?? []);
  const byDemand = Map.groupBy(await listContacts(act.db, act.cityCode, single), (row) => row.id);
  const byOrder = Map.groupBy(await listContactsOfOrders(act.db, act.cityCode, shared), (row) => row.work_order_id ?? "");
  const { crypto } = act.world;
  const messages = [];
  for (const event of events) {
    const told = isAlone(event) ? byDemand.get(event.demandId ?? "") : byOrder.get(event.workOrderId ?? "");
    if (told === undefined) continue;
    const facts = await factsOf(event);
    for (const contact of told) {
      const reachable = !contact.no_reply_wanted;
      messages.push({
        causeId: event.id,
        topic,
        demandId: contact.id,
        number: contact.number,
        facts,
        phone: reachable ? crypto.open(contact.contact_phone_sealed ?? contact.caller_number_sealed) : null,
        email: reachable ? crypto.open(contact.email_sealed) : null,
        tail: reachable && contact.id === event.demandId ? tailOf(event) : undefined,
      });
    }
  }
  await notifyRequesters(act, messages);
}

const tells = (
  on: EventType,
  topic: NoticeTopic,
  factsOf: (act: Act, event: HappenedEvent) => Promise<Record<string, string>> | Record<string, string>,
): Listener => ({
  on,
  name: `demand.${topic}`,
  later: (act, events) => tellRequesters(act, topic, events, (event) => factsOf(act, event)),
});

export const demandListeners: readonly Listener[] = [
  tells("demand.registered", "receipt", () => ({})),
  tells("demand.answered", "answered", async (act, event) => ({
    answer: (await findOutcome(act.db, act.cityCode, event.subjectId)).answer?.answer ?? "",
  })),
  tells("demand.declined", "declined", (_, event) => ({ explanation: event.reason ?? "" })),
  tells("demand.handed_over", "handedOver", (_, event) => ({ target: String(event.facts.target ?? "") })),
  tells("demand.merged", "merged", () => ({})),
  tells("demand.withdrawn", "withdrawn", () => ({})),
  tells("demand.unmerged", "unmerged", () => ({})),
];
