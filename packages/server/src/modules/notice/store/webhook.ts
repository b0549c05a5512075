import type { NoticeTopic } from "@yihao/contract/notice";
import type { Db } from "../../../platform/db.ts";
import type { WebhookTable } from "./tables.ts";

export type ActiveWebhook = { readonly id: string; readonly topics: readonly NoticeTopic[] };

export async function listActiveWebhooks(db: Db, cityCode: string): Promise<readonly ActiveWebhook[]> {
  return db
    .selectFrom("webhook")
    .select(["id", "topics"])
    .where("city_code", "=", cityCode)
    .where("is_active", "=", true)
    .orderBy("id")
    .execute();
}

const webhooksMax = 200;

/** Active ones first, then newest first. */
export async function listWebhooksOf(db: Db, cityCode: string): Promise<WebhookTable[]> {
  return db
    .selectFrom("webhook")
    .selectAll()
    .where("city_code", "=", cityCode)
    .orderBy("is_active", "desc")
    .orderBy("id", "desc")
    .limit(webhooksMax)
    .execute();
}

export async function findWebhook(db: Db, cityCode: string, id: string): Promise<WebhookTable | undefined> {
  return db.selectFrom("webhook").selectAll().where("city_code", "=", cityCode).where("id", "=", id).executeTakeFirst();
}

export async function insertWebhook(db: Db, row: WebhookTable): Promise<void> {
  await db.insertInto("webhook").values(row).execute();
}

/** The stopped webhook; undefined when there is no active one of this id. */
export async function markWebhookStopped(db: Db, cityCode: string, id: string): Promise<WebhookTable | undefined> {
  return db
    .updateTable("webhook")
    .set({ is_active: false })
    .where("city_code", "=", cityCode)
    .where("id", "=", id)
    .where("is_active", "=", true)
    .returningAll()
    .executeTakeFirst();
}
