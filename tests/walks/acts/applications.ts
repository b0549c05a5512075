import * as applications from "@yihao/contract/applications";
import type { Client } from "@yihao/contract/client";
import { handlers, reviewers, type Walk, type WalkAct } from "../act.ts";
import { aPart } from "./handling.ts";

const why = { reason: "配件到货需要时间", basis: "供货合同", explanation: "配件正在采购，需要多一些时间" };

/** Two weeks from now, a Shanghai date. */
const inTwoWeeks = ({ city }: Walk) => new Date(city.clock.now().getTime() + (8 + 14 * 24) * 3_600_000).toISOString().slice(0, 10);

async function lastApplication({ orderId }: Walk, client: Client) {
  const { items } = await client(applications.listWorkOrderApplications, { params: { id: orderId } });
  return items.find((each) => each.can.decide.allowed || each.can.withdraw.allowed) ?? items[0];
}

export const applicationActs: readonly WalkAct[] = [
  {
    name: "申请延期",
    isDetour: true,
    who: handlers,
    weight: 3,
    async find(walk, client) {
      const part = await aPart(walk, client);
      if (part === undefined) return null;
      const body = { amount: 1, ...why };
      return { permit: part.can.extend, run: () => client(applications.applyExtension, { params: { id: part.id }, body }) };
    },
  },
  {
    name: "申请挂起",
    isDetour: true,
    who: handlers,
    weight: 2,
    async find(walk, client) {
      const part = await aPart(walk, client);
      if (part === undefined) return null;
      const body = { reviewOn: inTwoWeeks(walk), ...why };
      return { permit: part.can.pause, run: () => client(applications.applyPause, { params: { id: part.id }, body }) };
    },
  },
  {
    name: "申请认定超职责",
    isDetour: true,
    who: handlers,
    weight: 1,
    async find(walk, client) {
      const part = await aPart(walk, client);
      if (part === undefined) return null;
      const body = { reason: "法律没有规定由行政机关办理", basis: "民法典" };
      return { permit: part.can.claimBeyondDuty, run: () => client(applications.claimBeyondDuty, { params: { id: part.id }, body }) };
    },
  },
  {
    name: "审核申请",
    who: reviewers,
    weight: 4,
    async find(walk, client) {
      const asked = await lastApplication(walk, client);
      if (asked === undefined) return null;
      const body = { decision: walk.random.isOneIn(3) ? ("refused" as const) : ("granted" as const), opinion: "经核对" };
      return { permit: asked.can.decide, run: () => client(applications.decideApplication, { params: { id: asked.id }, body }) };
    },
  },
  {
    name: "撤回申请",
    isDetour: true,
    who: handlers,
    weight: 1,
    async find(walk, client) {
      const asked = await lastApplication(walk, client);
      if (asked === undefined) return null;
      return { permit: asked.can.withdraw, run: () => client(applications.withdrawApplication, { params: { id: asked.id } }) };
    },
  },
  {
    name: "恢复办理",
    who: [...handlers, "shenhe01"],
    weight: 3,
    async find(walk, client) {
      const part = await aPart(walk, client);
      if (part === undefined) return null;
      const body = { reason: "配件已到货" };
      return { permit: part.can.resume, run: () => client(applications.resumeAssignment, { params: { id: part.id }, body }) };
    },
  },
  {
    name: "收回下派",
    isDetour: true,
    who: ["chongchuan01"],
    weight: 1,
    async find(walk, client) {
      const part = await aPart(walk, client);
      if (part === undefined) return null;
      const body = { reason: "由本级直接办理" };
      return { permit: part.can.takeBack, run: () => client(applications.takeBackDelegation, { params: { id: part.id }, body }) };
    },
  },
];
