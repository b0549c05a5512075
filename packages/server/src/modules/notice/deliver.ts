import { systemActor } from "../../kernel/actor.ts";
import type { Crypto } from "../../platform/crypto.ts";
import type { Call, World } from "../../platform/world.ts";
import { settingOf } from "../directory/index.ts";
import { type Gateways, SendingProblem } from "./gateways/ports.ts";
import { attemptsMax, computeFailure, computeQuietEnd, type Outcome, topicsAtAnyHour } from "./rules.ts";
import { type ClaimedDelivery, claimDue, holdSms, type Lane, listDueLanes, saveOutcomes } from "./store/delivery.ts";
import { findWebhook } from "./store/webhook.ts";

const leaseMs = 120_000;
// Well inside the lease, so that nobody else takes a delivery that is still being sent.
const attemptTimeoutMs = 40_000;
const batchRows = { inPage: 20, sms: 20, email: 5, webhook: 20 } as const;
const errorCharactersMax = 300;

/**
 * Sends everything that is due in the city; returns how many were sent. Opens no transaction around a sending, so it must not be
 * called inside one. Safe to run many times at once, in one process or several.
 */
export async function deliverDue(call: Call, gateways: Gateways): Promise<number> {
  const lanes = await listDueLanes(call.db, call.cityCode, call.world.clock.now());
  const sent = await Promise.all(lanes.map((lane) => deliverLane(call, gateways, lane)));
  return sent.reduce((total, each) => total + each, 0);
}

async function deliverLane(call: Call, gateways: Gateways, lane: Lane, signal?: AbortSignal): Promise<number> {
  const { clock, crypto } = call.world;
  const webhook = lane.webhookId === null ? undefined : await findWebhook(call.db, call.cityCode, lane.webhookId);
  const target = webhook?.is_active ? { url: webhook.url, secretSealed: webhook.secret_sealed } : null;
  const rows = batchRows[lane.channel];
  if (lane.channel === "sms") await holdInQuietTime(call);
  for (let total = 0; ; ) {
    const now = clock.now();
    const claimed = await claimDue(call.db, call.cityCode, lane, now, new Date(now.getTime() + leaseMs), rows);
    if (claimed.length === 0) return total;
    const attempts = await Promise.all(
      claimed.map(async (each) => {
        const outcome = await attemptDelivery(
          { ...each, cityCode: call.cityCode, channel: lane.channel, target },
          { gateways, crypto, now: () => clock.now() },
        );
        return { id: each.id, attempts: each.attempts, outcome };
      }),
    );
    await saveOutcomes(call.db, call.cityCode, attempts);
    const sent = attempts.filter((each) => each.outcome.state === "sent").length;
    total += sent;
    if (sent === 0 || claimed.length < rows || signal?.aborted) return total;
  }
}

// Asked when sending, not when writing: what is tried again, and what a process that was down has left, must not ring at night either.
async function holdInQuietTime(call: Call): Promise<void> {
  const at = call.world.clock.now();
  const fromHour = await settingOf({ ...call, at }, "notice.quietFromHour");
  const toHour = await settingOf({ ...call, at }, "notice.quietToHour");
  const until = computeQuietEnd(at, { fromHour, toHour });
  if (until !== null) await holdSms(call.db, call.cityCode, at, until, topicsAtAnyHour);
}

/** One delivery with all that its sending needs; `target` is the webhook, null when it has been stopped or the channel is another. */
export type Sendable = ClaimedDelivery & {
  readonly cityCode: string;
  readonly channel: Lane["channel"];
  readonly target: { readonly url: string; readonly secretSealed: Buffer } | null;
};
type With = { readonly gateways: Gateways; readonly crypto: Crypto; readonly now: () => Date };

