import * as callback from "@yihao/contract/callback";
import { deliverDue, httpWebhook, recordingSms } from "@yihao/server/modules/notice/index";
import { jobCall } from "@yihao/server/platform/jobs";
import { anOrder, dispatchTo, pass, reply } from "./builders.ts";
import type { City } from "./city.ts";

type Said = { satisfaction?: callback.Satisfaction; solved?: callback.Solved; comment?: string };
const answersOf = (more: Said) => {
  const satisfaction = more.satisfaction ?? "satisfied";
  return {
    isContacted: true,
    satisfaction,
    solved: more.solved ?? (satisfaction === "dissatisfied" ? ("unsolved" as const) : ("solved" as const)),
    ...(satisfaction === "dissatisfied" ? { comment: more.comment ?? "灯还是不亮" } : {}),
  };
};

/** An order whose reply was passed: it lies in the pool. */
export async function anAskedOrder(city: City, more: Parameters<typeof anOrder>[1] = {}) {
  const made = await anOrder(city, more);
  await dispatchTo(city, made.orderId, "szyl");
  await answerAgain(city, made.orderId);
  return { ...made, callbackId: (await lastCallback(city, made.orderId)).id };
}

const minuteMs = 60_000;
/** The agency answers, a minute after what was before, and the answer passes. */
export async function answerAgain(city: City, orderId: string): Promise<void> {
  city.clock.advance(minuteMs);
  await reply(city, orderId, "szyl01");
  await pass(city, orderId);
}

/** The last round, as this member of staff sees it. */
export async function lastCallback(city: City, orderId: string, username = "huifang01") {
  const client = await city.as(username);
  const [last] = (await client(callback.listWorkOrderCallbacks, { params: { id: orderId } })).items;
  if (last === undefined) throw new Error("no callback");
  return last;
}

/** Claims the last round and records what was said; an ordinary requester is satisfied. */
export async function callBack(city: City, orderId: string, more: Said = {}, username = "huifang01") {
  const officer = await city.as(username);
  const { id, state } = await lastCallback(city, orderId);
  if (state === "pooled") await officer(callback.claimCallback, { params: { id } });
  return officer(callback.evaluateCallback, { params: { id }, body: answersOf(more) });
}

/** Claims the last round and records that nobody answered. */
export async function tryToReach(city: City, callbackId: string, outcome: callback.AttemptOutcome = "noAnswer", username = "huifang01") {
  const officer = await city.as(username);
  await officer(callback.claimCallback, { params: { id: callbackId } });
  return officer(callback.attemptCallback, { params: { id: callbackId }, body: { outcome } });
}

/** Sends what is due and reads the tokens of invitations out of the short messages, the newest last. */
export async function tokensSent(city: City): Promise<string[]> {
  await city.drain();
  const call = jobCall(city.world, "test");
  await deliverDue(call, { sms: recordingSms(city.world), mail: null, webhook: httpWebhook() });
  const { rows } = await city.world.pool.query<{ body: string }>(
    "select body from sms_outbox where body like '%/evaluate/%' order by recorded_at, id",
  );
  return rows.flatMap(({ body }) => /\/evaluate\/([\w-]{22})/.exec(body)?.[1] ?? []);
}

/** Sets a number of the city, from the beginning of time. */
export async function setSetting(city: City, key: string, value: number): Promise<void> {
  await city.world.pool.query(
    `insert into city_setting (city_code, key, effective_from, value, source, set_at, set_by_name) values ($1, $2, '2000-01-01', $3, '测试', now(), '测试')
      on conflict (city_code, key, effective_from) do update set value = excluded.value`,
    [city.world.config.cityCode, key, String(value)],
  );
  city.world.memory.drop("directory:");
}
