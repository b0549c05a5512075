import * as callback from "@yihao/contract/callback";
import type { Client } from "@yihao/contract/client";
import * as review from "@yihao/contract/review";
import { officers, reviewers, type Walk, type WalkAct } from "../act.ts";

async function lastCallback({ orderId }: Walk, client: Client) {
  return (await client(callback.listWorkOrderCallbacks, { params: { id: orderId } })).items[0];
}

export const answeringActs: readonly WalkAct[] = [
  {
    name: "审核通过",
    who: reviewers,
    weight: 4,
    async find({ orderId }, client) {
      const { can } = await client(review.listReviews, { params: { id: orderId } });
      return { permit: can.pass, run: () => client(review.reviewReply, { params: { id: orderId }, body: { verdict: "passed" } }) };
    },
  },
  {
    name: "退回重办",
    isDetour: true,
    who: reviewers,
    weight: 1,
    async find({ orderId }, client) {
      const { can } = await client(review.listReviews, { params: { id: orderId } });
      const body = { verdict: "sentBack" as const, opinion: "没有说明何时修好" };
      return { permit: can.sendBack, run: () => client(review.reviewReply, { params: { id: orderId }, body }) };
    },
  },
  {
    name: "领取回访",
    who: officers,
    weight: 4,
    async find(walk, client) {
      const last = await lastCallback(walk, client);
      return last === undefined ? null : { permit: last.can.claim, run: () => client(callback.claimCallback, { params: { id: last.id } }) };
    },
  },
  {
    name: "放回",
    isDetour: true,
    who: officers,
    weight: 1,
    async find(walk, client) {
      const last = await lastCallback(walk, client);
      return last === undefined
        ? null
        : { permit: last.can.release, run: () => client(callback.releaseCallback, { params: { id: last.id } }) };
    },
  },
  {
    name: "未接通",
    isDetour: true,
    who: officers,
    weight: 2,
    async find(walk, client) {
      const last = await lastCallback(walk, client);
      if (last === undefined) return null;
      return {
        permit: last.can.attempt,
        run: () => client(callback.attemptCallback, { params: { id: last.id }, body: { outcome: "noAnswer" } }),
      };
    },
  },
  {
    name: "登记评价",
    who: officers,
    weight: 4,
    async find(walk, client) {
      const last = await lastCallback(walk, client);
      if (last === undefined) return null;
      const isContent = walk.random.isOneIn(2);
      const body = isContent
        ? { isContacted: true, solved: "solved" as const, satisfaction: "satisfied" as const }
        : { isContacted: true, solved: "unsolved" as const, satisfaction: "dissatisfied" as const, comment: "灯还是不亮" };
      return { permit: last.can.evaluate, run: () => client(callback.evaluateCallback, { params: { id: last.id }, body }) };
    },
  },
];
