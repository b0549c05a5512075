import type { NoticeChannel, NoticeTopic } from "@yihao/contract/notice";
import { sql } from "kysely";
import type { Db } from "../../../platform/db.ts";
import type { Outcome } from "../rules.ts";
import type { DeliveryTable } from "./tables.ts";

export type NewDelivery = {
  readonly id: string;
  readonly noticeId: string;
  readonly channel: NoticeChannel;
  readonly addressSealed: Buffer | null;
  readonly webhookId: string | null;
  readonly tailSealed: Buffer | null;
};

/** In-page deliveries are done by being written; the others wait. */
export async function insertDeliveries(db: Db, cityCode: string, deliveries: readonly NewDelivery[], at: Date): Promise<void> {
  if (deliveries.length === 0) return;
  await sql`
    insert into delivery (city_code, id, notice_id, channel, address_sealed, webhook_id, tail_sealed, state, attempts, ready_at, sent_at)
    select ${cityCode}, new.id, new.notice_id, new.channel, new.address_sealed, new.webhook_id, new.tail_sealed, case new.channel when 'inPage' then 'sent' else 'waiting' end,
      case new.channel when 'inPage' then 1 else 0 end, ${at}::timestamptz, case new.channel when 'inPage' then ${at}::timestamptz end
    from unnest(${deliveries.map((each) => each.id)}::uuid[], ${deliveries.map((each) => each.noticeId)}::uuid[], ${deliveries.map((each) => each.channel)}::text[],
      ${deliveries.map((each) => each.addressSealed)}::bytea[], ${deliveries.map((each) => each.webhookId)}::uuid[], ${deliveries.map((each) => each.tailSealed)}::bytea[])
      as new(id, notice_id, channel, address_sealed, webhook_id, tail_sealed)`.execute(db);
}

/** What is sent one after the other: a channel, or one webhook. */
export type Lane = { readonly channel: NoticeChannel; readonly webhookId: string | null };

export async function listDueLanes(db: Db, cityCode: string, at: Date): Promise<Lane[]> {
  const rows = await db
    .selectFrom("delivery")
    .select(["channel", "webhook_id"])
    .distinct()
    .where("city_code", "=", cityCode)
    .where("state", "=", "waiting")
    .where("ready_at", "<=", at)
    .execute();
  return rows.map((row) => ({ channel: row.channel, webhookId: row.webhook_id }));
}

/** Puts what is due by SMS off until the end of the quiet time; the topics named go out all the same. */
export async function holdSms(db: Db, cityCode: string, at: Date, until: Date, except: readonly NoticeTopic[]): Promise<void> {
  await sql`
    update delivery set ready_at = ${until} from notice
    where delivery.city_code = ${cityCode} and delivery.state = 'waiting' and delivery.ready_at <= ${at} and delivery.channel = 'sms'
      and notice.city_code = ${cityCode} and notice.id = delivery.notice_id and notice.topic <> all(${[...except]}::text[])`.execute(db);
}

export type ClaimedDelivery = {
  readonly id: string;
  readonly attempts: number;
  readonly address_sealed: Buffer | null;
  readonly tail_sealed: Buffer | null;
  readonly notice_id: string;
  readonly topic: NoticeTopic;
  readonly title: string;
  readonly body: string;
  readonly demand_id: string | null;
  readonly agency_id: string | null;
  readonly created_at: Date;
};

/** Takes due deliveries of a lane for this sender alone until `leaseUntil`, and counts the attempt. Rows held by others are passed over. */
export async function claimDue(
  db: Db,
  cityCode: string,
  lane: Lane,
  at: Date,
  leaseUntil: Date,
  limit: number,
): Promise<readonly ClaimedDelivery[]> {
  const claimed = await sql<ClaimedDelivery>`
    with due as materialized (
      select id from delivery
      where city_code = ${cityCode} and state = 'waiting' and ready_at <= ${at} and channel = ${lane.channel} and webhook_id is not distinct from ${lane.webhookId}::uuid
      order by ready_at limit ${limit} for update skip locked
    )
    update delivery set attempts = delivery.attempts + 1, ready_at = ${leaseUntil}
    from due, notice
    where delivery.city_code = ${cityCode} and delivery.id = due.id and notice.city_code = ${cityCode} and notice.id = delivery.notice_id
    returning delivery.id, delivery.attempts, delivery.address_sealed, delivery.tail_sealed, delivery.notice_id, notice.topic, notice.title, notice.body, notice.demand_id, notice.agency_id, notice.created_at`.execute(
    db,
  );
  return claimed.rows;
}

