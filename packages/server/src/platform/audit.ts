import type { AuditEntry } from "@yihao/contract/identity";
import type { ColumnType } from "kysely";
import type { z } from "zod";
import { decodeCursor, pageOfRows } from "../kernel/cursor.ts";
import { newId } from "../kernel/ids.ts";
import type { Db } from "./db.ts";
import type { Call } from "./world.ts";

export interface AuditEntryTable {
  city_code: string;
  id: string;
  at: Date;
  actor_id: string | null;
  actor_name: string;
  action: string;
  subject_type: string;
  subject_id: string | null;
  request_id: string;
  ip: string | null;
  detail: ColumnType<Record<string, unknown>, string, never>;
}
declare module "./db.ts" {
  interface Tables {
    audit_entry: AuditEntryTable;
  }
}

/** 留痕 of what is no event of a case: sign-ins, changes of directory and accounts, looks at personal data. Same transaction as the act. */
export async function audit(
  call: Call,
  entry: { action: string; subjectType: string; subjectId: string | null; detail?: Record<string, unknown> },
): Promise<void> {
  await call.db
    .insertInto("audit_entry")
    .values({
      city_code: call.cityCode,
      id: newId(call.at),
      at: call.at,
      actor_id: call.actor.kind === "staff" ? call.actor.accountId : null,
      actor_name: call.actor.name,
      action: entry.action,
      subject_type: entry.subjectType,
      subject_id: entry.subjectId,
      request_id: call.requestId,
      ip: call.ip,
      detail: JSON.stringify(entry.detail ?? {}),
    })
    .execute();
}

type AuditQuery = { after?: string | undefined; limit: number; subjectId?: string | undefined; actorName?: string | undefined };

/** Newest first. */
export async function listAuditEntries(
  db: Db,
  cityCode: string,
  query: AuditQuery,
): Promise<{ items: z.infer<typeof AuditEntry>[]; next: string | null }> {
  const after = decodeCursor(query.after);
  let select = db
    .selectFrom("audit_entry")
    .selectAll()
    .where("city_code", "=", cityCode)
    .orderBy("id", "desc")
    .limit(query.limit + 1);
  if (after !== null) select = select.where("id", "<", after.id);
  if (query.subjectId !== undefined) select = select.where("subject_id", "=", query.subjectId);
  if (query.actorName !== undefined) select = select.where("actor_name", "=", query.actorName);
  const page = pageOfRows(await select.execute(), query.limit, (row) => ({ value: row.at.toISOString(), id: row.id }));
  return {
    next: page.next,
    items: page.items.map((row) => ({
      id: row.id,
      at: row.at.toISOString(),
      actorName: row.actor_name,
      action: row.action,
      subjectType: row.subject_type,
      subjectId: row.subject_id,
      requestId: row.request_id,
      detail: row.detail,
    })),
  };
}
