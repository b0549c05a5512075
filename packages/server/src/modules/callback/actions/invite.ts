import { randomBytes } from "node:crypto";
import type { BodyOf } from "@yihao/contract/endpoint";
import type { evaluateByLink } from "@yihao/contract/evaluation";
import { insist, Refusal } from "../../../kernel/decision.ts";
import { newId } from "../../../kernel/ids.ts";
import type { HappenedEvent } from "../../../platform/events.ts";
import { throttle } from "../../../platform/throttle.ts";
import { transact } from "../../../platform/transact.ts";
import type { Act, Call } from "../../../platform/world.ts";
import { type DemandFacts, findDemand, tellRequesters } from "../../demand/index.ts";
import { settingOf } from "../../directory/index.ts";
import { decideAnswers, decideEvaluateByLink, isSampled } from "../rules/index.ts";
import {
  type CallbackTable,
  type EvaluationLinkTable,
  findCallback,
  findLink,
  insertLinks,
  insertOnlineCallback,
  listInvited,
  listOfOrders,
  loadLink,
  markLinkUsed,
} from "../store/index.ts";
import { freshCallback } from "./pool.ts";
import { settle } from "./settle.ts";
import { loadAskedBy } from "./subject.ts";

const tokenBytes = 16;
const dayMs = 86_400_000;
const tokenDigest = (call: Call, token: string) => call.world.crypto.digest("evaluationLink", token);

/** Follows 审核通过: everybody whose order entered the pool is invited, with a link that can be used once. */
export async function inviteAfterReview(act: Act, events: readonly HappenedEvent[]): Promise<void> {
  const callbacks = await listOfOrders(
    act.db,
    act.cityCode,
    events.flatMap((event) => event.workOrderId ?? []),
  );
  const asked = new Map(callbacks.filter((each) => each.state !== "waived").map((each) => [each.reply_id, each]));
  const invited = events.flatMap((event) => {
    const callback = asked.get(event.subjectId);
    return callback === undefined ? [] : [{ event, callback }];
  });
  await invite(act, invited);
}

/** Follows 在线解答: of a sample of those who can be reached and want to be, it is asked how they found the answer. */
export async function sampleAnswers(act: Act, events: readonly HappenedEvent[]): Promise<void> {
  const percent = await settingOf(act, "callback.onlineSamplePercent");
  const invited = [];
  for (const event of events.filter((each) => isSampled(each.subjectId, percent))) {
    const demand = await findDemand(act.db, act.cityCode, event.subjectId);
    if (demand === undefined || demand.state !== "answered" || !isReachable(demand)) continue;
    const callback = await freshCallback(act, {
      subject: "onlineAnswer",
      work_order_id: null,
      demand_id: demand.id,
      reply_id: null,
      platform_code: demand.platform_code,
      round: 1,
      number: demand.number,
      title: demand.title,
      kind: demand.kind,
      lead_agency_id: null,
    });
    if (await insertOnlineCallback(act.db, callback)) invited.push({ event, callback });
  }
  if (invited.length > 0) act.topics.add("callbacks");
  await invite(act, invited);
}

// Who left only a mail address cannot be called; the link reaches them, the officer does not.
const isReachable = (demand: DemandFacts) =>
  !demand.no_reply_wanted && (demand.contact_phone_sealed !== null || demand.caller_number_sealed !== null);

async function invite(act: Act, invited: readonly { event: HappenedEvent; callback: CallbackTable }[]): Promise<void> {
  const ids = invited.map(({ callback }) => callback.id);
  const known = await listInvited(act.db, act.cityCode, ids);
  const days = await settingOf(act, "callback.linkDays");
  const expiresAt = new Date(act.at.getTime() + days * dayMs);
  const tails = new Map<string, string>();
  const links: EvaluationLinkTable[] = [];
  for (const { event, callback } of invited) {
    if (known.has(callback.id)) continue;
    const token = randomBytes(tokenBytes).toString("base64url");
    links.push({
      city_code: act.cityCode,
      id: newId(act.at),
      callback_id: callback.id,
      token_digest: tokenDigest(act, token),
      made_at: act.at,
      expires_at: expiresAt,
      used_at: null,
    });
    tails.set(event.id, `也可直接打开链接评价（${days} 天内有效，只能用一次，请勿转发）：${originOf(act)}/evaluate/${token}`);
  }
  await insertLinks(act.db, links);
  await tellRequesters(
    act,
    "evaluation",
    invited.map(({ event }) => event),
    () => ({}),
    (event) => tails.get(event.id),
  );
}

const originOf = ({ world: { config } }: Act) => config.origin ?? `http://${config.host}:${config.port}`;

const wrongTokens = { limit: 20, windowMinutes: 15, code: "evaluation.tooManyLinks" } as const;
/** The link of a token. Wrong ones are counted by address: nobody guesses 128 bits, but nobody shall try either. */
export async function findLinkBy(call: Call, token: string): Promise<{ link: EvaluationLinkTable; callback: CallbackTable }> {
  const link = await findLink(call.db, call.cityCode, tokenDigest(call, token));
  const callback = link === undefined ? undefined : await findCallback(call.db, call.cityCode, link.callback_id);
  if (link !== undefined && callback !== undefined) return { link, callback };
  await throttle(call, "evaluationLink", call.ip ?? "unknown", wrongTokens);
  throw new Refusal("evaluation.unknownLink");
}

/** 凭链接评价: without receipt and query code, once. */
export async function evaluateWithLink(call: Call, { token, ...given }: BodyOf<typeof evaluateByLink>): Promise<void> {
  const seen = await findLinkBy(call, token);
  await transact(call, async (act) => {
    const asked = await loadAskedBy(act, seen.callback);
    const link = await loadLink(act.db, act.cityCode, seen.link.id);
    insist(decideEvaluateByLink({ usedAt: link.used_at, expiresAt: link.expires_at, callbackState: asked.callback.state }, act.at));
    insist(decideAnswers(asked.callback.subject, given));
    await markLinkUsed(act.db, act.cityCode, link.id, act.at);
    await settle(act, asked, { ...given, isOpinionClear: null, truthfulness: null }, { source: "link", officerId: null });
  });
}
