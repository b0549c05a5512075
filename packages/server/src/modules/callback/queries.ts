import type { listCallbacks as listCallbacksEndpoint, listWorkOrderCallbacks } from "@yihao/contract/callback";
import type { QueryOf, ReplyOf } from "@yihao/contract/endpoint";
import { decodeTimeCursor, pageOfRows } from "../../kernel/cursor.ts";
import { Absent } from "../../kernel/decision.ts";
import { maskPhone } from "../../kernel/masking.ts";
import type { Call } from "../../platform/world.ts";
import { findDemand, hidesIdentityOf } from "../demand/index.ts";
import { catalogueOf } from "../directory/index.ts";
import { replyGivenTo } from "../handling/index.ts";
import { requireWorkOrder, staffScope } from "../work-order/index.ts";
import { officerOf } from "./actions/pool.ts";
import { presentCallback, presentRow } from "./present.ts";
import { countPools, findCallback, listAttempts, listCallbacks, listEvaluations, listOfOrder } from "./store/index.ts";

export async function pageOfCallbacks(call: Call, query: QueryOf<typeof listCallbacksEndpoint>) {
  const catalogue = await catalogueOf(call);
  const pool = query.pool === "open" ? { kind: "open" as const } : { kind: query.pool, accountId: officerOf(call) ?? "" };
  const rows = await listCallbacks(call.db, staffScope(call), pool, decodeTimeCursor(query.after), query.limit + 1);
  const page = pageOfRows(rows, query.limit, (row) => ({ value: row.created_at.toISOString(), id: row.id }));
  return { items: page.items.map((row) => presentRow(row, catalogue)), next: page.next };
}

export const countOfPools = (call: Call) => countPools(call.db, staffScope(call), officerOf(call) ?? "");

export async function callbacksOf(call: Call, workOrderId: string): Promise<ReplyOf<typeof listWorkOrderCallbacks>> {
  const order = await requireWorkOrder(call, workOrderId);
  const callbacks = await listOfOrder(call.db, call.cityCode, workOrderId);
  const ids = callbacks.map((callback) => callback.id);
  const [attempts, evaluations, reply, demand, catalogue] = await Promise.all([
    listAttempts(call.db, call.cityCode, ids),
    listEvaluations(call.db, call.cityCode, ids),
    replyGivenTo(call, workOrderId),
    findDemand(call.db, call.cityCode, order.demand_id),
    catalogueOf(call),
  ]);
  const isShown = demand !== undefined && !hidesIdentityOf(demand, call.actor);
  const phone = isShown ? call.world.crypto.open(demand.contact_phone_sealed ?? demand.caller_number_sealed) : null;
  return {
    items: callbacks.map((callback) =>
      presentCallback(callback, {
        attempts: attempts.filter((each) => each.callback_id === callback.id).map((each) => (isShown ? each : { ...each, note: null })),
        evaluation: evaluations.find((each) => each.callback_id === callback.id),
        // The whole number is got by a look with its purpose.
        contactPhone: phone === null ? null : maskPhone(phone),
        registeredBy: order.registered_by,
        repliedBy: reply?.replied_by ?? null,
        catalogue,
        actor: call.actor,
      }),
    ),
  };
}

export async function readCallback(call: Call, id: string) {
  const callback = await findCallback(call.db, call.cityCode, id);
  const shown = callback === undefined ? undefined : (await callbacksOf(call, callback.work_order_id)).items.find((each) => each.id === id);
  if (shown === undefined) throw new Absent("项回访");
  return shown;
}