/** Sends once and says what becomes of the delivery; never throws. */
export async function attemptDelivery(delivery: Sendable, by: With): Promise<Outcome> {
  // Reached only when a process died in the middle of every earlier attempt: the message itself may be the reason.
  if (delivery.attempts > attemptsMax) return computeFailure(delivery.attempts, "多次在发送途中中断，不再重试", true, by.now());
  let address = "";
  try {
    address = by.crypto.open(delivery.address_sealed) ?? "";
    await withinTime(send(delivery, address, by));
    return { state: "sent", sentAt: by.now() };
  } catch (error) {
    const isFinal = error instanceof SendingProblem && error.isFinal;
    return computeFailure(delivery.attempts, sentenceOf(error, address), isFinal, by.now());
  }
}

async function send(delivery: Sendable, address: string, { gateways, crypto, now }: With): Promise<void> {
  const { id, title, body, target } = delivery;
  const whole = `${body}${crypto.open(delivery.tail_sealed) ?? ""}`;
  if (delivery.channel === "sms") await gateways.sms.send(address, whole, id);
  else if (delivery.channel === "email") {
    if (gateways.mail === null) throw new SendingProblem("没有配置邮件服务器");
    await gateways.mail.send({ to: address, subject: title, text: whole, deliveryId: id });
  } else if (delivery.channel === "webhook") {
    if (target === null) throw new SendingProblem("推送地址已停用", true);
    await gateways.webhook.post({
      url: target.url,
      secret: crypto.open(target.secretSealed) ?? "",
      body: pushBodyOf(delivery),
      deliveryId: id,
      at: now(),
    });
  }
}

// The wire of webhooks: adding is fine, renaming breaks receivers.
function pushBodyOf(delivery: Sendable): string {
  return JSON.stringify({
    id: delivery.id,
    noticeId: delivery.notice_id,
    cityCode: delivery.cityCode,
    topic: delivery.topic,
    title: delivery.title,
    body: delivery.body,
    demandId: delivery.demand_id,
    agencyId: delivery.agency_id,
    createdAt: delivery.created_at.toISOString(),
  });
}

async function withinTime(sending: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const expired = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new SendingProblem(`${attemptTimeoutMs / 1000} 秒内没有发完`)), attemptTimeoutMs);
  });
  await Promise.race([sending, expired]).finally(() => clearTimeout(timer));
}

// Staff read this sentence, and a plugged gateway may repeat the number in its own.
function sentenceOf(error: unknown, address: string): string {
  const said = error instanceof Error && error.message !== "" ? error.message : "发送失败";
  return (address === "" ? said : said.replaceAll(address, "***")).slice(0, errorCharactersMax);
}

const pollMs = 1_000;

/**
 * Sends what is due every second while the process runs; the minute's job is the net under it. A lane still busy is left alone, the
 * others go on. `stop` waits for the batches under way.
 */
export function startDeliveries(world: World, cityCode: string, gateways: Gateways): { stop(): Promise<void> } {
  const busy = new Map<string, Promise<void>>();
  const stopping = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const complain = (error: unknown) => world.log.warn({ err: error }, "deliveries not reachable");

  async function startLanes(): Promise<void> {
    const call: Call = {
      world,
      db: world.db,
      actor: systemActor(cityCode),
      cityCode,
      at: world.clock.now(),
      requestId: "deliveries",
      ip: null,
    };
    for (const lane of await listDueLanes(call.db, cityCode, call.at)) {
      const key = `${lane.channel}:${lane.webhookId}`;
      if (busy.has(key) || stopping.signal.aborted) continue;
      const running = deliverLane(call, gateways, lane, stopping.signal).then(() => undefined, complain);
      busy.set(
        key,
        running.finally(() => busy.delete(key)),
      );
    }
  }
  let round = Promise.resolve();
  const next = () => {
    round = startLanes()
      .catch(complain)
      .finally(() => {
        if (!stopping.signal.aborted) timer = setTimeout(next, pollMs);
      });
  };
  next();
  return {
    async stop() {
      stopping.abort();
      clearTimeout(timer);
      await round;
      await Promise.all(busy.values());
    },
  };
}
