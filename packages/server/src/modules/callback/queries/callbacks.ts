import type { Callback, Evaluation, listCallbacks as listCallbacksEndpoint, listWorkOrderCallbacks } from "@yihao/contract/callback";
import type { QueryOf, ReplyOf } from "@yihao/contract/endpoint";
import { TypicalCaseKind } from "@yihao/contract/typical-case";
import { decideHolds } from "../../../kernel/actor.ts";
import { decodeTimeCursor, pageOfRows } from "../../../kernel/cursor.ts";
import { Absent, type Decision, permitOf } from "../../../kernel/decision.ts";
import { maskPhone } from "../../../kernel/masking.ts";
import type { Call } from "../../../platform/world.ts";
import { type DemandFacts, findDemand, findDemandOutcome, hidesIdentityOf, readDemand } from "../../demand/index.ts";
import { catalogueOf } from "../../directory/index.ts";
import { replyGivenTo } from "../../handling/index.ts";
import { requireWorkOrder, staffScope } from "../../work-order/index.ts";
import { officerOf } from "../actions/subject.ts";
import { presentCallback, presentRow } from "../present.ts";
import { decideTypicalCase } from "../rules/index.ts";
import {
  type CallbackTable,
  countPools,
  findCallback,
  findTypicalCaseOf,
  listAttempts,
  listCallbacks,
  listEvaluations,
  listOfAnswer,
  listOfOrder,
  listRechecks,
} from "../store/index.ts";

export async function pageOfCallbacks(call: Call, query: QueryOf<typeof listCallbacksEndpoint>) {
  const catalogue = await catalogueOf(call);
  const pool = query.pool === "open" ? { kind: "open" as const } : { kind: query.pool, accountId: officerOf(call) ?? "" };
  const rows = await listCallbacks(call.db, staffScope(call), pool, decodeTimeCursor(query.after), query.limit + 1);
  const sortedBy = (row: CallbackTable) => (query.pool === "done" ? (row.finished_at ?? row.due_at) : row.due_at);
  const page = pageOfRows(rows, query.limit, (row) => ({ value: sortedBy(row).toISOString(), id: row.id }));
  return { items: page.items.map((row) => presentRow(row, { catalogue, now: call.at })), next: page.next };
}

export const countOfPools = (call: Call) => countPools(call.db, staffScope(call), officerOf(call) ?? "");

/** All rounds of an order with the first and the final satisfaction, each of a valid evaluation. */
export async function callbacksOf(call: Call, workOrderId: string): Promise<ReplyOf<typeof listWorkOrderCallbacks>> {
  const order = await requireWorkOrder(call, workOrderId);
  const callbacks = await listOfOrder(call.db, call.cityCode, workOrderId);
  const [reply, demand] = await Promise.all([replyGivenTo(call, workOrderId), findDemand(call.db, call.cityCode, order.demand_id)]);
  const items = await detailsOf(call, callbacks, demand, { registeredBy: order.registered_by, repliedBy: reply?.replied_by ?? null });
  const valid = items.flatMap((item) => (item.evaluation?.validity === "valid" ? [item.evaluation] : []));
  const finalSatisfaction = finalOf(valid);
  return {
    items,
    firstSatisfaction: valid.find((each) => each.isFirst)?.satisfaction ?? null,
    finalSatisfaction,
    can: { writeTypicalCase: permitOf(await decideWriteCase(call, workOrderId, valid)) },
  };
}

const finalOf = (valid: readonly Evaluation[]) => valid.find((each) => each.isFinal)?.satisfaction ?? null;

/** A case of at least one kind may be written; which one, the form asks and the act decides. */
async function decideWriteCase(call: Call, workOrderId: string, valid: readonly Evaluation[]): Promise<Decision> {
  const may = decideHolds(call.actor, "supervision.work");
  if (!may.ok) return may;
  const wasDissatisfied = valid.some((each) => each.satisfaction === "dissatisfied");
  const [good, bad] = await Promise.all(
    TypicalCaseKind.values.map(async (kind) => {
      const known = (await findTypicalCaseOf(call.db, call.cityCode, { work_order_id: workOrderId, kind })) !== undefined;
      return decideTypicalCase({ kind, finalSatisfaction: finalOf(valid), wasDissatisfied, known });
    }),
  );
  return good?.ok === true || bad === undefined ? (good ?? may) : bad;
}

/** 在线解答的回访: none when the answer is not in the sample. */
export async function callbacksOfAnswer(call: Call, demandId: string): Promise<{ items: Callback[] }> {
  await readDemand(call, demandId);
  const [callbacks, demand, outcome] = await Promise.all([
    listOfAnswer(call.db, call.cityCode, demandId),
    findDemand(call.db, call.cityCode, demandId),
    findDemandOutcome(call.db, call.cityCode, demandId),
  ]);
  const makers = { registeredBy: demand?.registered_by ?? null, repliedBy: outcome.answer?.answered_by ?? null };
  return { items: await detailsOf(call, callbacks, demand, makers) };
}

async function detailsOf(
  call: Call,
  callbacks: readonly CallbackTable[],
  demand: DemandFacts | undefined,
  makers: { registeredBy: string | null; repliedBy: string | null },
): Promise<Callback[]> {
  const ids = callbacks.map((callback) => callback.id);
  const [attempts, evaluations, catalogue] = await Promise.all([
    listAttempts(call.db, call.cityCode, ids),
    listEvaluations(call.db, call.cityCode, ids),
    catalogueOf(call),
  ]);
  const rechecks = await listRechecks(
    call.db,
    call.cityCode,
    evaluations.map((each) => each.id),
  );
  const isShown = demand !== undefined && !hidesIdentityOf(demand, call.actor);
  const phone = isShown ? call.world.crypto.open(demand.contact_phone_sealed ?? demand.caller_number_sealed) : null;
  return callbacks.map((callback) => {
    const evaluation = evaluations.find((each) => each.callback_id === callback.id);
    return presentCallback(callback, {
      attempts: attempts.filter((each) => each.callback_id === callback.id),
      evaluation,
      recheck: rechecks.find((each) => each.evaluation_id === evaluation?.id),
      // The whole number is got by a look with its purpose.
      contactPhone: phone === null ? null : maskPhone(phone),
      ...makers,
      hidesWords: !isShown,
      catalogue,
      now: call.at,
      actor: call.actor,
    });
  });
}

export async function readCallback(call: Call, id: string): Promise<Callback> {
  const callback = await findCallback(call.db, call.cityCode, id);
  if (callback === undefined) throw new Absent("项回访");
  const all =
    callback.work_order_id === null ? await callbacksOfAnswer(call, callback.demand_id) : await callbacksOf(call, callback.work_order_id);
  const shown = all.items.find((each) => each.id === id);
  if (shown === undefined) throw new Absent("项回访");
  return shown;
}
