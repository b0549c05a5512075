import * as directory from "@yihao/contract/directory";
import * as dispatch from "@yihao/contract/dispatch";
import * as handling from "@yihao/contract/handling";
import * as objection from "@yihao/contract/objection";
import * as posts from "@yihao/contract/posts";
import * as replies from "@yihao/contract/replies";
import { dateOf, instantOf } from "@yihao/server/kernel/shanghai";
import { handlingJobs } from "@yihao/server/modules/handling/index";
import { jobCall } from "@yihao/server/platform/jobs";
import { anOrder, aReply, dispatchTo, leadAssignment, pass, reply } from "./builders.ts";
import type { City } from "./city.ts";

const minuteMs = 60_000;

async function anAcknowledged(city: City, agency: string, handler: string) {
  const { orderId } = await anOrder(city);
  await dispatchTo(city, orderId, agency);
  const params = { id: (await leadAssignment(city, orderId, handler)).id };
  const client = await city.as(handler);
  await client(handling.acknowledgeAssignment, { params });
  return { orderId, params, client };
}

/** A reply that tells how far it is, then a promise that passes review and is not kept. */
async function breakAPromise(city: City): Promise<void> {
  const { orderId, params, client } = await anAcknowledged(city, "szyl", "szyl01");
  city.clock.advance(minuteMs);
  const at = city.clock.now().toISOString();
  await client(replies.recordContact, { params, body: { at, way: "phone", outcome: "reached" } });
  const words = { publicReply: "您好，我们已到场查看，正在安排维修。", internalAccount: "已到场。" };
  await client(replies.replyInterim, { params, body: words });
  const { onDate } = await client(directory.computeDeadline, { query: { from: dateOf(city.clock.now()), days: 2 } });
  const interim = { promisedOn: onDate, plan: "电缆须开挖更换，已列入施工计划。" };
  await client(handling.replyAssignment, { params, body: { ...aReply, interim } });
  await pass(city, orderId);
  city.clock.set(instantOf(onDate, "18:10"));
  const job = handlingJobs.find(({ name }) => name === "mind-promises");
  if (job === undefined) throw new Error("no job minds promises");
  await job.work(jobCall(city.world, job.name));
}

/** A reply that a leader of the agency refuses once and then signs; afterwards the agency asks for no signature, as before. */
async function haveItSigned(city: City): Promise<void> {
  const admin = await city.as("admin");
  const id = await city.agencyId("rsj");
  const { items } = await admin(posts.listColleagues, { query: { agencyId: id } });
  const accountId = items.find(({ name }) => name === "黄志平")?.accountId ?? "";
  await admin(posts.setPost, { params: { id, post: "deputyLeader" }, body: { accountId, deputyAccountId: null } });
  await admin(directory.updateAgency, { params: { id }, body: { signOff: "deputyLeader" } });
  const { orderId } = await anAcknowledged(city, "rsj", "rsj01");
  const signer = await city.as("rsjld01");
  for (const body of [{ verdict: "refused", opinion: "请写明依据的条款" }, { verdict: "signed" }] as const) {
    await reply(city, orderId, "rsj01");
    const written = (await leadAssignment(city, orderId, "rsj01")).replies.find((each) => each.verdict === "awaitingSignOff");
    await signer(replies.signReply, { params: { id: written?.id ?? "" }, body });
  }
  await admin(directory.updateAgency, { params: { id }, body: { signOff: "none" } });
}

/** An objection to a designation, which cannot be returned. */
async function objectTo(city: City, decision: "upheld" | "dismissed"): Promise<void> {
  const { orderId } = await anOrder(city);
  const named = { basis: "designated" as const, leadAgencyId: await city.agencyId("szyl"), reason: "职责有争议，指定由你单位负责" };
  await (await city.as("banzhang01"))(dispatch.designateWorkOrder, { params: { id: orderId }, body: named });
  const own = await leadAssignment(city, orderId, "szyl01");
  const why = { reason: "该路段不属于本单位养护范围", basis: "城市道路照明设施移交清单" };
  const raised = await (await city.as("szyl01"))(objection.raiseObjection, { params: { id: own.id }, body: why });
  // Who designated does not judge.
  await (await city.as("zhuren01"))(objection.decideObjection, { params: { id: raised.id }, body: { decision, opinion: "经核实" } });
}

/** Every way that an agency speaks before its last reply, once: contact, interim reply, broken promise, signatures, objections. */
export async function everyReply(city: City): Promise<void> {
  await breakAPromise(city);
  await haveItSigned(city);
  for (const decision of ["upheld", "dismissed"] as const) await objectTo(city, decision);
}
