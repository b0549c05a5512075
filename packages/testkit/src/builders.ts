import type { Client } from "@yihao/contract/client";
import * as demand from "@yihao/contract/demand";
import * as dispatch from "@yihao/contract/dispatch";
import type { CallOf } from "@yihao/contract/endpoint";
import * as handling from "@yihao/contract/handling";
import * as review from "@yihao/contract/review";
import * as workOrder from "@yihao/contract/work-order";
import type { City } from "./city.ts";

type Draft = CallOf<typeof demand.registerDemand>["body"];
let made = 0;

/** An ordinary demand; `more` says what is special about it. */
function aDemand(more: Partial<Draft> = {}): Draft {
  made += 1;
  return {
    requestKey: `test-${process.pid}-${made}`,
    kind: "complaint",
    title: "小区门口路灯不亮",
    content: `濠东路小区北门的路灯坏了一个多星期，晚上老人出门看不清，希望尽快修好。（第${made}件）`,
    categoryCode: "040501",
    regionCode: "320613",
    requesterName: "王建华",
    callerNumber: "13900000001",
    ...more,
  };
}

export async function register(operator: Client, more: Partial<Draft> = {}) {
  return operator(demand.registerDemand, { body: aDemand(more) });
}

/** A demand that waits for the dispatcher; returns both ids. */
export async function anOrder(city: City, more: Partial<Draft> = {}) {
  const operator = await city.as("zuoxi01");
  const receipt = await register(operator, more);
  const order = await operator(workOrder.createWorkOrder, { params: { id: receipt.id }, body: {} });
  return { receipt, demandId: receipt.id, orderId: order.id };
}

export async function dispatchTo(city: City, orderId: string, lead: string, supporting: string[] = []) {
  const dispatcher = await city.as("paidan01");
  return dispatcher(dispatch.dispatchWorkOrder, {
    params: { id: orderId },
    body: {
      leadAgencyId: await city.agencyId(lead),
      supportingAgencyIds: await Promise.all(supporting.map((code) => city.agencyId(code))),
    },
  });
}

/** The open assignment of the lead agency. */
export async function leadAssignment(city: City, orderId: string, handler: string) {
  const client = await city.as(handler);
  const { items } = await client(handling.listWorkOrderAssignments, { params: { id: orderId } });
  const led = items.filter((each) => each.role === "lead" && each.parentAssignmentId === null);
  // Under a clock that stands still the order of two dispatches is not told by their time.
  const found = led.findLast((each) => each.state !== "returned" && each.state !== "ended") ?? led.at(-1);
  if (found === undefined) throw new Error("no lead assignment");
  return found;
}

export const aReply = {
  internalAccount: "已派人到场更换灯具三盏。",
  publicReply: "您好，路灯已于今天修复并恢复照明，感谢您的反映。",
  isResolved: true,
};

/** Acknowledged and answered, waiting for review. */
export async function reply(city: City, orderId: string, handler: string, more: Partial<typeof aReply> = {}) {
  const client = await city.as(handler);
  const assignment = await leadAssignment(city, orderId, handler);
  if (assignment.state === "awaitingAcknowledgement") await client(handling.acknowledgeAssignment, { params: { id: assignment.id } });
  return client(handling.replyAssignment, { params: { id: assignment.id }, body: { ...aReply, ...more } });
}

export async function pass(city: City, orderId: string) {
  return (await city.as("shenhe01"))(review.reviewReply, { params: { id: orderId }, body: { verdict: "passed" } });
}
