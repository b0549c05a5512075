import { newId } from "../../../kernel/ids.ts";
import type { Act } from "../../../platform/world.ts";
import { type DemandFacts, insertConclusion, markMoved, updateOrderOfMerged } from "../store/index.ts";
import { move } from "./dispose.ts";

/**
 * The requester of an order withdrew while others stand behind it: the next one takes its place with all that was dispatched for it, so
 * that a demand with its first dispatch still stands behind every dispatched order. Both are locked by the caller.
 */
export async function handOrderOn(act: Act, from: DemandFacts, to: DemandFacts, workOrderId: string): Promise<void> {
  await move(act, from, "withdraw");
  await move(act, to, "unmerge");
  await move(act, { ...to, state: "registered" }, "order", { workOrderId });
  if (from.state === "dispatched") await move(act, { ...to, state: "ordered" }, "dispatch");
  const key = (demand: DemandFacts) => ({ cityCode: act.cityCode, id: demand.id });
  await markMoved(act.db, key(from), { state: "withdrawn", first_dispatched_at: null });
  await markMoved(act.db, key(to), {
    state: from.state === "dispatched" ? "dispatched" : "ordered",
    first_dispatched_at: from.first_dispatched_at,
    disposed_at: from.disposed_at,
  });
}

/** 并单: what was merged into an order goes with it into the next. */
export async function moveMergedDemands(act: Act, fromOrderId: string, intoOrderId: string): Promise<void> {
  await updateOrderOfMerged(act.db, act.cityCode, fromOrderId, intoOrderId);
}

/** What was concluded is kept with the numbers of those who hear it, so that the same matter is answered with the same opinion. */
export async function recordConclusion(
  act: Act,
  concluded: { workOrderId: string; orderNumber: string; platformCode: string; categoryCode: string | null; opinion: string },
  demands: readonly DemandFacts[],
): Promise<void> {
  const [own] = demands;
  if (own === undefined) return;
  await insertConclusion(act.db, {
    city_code: act.cityCode,
    id: newId(act.at),
    work_order_id: concluded.workOrderId,
    order_number: concluded.orderNumber,
    platform_code: concluded.platformCode,
    category_code: concluded.categoryCode,
    requester_digests: demands
      .flatMap((demand) => [demand.contact_phone_digest, demand.caller_number_digest])
      .filter((each) => each !== null),
    content: own.content,
    opinion: concluded.opinion,
    concluded_at: act.at,
  });
}
