import { randomBytes } from "node:crypto";
import type { NoticeTopic } from "@yihao/contract/notice";
import { decodeCursor, pageOfRows } from "../../kernel/cursor.ts";
import { Absent, Invalid, Refusal } from "../../kernel/decision.ts";
import { newId } from "../../kernel/ids.ts";
import { audit } from "../../platform/audit.ts";
import { transact } from "../../platform/transact.ts";
import type { Call } from "../../platform/world.ts";
import { webhooksKey } from "./notify.ts";
import { seesWholeCity } from "./rules.ts";
import { type DeliveryRow, failWaitingOfWebhook, listDeliveriesOfDemand } from "./store/delivery.ts";
import { type DigestRow, listDigests, markRead } from "./store/digest.ts";
import { countUnread, listNoticesOf, listNoticesOfDemands, type Reader } from "./store/notice.ts";
import type { NoticeTable, WebhookTable } from "./store/tables.ts";
import { insertWebhook, listWebhooksOf, markWebhookStopped } from "./store/webhook.ts";

const unreadDays = 30;
const dayMs = 86_400_000;

/** What the hotline told the requesters of these demands, oldest first; for the public progress page. `at` is an ISO instant. */
export async function listRequesterNotices(
  call: Call,
  demandIds: readonly string[],
): Promise<{ title: string; body: string; at: string }[]> {
  const rows = await listNoticesOfDemands(call.db, call.cityCode, demandIds);
  return rows.map((row) => ({ title: row.title, body: row.body, at: row.created_at.toISOString() }));
}

export async function listOwnNotices(
  call: Call,
  query: { after?: string | undefined; limit: number; digestId?: string | undefined },
): Promise<{ items: { row: NoticeTable; digest: DigestRow | undefined }[]; next: string | null; unread: number }> {
  const reader = readerOf(call);
  const { limit, digestId } = query;
  const rows = await listNoticesOf(call.db, call.cityCode, reader, { after: decodeCursor(query.after), limit, digestId });
  const page = pageOfRows(rows, limit, (row) => ({ value: row.created_at.toISOString(), id: row.id }));
  // Inside a digest each notice stands for itself.
  const heads = digestId === undefined ? page.items.map((row) => row.id) : [];
  const digests = await listDigests(call.db, call.cityCode, heads);
  const unread = await countUnread(call.db, call.cityCode, reader, newId(new Date(call.at.getTime() - unreadDays * dayMs)));
  return { next: page.next, items: page.items.map((row) => ({ row, digest: digests.get(row.id) })), unread };
}

/** One's own receipt of a notice, or of all that its digest holds. */
export async function readNotice(call: Call, id: string, isWhole: boolean): Promise<void> {
  const reader = readerOf(call);
  await transact(call, async (act) => {
    if (!(await markRead(act.db, act.cityCode, reader, id, act.at, isWhole))) throw new Absent("条消息");
    act.topics.add("notices");
  });
}

function readerOf(call: Call): Reader & { readonly name: string } {
  if (call.actor.kind !== "staff") throw new Refusal("auth.signInNeeded");
  const { accountId, agencyId, name } = call.actor;
  return { accountId, agencyId, name };
}

/** Answers whether the caller may see a demand; throws Absent when not. The demand's own module knows, and lies down the river. */
export type DemandJudge = (call: Call, demandId: string) => Promise<void>;

export const judgeByScopeAlone: DemandJudge = async (call) => {
  if (!seesWholeCity(call.actor)) throw new Absent("件诉求");
};

export async function listDeliveries(call: Call, demandId: string, judge: DemandJudge): Promise<DeliveryRow[]> {
  await judge(call, demandId);
  return listDeliveriesOfDemand(call.db, call.cityCode, demandId);
}

export async function listWebhooks(call: Call): Promise<WebhookTable[]> {
  return listWebhooksOf(call.db, call.cityCode);
}

/** The secret is returned this once and kept sealed. */
export async function createWebhook(
  call: Call,
  asked: { url: string; topics: NoticeTopic[] },
): Promise<{ row: WebhookTable; secret: string }> {
  const { username, password, host } = new URL(asked.url);
  if (username !== "" || password !== "") throw new Invalid([{ field: "url", message: "地址中不要带用户名和密码" }]);
  const secret = `whsec_${randomBytes(32).toString("base64url")}`;
  const sealed = call.world.crypto.seal(secret);
  if (sealed === null) throw new Error("the secret was not sealed");
  const row: WebhookTable = {
    city_code: call.cityCode,
    id: newId(call.at),
    url: asked.url,
    topics: [...new Set(asked.topics)],
    secret_sealed: sealed,
    is_active: true,
    created_at: call.at,
  };
  await transact(call, async (act) => {
    await insertWebhook(act.db, row);
    // Only the host: the rest of the address may hold a token of the receiver.
    await audit(act, { action: "webhook.created", subjectType: "webhook", subjectId: row.id, detail: { host, topics: row.topics } });
  });
  call.world.memory.drop(webhooksKey(call.cityCode));
  return { row, secret };
}

/** Stops the webhook; what still waits for it fails with that reason. */
export async function deleteWebhook(call: Call, id: string): Promise<void> {
  await transact(call, async (act) => {
    const stopped = await markWebhookStopped(act.db, act.cityCode, id);
    if (stopped === undefined) throw new Absent("个推送地址");
    await failWaitingOfWebhook(act.db, act.cityCode, id, "推送地址已停用");
    await audit(act, { action: "webhook.stopped", subjectType: "webhook", subjectId: id, detail: { host: new URL(stopped.url).host } });
  });
  call.world.memory.drop(webhooksKey(call.cityCode));
}
