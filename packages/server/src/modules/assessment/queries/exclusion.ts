import type { QueryOf, ReplyOf } from "@yihao/contract/endpoint";
import type {
  Exclusion,
  ExclusionState,
  listExclusions as listExclusionsEndpoint,
  listWorkOrderExclusions,
} from "@yihao/contract/exclusion";
import { decideHolds } from "../../../kernel/actor.ts";
import { decodeTimeCursor, pageOfRows } from "../../../kernel/cursor.ts";
import { Absent, all, permitOf, refuse } from "../../../kernel/decision.ts";
import { listAttachments } from "../../../platform/files.ts";
import type { Call } from "../../../platform/world.ts";
import { catalogueOf } from "../../directory/index.ts";
import { presentWorkOrdersByIds, requireWorkOrder, staffScope } from "../../work-order/index.ts";
import { agencyOf, appealUntilOf, applyFactsOf } from "../actions/exclusion.ts";
import { presentExclusion, presentExclusionRow } from "../present/exclusion.ts";
import { decideApply, excludableOf } from "../rules/index.ts";
import {
  countExclusions,
  type ExclusionFilter,
  type ExclusionTable,
  findExclusion,
  findExclusionOfStep,
  listExclusionEffects,
  listExclusionSteps,
  listExclusions,
  listExclusionsOfOrder,
} from "../store/index.ts";

/** Which states wait for this person: of an agency those it has to endorse, of the centre what is to be prepared or decided. */
async function waitingFor(call: Call): Promise<NonNullable<ExclusionFilter["waiting"]>> {
  const own = agencyOf(call);
  if (own !== null) return { states: ["applied"], rootAgencyId: own };
  const states: ExclusionState[] = [];
  if (decideHolds(call.actor, "assessment.manage").ok) states.push("endorsed", "appealed");
  if (decideHolds(call.actor, "assessment.freeze").ok) states.push("prepared");
  return { states, rootAgencyId: null };
}

export async function pageOfExclusions(
  call: Call,
  query: QueryOf<typeof listExclusionsEndpoint>,
): Promise<ReplyOf<typeof listExclusionsEndpoint>> {
  const catalogue = await catalogueOf(call);
  const waiting = query.waiting === true ? await waitingFor(call) : undefined;
  const rows = await listExclusions(
    call.db,
    staffScope(call),
    { state: query.state, grounds: query.grounds, waiting },
    decodeTimeCursor(query.after),
    query.limit + 1,
  );
  const page = pageOfRows(rows, query.limit, (row) => ({
    value: (waiting === undefined ? row.applied_at : row.state_since).toISOString(),
    id: row.id,
  }));
  const granted = await listExclusionEffects(
    call.db,
    call.cityCode,
    page.items.map((row) => row.id),
  );
  const orders = await ordersOf(call, page.items);
  return {
    items: page.items.map((row) => presentExclusionRow(row, { order: orders.get(row.work_order_id), granted, catalogue })),
    next: page.next,
  };
}

export async function countWaiting(call: Call): Promise<{ waiting: number }> {
  return { waiting: await countExclusions(call.db, staffScope(call), { waiting: await waitingFor(call) }) };
}

async function ordersOf(call: Call, rows: readonly ExclusionTable[]) {
  const orders = await presentWorkOrdersByIds(call, [...new Set(rows.map((row) => row.work_order_id))]);
  return new Map(orders.map((order) => [order.id, order]));
}

async function present(call: Call, rows: readonly ExclusionTable[]): Promise<Exclusion[]> {
  const ids = rows.map((row) => row.id);
  const catalogue = await catalogueOf(call);
  const steps = await listExclusionSteps(call.db, call.cityCode, ids);
  const granted = await listExclusionEffects(call.db, call.cityCode, ids);
  const orders = await ordersOf(call, rows);
  const attachments = Map.groupBy(
    await listAttachments(
      call.db,
      call.cityCode,
      steps.map((step) => step.id),
    ),
    (each) => each.subjectId,
  );
  const attachmentsOf = (stepId: string) => (attachments.get(stepId) ?? []).map(({ subjectId: _, ...attachment }) => attachment);
  const presented: Exclusion[] = [];
  for (const row of rows)
    presented.push(
      presentExclusion(row, {
        call,
        catalogue,
        order: orders.get(row.work_order_id),
        steps,
        granted,
        attachmentsOf,
        appealUntil: await appealUntilOf(call, row),
      }),
    );
  return presented;
}

export async function readExclusion(call: Call, id: string): Promise<Exclusion> {
  const row = await findExclusion(call.db, staffScope(call), id);
  const [presented] = row === undefined ? [] : await present(call, [row]);
  if (presented === undefined) throw new Absent("份核减申请");
  return presented;
}

export async function exclusionsOfOrder(call: Call, workOrderId: string): Promise<ReplyOf<typeof listWorkOrderExclusions>> {
  await requireWorkOrder(call, workOrderId);
  const rows = await listExclusionsOfOrder(call.db, staffScope(call), workOrderId);
  const holds = decideHolds(call.actor, "exclusion.apply");
  const isApplicant = holds.ok && agencyOf(call) !== null;
  // Counting what the order costs is left out where nobody could apply.
  const facts = isApplicant ? (await applyFactsOf(call, workOrderId, [])).facts : null;
  return {
    items: await present(call, rows),
    excludable: facts === null ? [] : excludableOf(facts),
    can: { apply: permitOf(facts === null ? all(holds, refuse("exclusion.nothingToExclude")) : decideApply(facts)) },
  };
}

/** Papers of a step are seen by whoever sees its application; throws Absent for others. */
export async function requireStepPapers(call: Call, stepId: string): Promise<void> {
  const id = await findExclusionOfStep(call.db, call.cityCode, stepId);
  const row = id === undefined ? undefined : await findExclusion(call.db, staffScope(call), id);
  if (row === undefined) throw new Absent("个附件");
}
