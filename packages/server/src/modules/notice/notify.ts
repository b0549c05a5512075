import type { NoticeTopic } from "@yihao/contract/notice";
import { newId } from "../../kernel/ids.ts";
import type { Act } from "../../platform/world.ts";
import { canReceiveSms, hearsTopic } from "./rules.ts";
import { insertDeliveries, type NewDelivery } from "./store/delivery.ts";
import { insertNotices, type NewNotice } from "./store/notice.ts";
import { type ActiveWebhook, listActiveWebhooks } from "./store/webhook.ts";
import { type NoticeFacts, renderNotice } from "./templates.ts";

/** `causeId` is the event's id; `facts` as in {@link NoticeFacts}; `phone` and `email` are null where the requester gave none or wants no reply. */
export type RequesterMessage = {
  readonly causeId: string;
  readonly topic: NoticeTopic;
  readonly demandId: string;
  readonly number: string;
  readonly facts: NoticeFacts;
  readonly phone: string | null;
  readonly email: string | null;
};
/** Words and link (a path of the workbench) are the caller's: it knows the page. {@link renderNotice} has words for every topic. */
export type StaffMessage = {
  readonly causeId: string;
  readonly topic: NoticeTopic;
  readonly title: string;
  readonly body: string;
  readonly link: string | null;
};

type Envelope = { readonly notice: NewNotice; readonly phone: string | null; readonly email: string | null };

/** Tells requesters, many at once; what was told before for the same cause and topic is passed over. Sending follows the commit. */
export async function notifyRequesters(act: Act, messages: readonly RequesterMessage[]): Promise<void> {
  const envelopes = messages.map((message): Envelope => {
    const { title, body } = renderNotice(message.topic, message.number, message.facts);
    const notice = {
      id: newId(act.at),
      causeId: message.causeId,
      topic: message.topic,
      title,
      body,
      link: null,
      demandId: message.demandId,
      accountId: null,
      agencyId: null,
    };
    return { notice, phone: message.phone, email: message.email };
  });
  await post(act, envelopes);
}

/** In-page for every handler of the agency, and webhooks that hear the topic. Once per cause, topic and agency. */
export async function notifyAgency(act: Act, message: StaffMessage & { readonly agencyId: string }): Promise<void> {
  const { causeId, topic, title, body, link, agencyId } = message;
  const notice = { id: newId(act.at), causeId, topic, title, body, link, demandId: null, accountId: null, agencyId };
  await post(act, [{ notice, phone: null, email: null }]);
  act.topics.add("notices");
}

async function post(act: Act, envelopes: readonly Envelope[]): Promise<void> {
  if (envelopes.length === 0) return;
  const isNew = await insertNotices(
    act.db,
    act.cityCode,
    envelopes.map((each) => each.notice),
    act.at,
  );
  if (isNew.size === 0) return;
  const webhooks = await act.world.memory.keep(webhooksKey(act.cityCode), webhooksMaxAgeMs, () => listActiveWebhooks(act.db, act.cityCode));
  const deliveries = envelopes.filter((each) => isNew.has(each.notice.id)).flatMap((each) => deliveriesOf(act, each, webhooks));
  await insertDeliveries(act.db, act.cityCode, deliveries, act.at);
}

function deliveriesOf(act: Act, { notice, phone, email }: Envelope, webhooks: readonly ActiveWebhook[]): NewDelivery[] {
  const { config, crypto } = act.world;
  const deliveryBy = (channel: NewDelivery["channel"], address: string | null, webhookId: string | null): NewDelivery => ({
    id: newId(act.at),
    noticeId: notice.id,
    channel,
    addressSealed: crypto.seal(address),
    webhookId,
  });
  const deliveries = [deliveryBy("inPage", null, null)];
  if (phone !== null && canReceiveSms(phone)) deliveries.push(deliveryBy("sms", phone, null));
  if (email !== null && config.smtpUrl !== undefined) deliveries.push(deliveryBy("email", email, null));
  for (const webhook of webhooks) if (hearsTopic(webhook.topics, notice.topic)) deliveries.push(deliveryBy("webhook", null, webhook.id));
  return deliveries;
}

// Another process's new webhook is heard after this long; a stopped one is found out when sending.
const webhooksMaxAgeMs = 10_000;

export const webhooksKey = (cityCode: string): string => `notice:webhooks:${cityCode}`;
