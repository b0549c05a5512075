import * as chase from "@yihao/contract/chase";
import * as ends from "@yihao/contract/order-ends";
import * as marks from "@yihao/contract/order-marks";
import * as workOrder from "@yihao/contract/work-order";
import { dispatchers, handlers, type WalkAct } from "../act.ts";

export const orderWays: readonly WalkAct[] = [
  {
    name: "催单",
    isDetour: true,
    who: ["zuoxi01", "banzhang01"],
    weight: 2,
    async find({ orderId }, client) {
      const { can } = await client(ends.readOrderWays, { params: { id: orderId } });
      return { permit: can.chase, run: () => client(chase.chaseWorkOrder, { params: { id: orderId }, body: { words: "什么时候能修好" } }) };
    },
  },
  {
    name: "标注重点",
    isDetour: true,
    who: dispatchers,
    weight: 1,
    async find({ orderId }, client) {
      const { can } = await client(ends.readOrderWays, { params: { id: orderId } });
      const { isKey } = await client(workOrder.readWorkOrder, { params: { id: orderId } });
      const body = { mark: "key" as const, on: !isKey, reason: "涉及学校周边" };
      return { permit: can.markKey, run: () => client(marks.markWorkOrder, { params: { id: orderId }, body }) };
    },
  },
  {
    name: "撤单",
    isDetour: true,
    who: ["zuoxi01"],
    weight: 1,
    async find({ orderId, random }, client) {
      // Rarely, or few walks would come far.
      if (!random.isOneIn(4)) return null;
      const { can } = await client(ends.readOrderWays, { params: { id: orderId } });
      const body = { reason: "诉求人来电说已自行解决", way: "phone" as const };
      return { permit: can.withdraw, run: () => client(ends.withdrawWorkOrder, { params: { id: orderId }, body }) };
    },
  },
  {
    name: "申请终止办理",
    isDetour: true,
    who: handlers,
    weight: 1,
    async find({ orderId }, client) {
      const { can } = await client(ends.readOrderWays, { params: { id: orderId } });
      const body = { reason: "requesterUncooperative" as const, basis: "多次联系，诉求人拒绝提供地址。" };
      return { permit: can.requestTermination, run: () => client(ends.requestTermination, { params: { id: orderId }, body }) };
    },
  },
  {
    name: "审核终止办理",
    who: ["banzhang01"],
    weight: 2,
    async find({ orderId, random }, client) {
      const { terminationRequests } = await client(ends.readOrderWays, { params: { id: orderId } });
      const asked = terminationRequests.find((each) => each.can.decide.allowed) ?? terminationRequests[0];
      if (asked === undefined) return null;
      const isAccepted = random.isOneIn(4);
      const body = isAccepted
        ? { decision: "accepted" as const, opinion: "情况属实", explanation: "因无法核实，终止办理；可补充后再次反映。" }
        : { decision: "refused" as const, opinion: "请继续联系" };
      return { permit: asked.can.decide, run: () => client(ends.decideTermination, { params: { id: asked.id }, body }) };
    },
  },
];
