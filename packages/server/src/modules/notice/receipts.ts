import type { NoticeTopic } from "@yihao/contract/notice";
import type { Call } from "../../platform/world.ts";
import { listReceiptsOf, listSentFor, type ReceiptRow, type SentRow } from "./store/digest.ts";

/** A notice to an account or an agency, and who has read it when. */
export type Receipted = {
  readonly noticeId: string;
  readonly causeId: string;
  readonly topic: NoticeTopic;
  readonly title: string;
  readonly accountId: string | null;
  readonly agencyId: string | null;
  readonly sentAt: Date;
  readonly readings: readonly { readonly accountId: string; readonly name: string; readonly readAt: Date }[];
};

/** What staff and agencies were told for these causes (what the senders gave as `causeId`), oldest first, with who read it when. */
export async function listReceipts(call: Pick<Call, "db" | "cityCode">, causeIds: readonly string[]): Promise<Receipted[]> {
  if (causeIds.length === 0) return [];
  const sent = await listSentFor(call.db, call.cityCode, causeIds);
  if (sent.length === 0) return [];
  const ids = sent.map((row) => row.id);
  const byNotice = Map.groupBy(await listReceiptsOf(call.db, call.cityCode, ids), (row) => row.notice_id);
  return sent.map((row) => receiptedFrom(row, byNotice.get(row.id) ?? []));
}

function receiptedFrom(row: SentRow, receipts: readonly ReceiptRow[]): Receipted {
  return {
    noticeId: row.id,
    causeId: row.cause_id,
    topic: row.topic,
    title: row.title,
    accountId: row.account_id,
    agencyId: row.agency_id,
    sentAt: row.created_at,
    readings: receipts.map((each) => ({ accountId: each.account_id, name: each.account_name, readAt: each.read_at })),
  };
}
