import type { QueryOf, ReplyOf } from "@yihao/contract/endpoint";
import type { listCluePackages, listSiteChecks, readOrderOversight, SiteCheck, Urge } from "@yihao/contract/oversight";
import type { LeaderInstruction } from "@yihao/contract/supervision";
import { decideHolds } from "../../../kernel/actor.ts";
import { decodeTimeCursor, pageOfRows } from "../../../kernel/cursor.ts";
import { Absent, all, allow, permitOf, refuse } from "../../../kernel/decision.ts";
import { listAttachments } from "../../../platform/files.ts";
import type { Call } from "../../../platform/world.ts";
import { catalogueOf } from "../../directory/index.ts";
import { listOwing } from "../../handling/index.ts";
import { requireWorkOrder, staffScope } from "../../work-order/index.ts";
import { papersBySubject, presentCaseRow, presentCheck, presentInstruction, presentPackage, presentUrge } from "../present.ts";
import { decideUrge } from "../rules/index.ts";
import {
  findCheck,
  type LeaderInstructionTable,
  listCasesOfOrder,
  listChecks,
  listChecksOfOrder,
  listInstructions,
  listPackages,
  listUrges,
  listWarningsOfOrder,
  type SiteCheckTable,
  type UrgeTable,
} from "../store/index.ts";
import { presentWarnings } from "./warnings.ts";

/** Everything of this module about one order. An agency sees its own warnings and cases, and the instructions on those cases. */
export async function oversightOf(call: Call, workOrderId: string): Promise<ReplyOf<typeof readOrderOversight>> {
  const order = await requireWorkOrder(call, workOrderId);
  const scope = staffScope(call);
  const catalogue = await catalogueOf(call);
  const cases = await listCasesOfOrder(call.db, scope, workOrderId);
  const seen = new Set(cases.map((each) => each.id));
  const instructions = (await listInstructions(call.db, call.cityCode, { workOrderId })).filter((each) => seen.has(each.case_id));
  const lead = order.lead_agency_id === null ? refuse("supervision.noAgency") : allow;
  const holds = (permission: Parameters<typeof decideHolds>[1]) => decideHolds(call.actor, permission);
  return {
    warnings: await presentWarnings(call, await listWarningsOfOrder(call.db, scope, workOrderId)),
    cases: cases.map((row) => presentCaseRow(row, catalogue, call.at)),
    instructions: await presentInstructions(call, instructions),
    urges: (await listUrges(call.db, call.cityCode, workOrderId)).map((row) => presentUrge(row, catalogue)),
    checks: await presentChecks(call, await listChecksOfOrder(call.db, scope, workOrderId)),
    suggestedAgencyId: order.lead_agency_id,
    can: {
      urge: permitOf(all(holds("supervision.work"), decideUrge(await listOwing(call.db, call.cityCode, workOrderId)))),
      open: permitOf(holds("supervision.work")),
      instruct: permitOf(holds("supervision.instruct")),
      check: permitOf(all(holds("supervision.check"), lead)),
      handOver: permitOf(holds("supervision.handOver")),
    },
  };
}

export async function presentUrgeRow(call: Call, row: UrgeTable): Promise<Urge> {
  return presentUrge(row, await catalogueOf(call));
}

export async function presentInstructions(call: Call, rows: readonly LeaderInstructionTable[]): Promise<LeaderInstruction[]> {
  const papers = await listAttachments(
    call.db,
    call.cityCode,
    rows.map((row) => row.id),
  );
  return rows.map((row) => presentInstruction(row, papersBySubject(papers)));
}

export async function presentChecks(call: Call, rows: readonly SiteCheckTable[]): Promise<SiteCheck[]> {
  const catalogue = await catalogueOf(call);
  const papersOf = papersBySubject(
    await listAttachments(
      call.db,
      call.cityCode,
      rows.map((row) => row.id),
    ),
  );
  return rows.map((row) => presentCheck(row, call, catalogue, papersOf));
}

export async function pageOfChecks(call: Call, query: QueryOf<typeof listSiteChecks>): Promise<ReplyOf<typeof listSiteChecks>> {
  const catalogue = await catalogueOf(call);
  const agencyIds = query.agencyId === undefined ? undefined : catalogue.subtreeOf(query.agencyId);
  const filter = { mode: query.mode, agencyIds, isOpen: query.open };
  const rows = await listChecks(call.db, staffScope(call), filter, decodeTimeCursor(query.after), query.limit + 1);
  const page = pageOfRows(rows, query.limit, (row) => ({ value: row.checked_at.toISOString(), id: row.id }));
  return {
    items: await presentChecks(call, page.items),
    next: page.next,
    can: { check: permitOf(decideHolds(call.actor, "supervision.check")) },
  };
}

export async function pageOfPackages(call: Call, query: QueryOf<typeof listCluePackages>): Promise<ReplyOf<typeof listCluePackages>> {
  const rows = await listPackages(call.db, staffScope(call), decodeTimeCursor(query.after), query.limit + 1);
  const page = pageOfRows(rows, query.limit, (row) => ({ value: row.sealed_at.toISOString(), id: row.id }));
  return { items: page.items.map((row) => presentPackage(row, call)), next: page.next };
}

export async function requireCheck(call: Call, id: string): Promise<void> {
  if ((await findCheck(call.db, staffScope(call), id)) === undefined) throw new Absent("个附件");
}
