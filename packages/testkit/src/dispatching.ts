import * as conferral from "@yihao/contract/conferral";
import * as dispatch from "@yihao/contract/dispatch";
import { anOrder, dispatchTo } from "./builders.ts";
import type { City } from "./city.ts";
import { upload } from "./wire.ts";

/** Every conferral's way, once: one that is held and names who leads, one that is cancelled. */
async function everyConferral(city: City): Promise<void> {
  const dispatcher = await city.as("paidan01");
  const { orderId } = await anOrder(city);
  const leadAgencyId = await city.agencyId("csgl");
  const plan = async () => {
    const body = {
      kind: "special" as const,
      title: "跃龙路路灯归属会商",
      startsAt: city.clock.now().toISOString(),
      place: "三楼会议室",
      agencyIds: [leadAgencyId],
      orders: [{ workOrderId: orderId, question: "由谁养护" }],
    };
    return { params: { id: (await dispatcher(conferral.planConferral, { body })).id } };
  };
  await dispatcher(conferral.cancelConferral, { ...(await plan()), body: { reason: "参会单位改期" } });
  const held = {
    minutes: "经会商，该路段路灯由市城管局负责养护。",
    attachmentIds: [await upload(city, "纪要.png")],
    outcomes: [{ workOrderId: orderId, outcome: "lead" as const, leadAgencyId }],
  };
  await dispatcher(conferral.holdConferral, { ...(await plan()), body: held });
  const body = { leadAgencyId, opinion: "按会商意见办理", basis: "designated" as const };
  await dispatcher(dispatch.dispatchWorkOrder, { params: { id: orderId }, body });
}

/** Every way that the centre has with a dispatch beside the ordinary one, once: taken back, elevated, conferred on. */
export async function everyDispatchWay(city: City): Promise<void> {
  const { orderId } = await anOrder(city);
  const params = { id: orderId };
  await dispatchTo(city, orderId, "szyl");
  await (await city.as("paidan01"))(dispatch.reassignWorkOrder, { params, body: { reason: "派错单位，收回重派" } });
  await dispatchTo(city, orderId, "chongchuan");
  await (await city.as("duban01"))(dispatch.elevateWorkOrder, { params, body: { reason: "涉及两区，由市级牵头" } });
  await everyConferral(city);
}
