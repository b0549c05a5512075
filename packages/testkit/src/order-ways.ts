import * as chase from "@yihao/contract/chase";
import * as emergency from "@yihao/contract/emergency";
import * as ends from "@yihao/contract/order-ends";
import * as marks from "@yihao/contract/order-marks";
import * as workOrder from "@yihao/contract/work-order";
import { escalateOverdue } from "@yihao/server/modules/emergency/index";
import { jobCall } from "@yihao/server/platform/jobs";
import { anOrder, dispatchTo, pass, register, reply } from "./builders.ts";
import type { City } from "./city.ts";
import { upload } from "./wire.ts";

/** An order that repeats one which was handled to its end, so that it can be concluded. */
async function aRepeatedOrder(city: City): Promise<string> {
  const first = await anOrder(city, { noReplyWanted: true });
  await dispatchTo(city, first.orderId, "szyl");
  await reply(city, first.orderId, "szyl01");
  await pass(city, first.orderId);
  city.clock.advance(60_000);
  const again = await anOrder(city);
  const lead = await city.as("banzhang01");
  await lead(marks.linkRepeat, { params: { id: again.orderId }, body: { orderId: first.orderId, reason: "同一事项" } });
  return again.orderId;
}

async function conclude(city: City, orderId: string, decision: "confirmed" | "refused"): Promise<void> {
  const minutes = await upload(city, "纪要.png");
  await (await city.as("shenhe01"))(ends.proposeConclusion, {
    params: { id: orderId },
    body: { evidence: "两次核查无误", opinion: "本事项办理终结。", heldOn: "2026-11-01", minutesAttachmentIds: [minutes] },
  });
  const lead = await city.as("banzhang01");
  const { items } = await lead(ends.listConclusionProposals, { query: {} });
  await lead(ends.confirmConclusion, { params: { id: items[0]?.id ?? "" }, body: { decision, reason: "会商意见明确" } });
}

async function terminate(city: City, decision: "accepted" | "refused"): Promise<void> {
  const { orderId } = await anOrder(city);
  await dispatchTo(city, orderId, "szyl");
  const body = { reason: "litigation" as const, basis: "诉求人已经起诉" };
  await (await city.as("szyl01"))(ends.requestTermination, { params: { id: orderId }, body });
  const lead = await city.as("banzhang01");
  const { items } = await lead(ends.listTerminationRequests, { query: {} });
  const settled = { decision, opinion: "意见", explanation: "请按法院程序办理" };
  await lead(ends.decideTermination, { params: { id: items[0]?.id ?? "" }, body: settled });
}

/** Every way that an order can go beside its handling, once. */
export async function everyWay(city: City): Promise<void> {
  const operator = await city.as("zuoxi01");
  const lead = await city.as("banzhang01");
  const [shared, other] = [await anOrder(city), await anOrder(city)];
  await lead(ends.mergeWorkOrder, { params: { id: other.orderId }, body: { intoId: shared.orderId, reason: "同一处" } });
  const joined = await register(operator);
  await operator(workOrder.mergeDemand, { params: joined, body: { workOrderId: shared.orderId, reason: "同一处" } });
  await lead(ends.unmergeDemand, { params: joined, body: { reason: "不是同一处" } });
  const of = { params: { id: shared.orderId } };
  await operator(chase.chaseWorkOrder, { ...of, body: {} });
  await lead(marks.markWorkOrder, { ...of, body: { mark: "key", on: true, reason: "关注" } });
  const agencyId = await city.agencyId("csgl");
  await lead(marks.recuseAgency, { ...of, body: { agencyId, reason: "利害关系" } });
  const { recusals } = await lead(ends.readOrderWays, of);
  await lead(marks.liftRecusal, { params: { id: recusals[0]?.id ?? "" }, body: { reason: "核实无关" } });
  // The first leaves the order to the second, who ends it.
  for (const reason of ["不用了", "也不用了"]) await operator(ends.withdrawWorkOrder, { ...of, body: { reason, way: "phone" } });
  await terminate(city, "refused");
  await terminate(city, "accepted");
  const repeated = await aRepeatedOrder(city);
  await conclude(city, repeated, "refused");
  await conclude(city, repeated, "confirmed");
}

/** An emergency that was late at its first step, and one that was none. */
export async function everyEmergency(city: City): Promise<void> {
  const operator = await city.as("zuoxi01");
  const [lead, leader] = [await city.as("banzhang01"), await city.as("zhuren01")];
  const flag = async () => {
    const { id } = await register(operator);
    return (await operator(emergency.flagEmergency, { params: { id }, body: { reason: "多人围观" } })).id;
  };
  const none = await flag();
  await lead(emergency.confirmEmergency, { params: { id: none }, body: { decision: "refuted", opinion: "误报" } });
  const of = { params: { id: await flag() } };
  city.clock.advance(10 * 60_000);
  await escalateOverdue(jobCall(city.world, "escalate-emergencies"));
  await lead(emergency.confirmEmergency, { ...of, body: { decision: "confirmed", opinion: "属实" } });
  await leader(emergency.directEmergency, { ...of, body: { direction: "到场处置" } });
  await lead(emergency.writeBriefing, { ...of, body: { title: "情况", facts: "多人围观", measures: "已到场" } });
  await leader(emergency.closeEmergency, { ...of, body: { result: "已散去" } });
}
