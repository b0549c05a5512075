import type { ContactOutcome, ContactWay } from "@yihao/contract/replies";
import type { Db } from "../../../platform/db.ts";

export interface ContactRecordTable {
  city_code: string;
  id: string;
  assignment_id: string;
  work_order_id: string;
  agency_id: string;
  contacted_at: Date;
  way: ContactWay;
  outcome: ContactOutcome;
  note: string | null;
  recorded_at: Date;
  recorded_by: string | null;
  recorded_by_name: string;
}
export interface InterimReplyTable {
  city_code: string;
  id: string;
  assignment_id: string;
  work_order_id: string;
  agency_id: string;
  public_reply: string;
  internal_account: string;
  replied_at: Date;
  replied_by: string | null;
  replied_by_name: string;
}
declare module "../../../platform/db.ts" {
  interface Tables {
    contact_record: ContactRecordTable;
    interim_reply: InterimReplyTable;
  }
}

export async function insertContact(db: Db, contact: ContactRecordTable): Promise<void> {
  await db.insertInto("contact_record").values(contact).execute();
}

export async function listContactsOfOrder(db: Db, cityCode: string, workOrderId: string): Promise<ContactRecordTable[]> {
  return db
    .selectFrom("contact_record")
    .selectAll()
    .where("city_code", "=", cityCode)
    .where("work_order_id", "=", workOrderId)
    .orderBy("contacted_at")
    .orderBy("id")
    .execute();
}

export async function findContact(db: Db, cityCode: string, id: string): Promise<ContactRecordTable | undefined> {
  return db.selectFrom("contact_record").selectAll().where("city_code", "=", cityCode).where("id", "=", id).executeTakeFirst();
}

export async function insertInterimReply(db: Db, reply: InterimReplyTable): Promise<void> {
  await db.insertInto("interim_reply").values(reply).execute();
}

export async function listInterimRepliesOfOrder(db: Db, cityCode: string, workOrderId: string): Promise<InterimReplyTable[]> {
  return db
    .selectFrom("interim_reply")
    .selectAll()
    .where("city_code", "=", cityCode)
    .where("work_order_id", "=", workOrderId)
    .orderBy("replied_at")
    .orderBy("id")
    .execute();
}