export type AttemptOutcome = { readonly id: string; readonly attempts: number; readonly outcome: Outcome };

/** A late success counts even when somebody else has taken the delivery since; a late failure does not. */
export async function saveOutcomes(db: Db, cityCode: string, attempts: readonly AttemptOutcome[]): Promise<void> {
  const outcomes = attempts.map((each) => each.outcome);
  await sql`
    update delivery set state = result.state, sent_at = result.sent_at, ready_at = coalesce(result.ready_at, delivery.ready_at), last_error = result.error,
      tail_sealed = case result.state when 'waiting' then delivery.tail_sealed end
    from unnest(${attempts.map((each) => each.id)}::uuid[], ${attempts.map((each) => each.attempts)}::int[], ${outcomes.map((each) => each.state)}::text[],
      ${outcomes.map((each) => (each.state === "sent" ? each.sentAt : null))}::timestamptz[], ${outcomes.map((each) => (each.state === "waiting" ? each.readyAt : null))}::timestamptz[],
      ${outcomes.map((each) => (each.state === "sent" ? null : each.error))}::text[]) as result(id, attempts, state, sent_at, ready_at, error)
    where delivery.city_code = ${cityCode} and delivery.id = result.id
      and (case result.state when 'sent' then delivery.state <> 'sent' else delivery.state = 'waiting' and delivery.attempts = result.attempts end)`.execute(
    db,
  );
}

export async function failWaitingOfWebhook(db: Db, cityCode: string, webhookId: string, error: string): Promise<void> {
  await db
    .updateTable("delivery")
    .set({ state: "failed", last_error: error })
    .where("city_code", "=", cityCode)
    .where("webhook_id", "=", webhookId)
    .where("state", "=", "waiting")
    .execute();
}

export type DeliveryRow = Pick<DeliveryTable, "id" | "channel" | "state" | "attempts" | "last_error" | "sent_at" | "address_sealed"> & {
  topic: NoticeTopic;
  created_at: Date;
  url: string | null;
};

const deliveriesMax = 500;

/** Oldest notice first. */
export async function listDeliveriesOfDemand(db: Db, cityCode: string, demandId: string): Promise<DeliveryRow[]> {
  return db
    .selectFrom("delivery")
    .innerJoin("notice", (on) => on.onRef("notice.city_code", "=", "delivery.city_code").onRef("notice.id", "=", "delivery.notice_id"))
    .leftJoin("webhook", (on) => on.onRef("webhook.city_code", "=", "delivery.city_code").onRef("webhook.id", "=", "delivery.webhook_id"))
    .select([
      "delivery.id",
      "delivery.channel",
      "delivery.state",
      "delivery.attempts",
      "delivery.last_error",
      "delivery.sent_at",
      "delivery.address_sealed",
    ])
    .select(["notice.topic", "notice.created_at", "webhook.url"])
    .where("delivery.city_code", "=", cityCode)
    .where("notice.city_code", "=", cityCode)
    .where("notice.demand_id", "=", demandId)
    .orderBy("notice.created_at")
    .orderBy("notice.cause_id")
    .orderBy("delivery.id")
    .limit(deliveriesMax)
    .execute();
}

/** Written once for a delivery, however often it is tried. */
export async function insertSms(
  db: Db,
  cityCode: string,
  sms: { id: string; phoneMasked: string; body: string; recordedAt: Date },
): Promise<void> {
  await db
    .insertInto("sms_outbox")
    .values({ city_code: cityCode, id: sms.id, phone_masked: sms.phoneMasked, body: sms.body, recorded_at: sms.recordedAt })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
