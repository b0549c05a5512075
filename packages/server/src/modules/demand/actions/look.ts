import type { revealDemand } from "@yihao/contract/demand";
import type { BodyOf, ReplyOf } from "@yihao/contract/endpoint";
import { emit } from "../../../platform/events.ts";
import { transact } from "../../../platform/transact.ts";
import type { Act, Call } from "../../../platform/world.ts";
import type { DemandFacts } from "../store/index.ts";
import { loadVisible } from "./dispose.ts";

export type Revealed = ReplyOf<typeof revealDemand>;

/** 查看原始个人信息: the purpose is written down before anything is shown. */
export async function reveal(call: Call, id: string, body: BodyOf<typeof revealDemand>): Promise<Revealed> {
  return transact(call, async (act) => revealIn(act, await loadVisible(act, id), body.purpose));
}

/** For modules that have decided that this person may look. */
export async function revealIn(act: Act, demand: DemandFacts, purpose: string): Promise<Revealed> {
  const { crypto } = act.world;
  await emit(act, {
    type: "demand.revealed",
    subjectId: demand.id,
    demandId: demand.id,
    workOrderId: demand.work_order_id,
    reason: purpose,
  });
  return {
    requesterName: crypto.open(demand.requester_name_sealed),
    callerNumber: crypto.open(demand.caller_number_sealed),
    contactPhone: crypto.open(demand.contact_phone_sealed),
    email: crypto.open(demand.email_sealed),
    address: crypto.open(demand.address_sealed),
  };
}
