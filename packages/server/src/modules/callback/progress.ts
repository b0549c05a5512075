import { Satisfaction } from "@yihao/contract/callback";
import type { PublicProgress } from "@yihao/contract/demand";
import { DemandState } from "@yihao/contract/demand-words";
import { type EventType, eventWords } from "@yihao/contract/events";
import type { TimelineEntry } from "@yihao/contract/timeline";
import { systemActor } from "../../kernel/actor.ts";
import { listTimeline } from "../../platform/events.ts";
import type { Call } from "../../platform/world.ts";
import { type DemandFacts, presentDemandFor } from "../demand/index.ts";
import { catalogueOf } from "../directory/index.ts";
import { replyGivenTo } from "../handling/index.ts";
import { listRequesterNotices } from "../notice/index.ts";
import { publicWaysOf, requireWorkOrder, type WorkOrderFacts } from "../work-order/index.ts";
import { decideEvaluateOnline } from "./rules/index.ts";
import { listEvaluations, listOfAnswer, listOfOrder } from "./store/index.ts";

/** 查进度: the way of a demand in plain words for the person who holds its receipt. Overdue is said openly. */
export async function progressOf(call: Call, demand: DemandFacts): Promise<PublicProgress> {
  // The receipt is the permission: behind it the centre's own eyes read.
  const reader: Call = { ...call, actor: systemActor(call.cityCode) };
  const carrying = demand.work_order_id === null ? null : await requireWorkOrder(reader, demand.work_order_id);
  // Who withdrew from an order that goes on for others has nothing more to do with it.
  const order = carrying !== null && demand.state === "withdrawn" && carrying.state !== "withdrawn" ? null : carrying;
  const [catalogue, timeline, own, notices, shown, reply, callbacks] = await Promise.all([
    catalogueOf(call),
    listTimeline(call.db, call.cityCode, { demandIds: [demand.id], ...(order === null ? {} : { workOrderId: order.id }) }),
    listTimeline(call.db, call.cityCode, { demandIds: [demand.id] }),
    listRequesterNotices(call, [demand.id]),
    presentDemandFor(reader, demand),
    order === null ? undefined : replyGivenTo(call, order.id),
    order === null ? listOfAnswer(call.db, call.cityCode, demand.id) : listOfOrder(call.db, call.cityCode, order.id),
  ]);
  const evaluations = await listEvaluations(
    call.db,
    call.cityCode,
    callbacks.map((callback) => callback.id),
  );
  const ownIds = new Set(own.map((entry) => entry.id));
  const can = await publicWaysOf(call, demand, order);
  const isMerged = demand.state === "merged";
  // An order that others stand behind asks the one whom its last round belongs to.
  const last = callbacks[0]?.demand_id === demand.id ? callbacks[0] : undefined;
  const done = evaluations.find((each) => each.callback_id === last?.id);
  return {
    number: demand.number,
    state: demand.state,
    stateWord: DemandState.word(demand.state),
    content: demand.content,
    registeredAt: demand.registered_at.toISOString(),
    agencyName: catalogue.agencyName(order?.lead_agency_id ?? null),
    dueAt: order?.promised_due_at?.toISOString() ?? null,
    dueIsProvisional: order?.due_is_provisional ?? false,
    isOverdue: isOverdue(order, call.at),
    // An order may carry other requesters: their demands and their opinions are their own.
    steps: timeline.filter((entry) => ownIds.has(entry.id) || !ofOthers.test(entry.type)).flatMap(plainStep),
    reply:
      reply === undefined
        ? null
        : { text: reply.public_reply, agencyName: catalogue.agencyName(reply.agency_id) ?? "承办单位", at: reply.replied_at.toISOString() },
    answer: shown.answer?.answer ?? shown.decline?.explanation ?? endedWith(order),
    notices,
    evaluation: {
      isAsked: !isMerged && decideEvaluateOnline(last?.state ?? null).ok,
      done:
        done === undefined || isMerged ? null : { satisfaction: Satisfaction.word(done.satisfaction), at: done.evaluated_at.toISOString() },
    },
    can,
  };
}

/** Why the order ended and where to go instead, or the concluding opinion: written for the requester. */
const endedWith = (order: WorkOrderFacts | null) =>
  order?.state === "terminated" || order?.state === "concluded" ? order.ended_reason : null;

const isOverdue = (order: WorkOrderFacts | null, now: Date) =>
  order?.promised_due_at !== null &&
  order?.promised_due_at !== undefined &&
  (order.clock_stopped_at ?? order.ended_at ?? order.paused_at ?? now) > order.promised_due_at;

const ofOthers = /^(?:demand\.|callback\.evaluated$)/;

/** Only what concerns the requester, without names of staff; an agency's name where it helps. */
function plainStep(entry: TimelineEntry): { at: string; title: string; detail: string | null }[] {
  const title = eventWords[entry.type as EventType]?.requester ?? null;
  // What a supporting agency asked for is no concern of the requester's.
  if (title === null || entry.facts.forRequester === false) return [];
  // 阶段性答复 was written for the requester.
  if (entry.type === "assignment.interim_replied") return [{ at: entry.at, title, detail: entry.reason }];
  const agencies = entry.type === "work_order.dispatched" ? (entry.facts.agencies as string[] | undefined) : undefined;
  const explanation = typeof entry.facts.explanation === "string" ? entry.facts.explanation : null;
  return [{ at: entry.at, title, detail: agencies?.join("、") ?? explanation }];
}
