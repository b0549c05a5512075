import type { NoticeTopic } from "@yihao/contract/notice";
import { newId } from "../../kernel/ids.ts";
import type { Act } from "../../platform/world.ts";
import { canReceiveSms, computeDigestStart, hearsTopic } from "./rules.ts";
import { insertDeliveries, type NewDelivery } from "./store/delivery.ts";
import { findOpenDigests } from "./store/digest.ts";
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
  /** A sentence that follows the body in SMS and mail and is kept nowhere: the link that can be used once. */
  readonly tail?: string | undefined;
};
/** Words and link (a path of the workbench) are the caller's: it knows the page. {@link renderNotice} has words for every topic. */
export type StaffMessage = {
  readonly causeId: string;
  readonly topic: NoticeTopic;
  readonly title: string;
  readonly body: string;
  readonly link: string | null;
};

type Envelope = {
  readonly notice: NewNotice;
  readonly phone: string | null;
  readonly email: string | null;
  readonly tail?: string | undefined;
};

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
    return { notice, phone: message.phone, email: message.email, tail: message.tail };
  });
  await post(act, envelopes);
}

/**
 * In-page for every handler of the agency, and webhooks that hear the topic. Once per cause, topic and agency. What follows within
 * 30 minutes on the same topic joins the first in one digest; so it is for accounts too.
 */
export async function notifyAgency(act: Act, message: StaffMessage & { readonly agencyId: string }): Promise<void> {
  const { causeId, topic, title, body, link, agencyId } = message;
  const digests = await openDigests(act, topic, { agencyIds: [agencyId], accountIds: [] });
  const digestId = digests.get(agencyId) ?? null;
  const notice = { id: newId(act.at), causeId, topic, title, body, link, demandId: null, accountId: null, agencyId, digestId };
  await post(act, [{ notice, phone: null, email: null }]);
  act.topics.add("notices");
}

/** In-page for each of these accounts, named once or more often, and webhooks that hear the topic. Once per cause, topic and account. */
export async function notifyAccounts(act: Act, message: StaffMessage & { readonly accountIds: readonly string[] }): Promise<void> {
  const { causeId, topic, title, body, link, accountIds } = message;
  const receivers = [...new Set(accountIds)].sort();
  const digests = await openDigests(act, topic, { accountIds: receivers, agencyIds: [] });
  const envelopes = receivers.map((accountId): Envelope => {
    const digestId = digests.get(accountId) ?? null;
    const notice = { id: newId(act.at), causeId, topic, title, body, link, demandId: null, accountId, agencyId: null, digestId };
    return { notice, phone: null, email: null };
  });
  await post(act, envelopes);
  if (envelopes.length > 0) act.topics.add("notices");
}

/** Many messages of one topic at once, each to its accounts or to its agency: what a round of the watch has to tell, in a few statements. */
export async function notifyMany(
  act: Act,
  topic: NoticeTopic,
  messages: readonly (Omit<StaffMessage, "topic"> & { readonly accountIds: readonly string[]; readonly agencyId: string | null })[],
): Promise<void> {
  const accountIds = [...new Set(messages.flatMap((each) => each.accountIds))];
  const agencyIds = [...new Set(messages.flatMap((each) => each.agencyId ?? []))];
  if (accountIds.length + agencyIds.length === 0) return;
  const digests = await openDigests(act, topic, { accountIds, agencyIds });
  const envelopes = messages.flatMap(({ causeId, title, body, link, ...to }) => {
    const envelopeTo = (accountId: string | null, agencyId: string | null): Envelope => {
      const digestId = digests.get(accountId ?? agencyId ?? "") ?? null;
      return {
        notice: { id: newId(act.at), causeId, topic, title, body, link, demandId: null, accountId, agencyId, digestId },
        phone: null,
        email: null,
      };
    };
    return [
      ...[...new Set(to.accountIds)].map((id) => envelopeTo(id, null)),
      ...(to.agencyId === null ? [] : [envelopeTo(null, to.agencyId)]),
    ];
  });
  await post(act, envelopes);
  act.topics.add("notices");
}

async function openDigests(
  act: Act,
  topic: NoticeTopic,
  receivers: { readonly accountIds: readonly string[]; readonly agencyIds: readonly string[] },
): Promise<ReadonlyMap<string, string>> {
  const start = computeDigestStart(topic, act.at);
  return start === null ? new Map() : findOpenDigests(act.db, act.cityCode, receivers, topic, newId(start));
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

function deliveriesOf(act: Act, { notice, phone, email, tail }: Envelope, webhooks: readonly ActiveWebhook[]): NewDelivery[] {
  const { config, crypto } = act.world;
  const deliveryBy = (channel: NewDelivery["channel"], address: string | null, webhookId: string | null): NewDelivery => ({
    id: newId(act.at),
    noticeId: notice.id,
    channel,
    addressSealed: crypto.seal(address),
    webhookId,
    tailSealed: channel === "sms" || channel === "email" ? crypto.seal(tail) : null,
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
