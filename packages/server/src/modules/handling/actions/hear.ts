import type { NoticeTopic } from "@yihao/contract/notice";
import type { HappenedEvent } from "../../../platform/events.ts";
import type { Act } from "../../../platform/world.ts";
import { notifyAgency, renderNotice } from "../../notice/index.ts";
import { isOver } from "../rules/index.ts";
import { type AssignmentTable, listOfOrder, updateDemandOfOrder } from "../store/index.ts";
import { endOthers } from "./return.ts";
import { move } from "./work.ts";

const openOf = async (act: Act, workOrderId: string) =>
  (await listOfOrder(act.db, act.cityCode, workOrderId)).filter((each) => !isOver(each.state));

const endTopics: Partial<Record<HappenedEvent["type"], { topic: NoticeTopic; word: string }>> = {
  "work_order.withdrawn": { topic: "withdrawn", word: "诉求人撤回，不必再办" },
  "work_order.terminated": { topic: "terminated", word: "中心同意终止办理" },
  "work_order.concluded": { topic: "concluded", word: "已终结" },
};

/** Hears 撤单、终止、终结、并单 in their transaction: nobody works on for an order that has ended, and everybody who did is told. */
export async function endWithOrder(act: Act, event: HappenedEvent): Promise<void> {
  const open = await openOf(act, event.workOrderId ?? "");
  await endOthers(act, open, "");
  const told = endTopics[event.type];
  if (told !== undefined)
    await tellAll(act, open, (assignment) => ({
      causeId: event.id,
      topic: told.topic,
      title: `${told.word}：${assignment.title}`,
      body: `工单 ${assignment.number}${told.word}${event.reason === null ? "" : `：${event.reason}`}`,
    }));
}

/**
 * Hears 回避 in its transaction: what the agency had ends without a word, since the word would tell it what it must not know. When it
 * led, the order is with the dispatcher again and the others are told.
 */
export async function endKeptAway(act: Act, event: HappenedEvent): Promise<void> {
  const { agencyIds, isLead } = event.facts as { agencyIds: string[]; isLead: boolean };
  const open = await openOf(act, event.workOrderId ?? "");
  const isKept = (assignment: AssignmentTable) => agencyIds.includes(assignment.agency_id);
  const others = open.filter((each) => !isKept(each));
  for (const each of open) if (isLead || isKept(each)) await move(act, each, "end", { ended_at: act.at });
  if (isLead)
    await tellAll(act, others, (assignment) => ({
      causeId: event.id,
      topic: "reassigned",
      ...renderNotice("reassigned", assignment.number, { outcome: "改派" }),
    }));
}

/** Hears that the first requester withdrew and another took the place: what is told about the work is told to that one. */
export const followDemand = (act: Act, event: HappenedEvent) =>
  updateDemandOfOrder(act.db, act.cityCode, event.workOrderId ?? "", event.demandId ?? "");

/** Hears 催单 in its transaction: whoever has a part of the work learns of it. */
export async function passOnChase(act: Act, event: HappenedEvent): Promise<void> {
  const open = await openOf(act, event.workOrderId ?? "");
  await tellAll(act, open, (assignment) => ({
    causeId: event.id,
    topic: "chased",
    ...renderNotice("chased", assignment.number, { reason: event.reason ?? "" }),
  }));
}

type Told = { causeId: string; topic: NoticeTopic; title: string; body: string };
async function tellAll(act: Act, assignments: readonly AssignmentTable[], tell: (assignment: AssignmentTable) => Told): Promise<void> {
  for (const assignment of assignments)
    await notifyAgency(act, { ...tell(assignment), agencyId: assignment.agency_id, link: `/orders/${assignment.work_order_id}` });
}
