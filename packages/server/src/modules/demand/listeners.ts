import type { EventType } from "@yihao/contract/events";
import type { NoticeTopic } from "@yihao/contract/notice";
import type { HappenedEvent } from "../../platform/events.ts";
import type { Listener } from "../../platform/listeners.ts";
import type { Act } from "../../platform/world.ts";
import { notifyRequesters } from "../notice/index.ts";
import { findOutcome, listContacts } from "./store/index.ts";

/** Sends one message to the requester of each event's demand; shared by the modules below, which name topic and facts. */
export async function tellRequesters(
  act: Act,
  topic: NoticeTopic,
  events: readonly HappenedEvent[],
  factsOf: (event: HappenedEvent) => Promise<Record<string, string>> | Record<string, string>,
): Promise<void> {
  const demandIds = events.flatMap((event) => event.demandId ?? []);
  if (demandIds.length === 0) return;
  const contacts = new Map((await listContacts(act.db, act.cityCode, demandIds)).map((row) => [row.id, row]));
  const { crypto } = act.world;
  const messages = [];
  for (const event of events) {
    const contact = contacts.get(event.demandId ?? "");
    if (contact === undefined) continue;
    const reachable = !contact.no_reply_wanted;
    messages.push({
      causeId: event.id,
      topic,
      demandId: contact.id,
      number: contact.number,
      facts: await factsOf(event),
      phone: reachable ? crypto.open(contact.contact_phone_sealed ?? contact.caller_number_sealed) : null,
      email: reachable ? crypto.open(contact.email_sealed) : null,
    });
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
];
