import type { QueryOf, ReplyOf } from "@yihao/contract/endpoint";
import type { listTypicalCases as listTypicalCasesEndpoint, TypicalCase } from "@yihao/contract/typical-case";
import { type Actor, decideHolds, seesAgency, seesPlatform } from "../../../kernel/actor.ts";
import { decodeTimeCursor, pageOfRows } from "../../../kernel/cursor.ts";
import { all, permitOf } from "../../../kernel/decision.ts";
import type { Call } from "../../../platform/world.ts";
import { type Catalogue, catalogueOf } from "../../directory/index.ts";
import { staffScope } from "../../work-order/index.ts";
import { decidePublish } from "../rules/index.ts";
import { listTypicalCases, type TypicalCaseTable } from "../store/index.ts";

export async function pageOfTypicalCases(
  call: Call,
  query: QueryOf<typeof listTypicalCasesEndpoint>,
): Promise<ReplyOf<typeof listTypicalCasesEndpoint>> {
  const seesDrafts = decideHolds(call.actor, "supervision.work").ok;
  const filter = { month: query.month, kind: query.kind, seesDrafts };
  const rows = await listTypicalCases(call.db, staffScope(call), filter, decodeTimeCursor(query.after), query.limit + 1);
  const page = pageOfRows(rows, query.limit, (row) => ({ value: row.written_at.toISOString(), id: row.id }));
  const catalogue = await catalogueOf(call);
  return { items: page.items.map((row) => present(row, call.actor, catalogue)), next: page.next };
}

export const presentTypicalCase = async (call: Call, row: TypicalCaseTable): Promise<TypicalCase> =>
  present(row, call.actor, await catalogueOf(call));

function present(row: TypicalCaseTable, actor: Actor, catalogue: Catalogue): TypicalCase {
  // The order behind it is for those whose order it is.
  const opensOrder = actor.kind === "staff" && seesPlatform(actor.scope, row.platform_code) && seesAgency(actor.scope, row.agency_id);
  return {
    id: row.id,
    kind: row.kind,
    month: row.month,
    title: row.title,
    situation: row.situation,
    lesson: row.lesson,
    workOrderId: opensOrder ? row.work_order_id : null,
    number: opensOrder ? row.number : null,
    agencyName: catalogue.agencyName(row.agency_id),
    categoryName: catalogue.categoryName(row.category_code),
    writtenBy: row.written_by_name,
    writtenAt: row.written_at.toISOString(),
    publishedBy: row.published_by_name,
    publishedAt: row.published_at?.toISOString() ?? null,
    can: { publish: permitOf(all(decideHolds(actor, "supervision.work"), decidePublish(row.published_by_name))) },
  };
}
