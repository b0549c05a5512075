import type { Client } from "@yihao/contract/client";
import * as directory from "@yihao/contract/directory";
import * as handling from "@yihao/contract/handling";
import * as posts from "@yihao/contract/posts";
import * as replies from "@yihao/contract/replies";
import { aReply } from "@yihao/testkit/builders";
import type { City } from "@yihao/testkit/city";
import { handlers, type Walk, type WalkAct } from "../act.ts";
import { aPart } from "./handling.ts";

/** 人社局 has its replies signed, so that some walks pass through its leaders' hands. Called once for a city. */
export async function appointLeaders(city: City): Promise<void> {
  const admin = await city.as("admin");
  const id = await city.agencyId("rsj");
  const people = (await admin(posts.listColleagues, { query: { agencyId: id } })).items.filter((each) =>
    each.roles.includes("agencyLeader"),
  );
  const [deputy, main] = people;
  if (deputy === undefined || main === undefined) throw new Error("rsj has no leaders");
  const body = { accountId: deputy.accountId, deputyAccountId: main.accountId };
  for (const post of ["deputyLeader", "mainLeader"] as const) await admin(posts.setPost, { params: { id, post }, body });
  await admin(directory.updateAgency, { params: { id }, body: { signOff: "mainLeader" } });
}

/** Ten working days from today, as the city counts them. */
async function aPromise({ city }: Walk, client: Client) {
  const today = new Date(city.clock.now().getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
  const { onDate } = await client(directory.computeDeadline, { query: { from: today, days: 10 } });
  return { promisedOn: onDate, plan: "电缆须开挖更换，已列入施工计划。" };
}

async function aWaitingReply({ orderId }: Walk, client: Client) {
  const { items } = await client(handling.listWorkOrderAssignments, { params: { id: orderId } });
  const signed = items.flatMap((part) => part.replies).filter((reply) => reply.signOffs.length > 0);
  return signed.find((reply) => reply.verdict === "awaitingSignOff") ?? signed.at(-1);
}

export const repliesActs: readonly WalkAct[] = [
  {
    name: "登记联系",
    isDetour: true,
    who: handlers,
    weight: 2,
    async find(walk, client) {
      const part = await aPart(walk, client);
      if (part === undefined) return null;
      const body = {
        at: walk.city.clock.now().toISOString(),
        way: "phone" as const,
        outcome: walk.random.pick(["reached", "noAnswer"] as const),
      };
      return { permit: part.can.contact, run: () => client(replies.recordContact, { params: { id: part.id }, body }) };
    },
  },
  {
    name: "阶段性答复",
    isDetour: true,
    who: handlers,
    weight: 1,
    async find(walk, client) {
      const part = await aPart(walk, client);
      if (part === undefined) return null;
      const body = { publicReply: "您好，我们已到场查看，正在安排维修。", internalAccount: "已到场。" };
      return { permit: part.can.replyInterim, run: () => client(replies.replyInterim, { params: { id: part.id }, body }) };
    },
  },
  {
    name: "申请阶段性办结",
    isDetour: true,
    who: handlers,
    weight: 2,
    async find(walk, client) {
      const part = await aPart(walk, client);
      // Promised once, by the lead: what the form does not offer otherwise.
      if (part === undefined || part.role !== "lead" || part.parentAssignmentId !== null || part.followUpDueAt !== null) return null;
      const body = { ...aReply, interim: await aPromise(walk, client) };
      return { permit: part.can.reply, run: () => client(handling.replyAssignment, { params: { id: part.id }, body }) };
    },
  },
  {
    name: "审签同意",
    who: ["rsjld01", "rsjld02"],
    weight: 3,
    async find(walk, client) {
      const reply = await aWaitingReply(walk, client);
      if (reply === undefined) return null;
      return {
        permit: reply.can.signOff,
        run: () => client(replies.signReply, { params: { id: reply.id }, body: { verdict: "signed" } }),
      };
    },
  },
  {
    name: "审签退回",
    isDetour: true,
    who: ["rsjld01", "rsjld02"],
    weight: 1,
    async find(walk, client) {
      const reply = await aWaitingReply(walk, client);
      if (reply === undefined) return null;
      const body = { verdict: "refused" as const, opinion: "请写明依据的条款" };
      return { permit: reply.can.refuseSignOff, run: () => client(replies.signReply, { params: { id: reply.id }, body }) };
    },
  },
];
