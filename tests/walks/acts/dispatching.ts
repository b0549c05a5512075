import * as dispatch from "@yihao/contract/dispatch";
import * as objection from "@yihao/contract/objection";
import * as workOrder from "@yihao/contract/work-order";
import { agencies, dispatchers, handlers, type WalkAct } from "../act.ts";

export const dispatching: readonly WalkAct[] = [
  {
    name: "派单",
    who: dispatchers,
    weight: 6,
    async find({ city, random, orderId }, client) {
      const { can } = await client(dispatch.listDispatches, { params: { id: orderId } });
      const lead = random.pick(agencies);
      const supporting = agencies.filter((code) => code !== lead && random.isOneIn(4));
      const body = {
        leadAgencyId: await city.agencyId(lead),
        supportingAgencyIds: await Promise.all(supporting.map((code) => city.agencyId(code))),
        opinion: "请依法办理",
        confirmReturnedBefore: "经核对仍属该单位",
      };
      return { permit: can.dispatch, run: () => client(dispatch.dispatchWorkOrder, { params: { id: orderId }, body }) };
    },
  },
  {
    name: "退回补充",
    isDetour: true,
    who: dispatchers,
    weight: 1,
    async find({ orderId }, client) {
      const { can } = await client(dispatch.listDispatches, { params: { id: orderId } });
      const body = { reason: "请补充门牌号" };
      return { permit: can.sendBack, run: () => client(dispatch.sendBackWorkOrder, { params: { id: orderId }, body }) };
    },
  },
  {
    name: "补充",
    who: ["zuoxi01", "banzhang01"],
    weight: 2,
    async find({ orderId }, client) {
      const { can } = await client(workOrder.readWorkOrder, { params: { id: orderId } });
      const body = { supplement: "在北门东侧第二根灯杆" };
      return { permit: can.complete, run: () => client(workOrder.completeWorkOrder, { params: { id: orderId }, body }) };
    },
  },
  {
    name: "指定派单",
    isDetour: true,
    who: ["banzhang01", "zhuren01"],
    weight: 1,
    async find({ city, random, orderId }, client) {
      const { can } = await client(dispatch.listDispatches, { params: { id: orderId } });
      const body = {
        basis: "designated" as const,
        leadAgencyId: await city.agencyId(random.pick(agencies)),
        reason: "职责有争议，指定办理",
      };
      return { permit: can.designate, run: () => client(dispatch.designateWorkOrder, { params: { id: orderId }, body }) };
    },
  },
  {
    name: "提出派单异议",
    isDetour: true,
    who: handlers,
    weight: 2,
    async find({ orderId }, client) {
      const [mine] = (await client(objection.listWorkOrderObjections, { params: { id: orderId } })).mine;
      if (mine === undefined) return null;
      const body = { reason: "职责不在本单位", basis: "三定规定", attachmentIds: [] };
      return { permit: mine.raise, run: () => client(objection.raiseObjection, { params: { id: mine.assignmentId }, body }) };
    },
  },
  {
    name: "审定派单异议",
    who: ["banzhang01", "zhuren01"],
    weight: 2,
    async find({ orderId, random }, client) {
      const { items } = await client(objection.listWorkOrderObjections, { params: { id: orderId } });
      const asked = items.find((each) => each.can.decide.allowed) ?? items[0];
      if (asked === undefined) return null;
      const body = { decision: random.isOneIn(2) ? ("upheld" as const) : ("dismissed" as const), opinion: "经会商" };
      return { permit: asked.can.decide, run: () => client(objection.decideObjection, { params: { id: asked.id }, body }) };
    },
  },
];
