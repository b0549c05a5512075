import type { Client } from "@yihao/contract/client";
import * as handling from "@yihao/contract/handling";
import { aReply } from "@yihao/testkit/builders";
import { dispatchers, handlers, type Walk, type WalkAct } from "../act.ts";

/** One of the parts of the order, whoever's it is: the server says whether this person may. */
export async function aPart({ random, orderId }: Walk, client: Client) {
  const seen = await client(handling.listWorkOrderAssignments, { params: { id: orderId } }).catch(() => undefined);
  if (seen === undefined || seen.items.length === 0) return undefined;
  const open = seen.items.filter((each) => each.can.acknowledge.allowed || each.can.reply.allowed || each.can.return.allowed);
  return random.pick(open.length > 0 && !random.isOneIn(5) ? open : seen.items);
}

export const handlingActs: readonly WalkAct[] = [
  {
    name: "签收",
    who: handlers,
    weight: 6,
    async find(walk, client) {
      const part = await aPart(walk, client);
      if (part === undefined) return null;
      return { permit: part.can.acknowledge, run: () => client(handling.acknowledgeAssignment, { params: { id: part.id } }) };
    },
  },
  {
    name: "答复",
    who: handlers,
    weight: 6,
    async find(walk, client) {
      const part = await aPart(walk, client);
      if (part === undefined) return null;
      return { permit: part.can.reply, run: () => client(handling.replyAssignment, { params: { id: part.id }, body: aReply }) };
    },
  },
  {
    name: "下派",
    isDetour: true,
    who: ["chongchuan01"],
    weight: 2,
    async find(walk, client) {
      const part = await aPart(walk, client);
      if (part === undefined || part.agencyId !== (await walk.city.agencyId("chongchuan"))) return null;
      const body = { agencyId: await walk.city.agencyId("chongchuan-csgl"), opinion: "请现场处置" };
      return { permit: part.can.delegate, run: () => client(handling.delegateAssignment, { params: { id: part.id }, body }) };
    },
  },
  {
    name: "申请退单",
    isDetour: true,
    who: handlers,
    weight: 2,
    async find(walk, client) {
      const part = await aPart(walk, client);
      if (part === undefined) return null;
      const body = { reason: "不属于本单位职责", basis: "部门三定规定" };
      return { permit: part.can.return, run: () => client(handling.returnAssignment, { params: { id: part.id }, body }) };
    },
  },
  {
    name: "退单审核",
    who: dispatchers,
    weight: 3,
    async find({ random, orderId }, client) {
      const { returns } = await client(handling.listWorkOrderAssignments, { params: { id: orderId } });
      const request = returns[0];
      if (request === undefined) return null;
      const body = { decision: random.isOneIn(2) ? ("accepted" as const) : ("refused" as const), opinion: "经核对" };
      return { permit: request.can.decide, run: () => client(handling.decideReturn, { params: { id: request.id }, body }) };
    },
  },
];
