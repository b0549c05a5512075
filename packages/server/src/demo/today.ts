import * as dispatch from "@yihao/contract/dispatch";
import * as handling from "@yihao/contract/handling";
import * as review from "@yihao/contract/review";
import * as workOrder from "@yihao/contract/work-order";
import { registerByPhone, reportOnline, type Setting, sendTo } from "./case.ts";
import type { Play } from "./simulate.ts";
import type { Told } from "./stories.ts";

/** How far a matter has come that lies on somebody's desk this very moment. */
export const deskStages = ["reported", "ordered", "completionAsked", "dispatched", "returnRequested", "replied", "passed"] as const;
export type DeskStage = (typeof deskStages)[number];

const minute = 60_000;

/**
 * A case of the last two hours that stops where somebody has to act: at whatever hour the product is started first, every queue has
 * something to do. Steps follow each other by minutes, also at night.
 */
export async function* playToday(setting: Setting, told: Told, arrivesAt: Date, index: number, until: DeskStage): Play {
  const { stage, random, crew } = setting;
  const goOn = (minutes: number) => new Date(stage.clock.now().getTime() + minutes * minute);
  yield arrivesAt;
  if (until === "reported") return void (await reportOnline(setting, told, index));
  const operator = random.pick(crew.operators);
  const receipt = await registerByPhone(setting, told, operator, index);
  yield goOn(random.between(2, 5));
  const { id } = await stage.as(operator)(workOrder.createWorkOrder, { params: { id: receipt.id }, body: {} });
  if (until === "ordered") return;
  yield goOn(random.between(3, 9));
  const dispatcher = random.pick(crew.dispatchers);
  if (until === "completionAsked")
    return void (await stage.as(dispatcher)(dispatch.sendBackWorkOrder, {
      params: { id },
      body: { reason: "请补充具体门牌号和发生时间" },
    }));
  const lead = until === "returnRequested" ? (told.story.returnTo?.wrongAgencyCode ?? "csgl") : (told.story.agencyCode ?? "csgl");
  await sendTo(setting, dispatcher, id, lead, []);
  if (until === "dispatched") return;
  yield goOn(random.between(5, 15));
  yield* answerFor(setting, told, id, lead, until);
}

async function* answerFor(setting: Setting, told: Told, id: string, lead: string, until: DeskStage): Play {
  const { stage, random, crew } = setting;
  const goOn = (minutes: number) => new Date(stage.clock.now().getTime() + minutes * minute);
  const handler = stage.as(crew.handlerOf(lead));
  const own = (await handler(handling.listWorkOrderAssignments, { params: { id } })).items.at(-1);
  if (own === undefined) return;
  if (until === "returnRequested") {
    const { reason, basis } = told.story.returnTo ?? { reason: "不属于本单位职责范围", basis: "部门三定规定" };
    return void (await handler(handling.returnAssignment, { params: { id: own.id }, body: { reason, basis } }));
  }
  await handler(handling.acknowledgeAssignment, { params: { id: own.id } });
  yield goOn(random.between(10, 25));
  await handler(handling.replyAssignment, {
    params: { id: own.id },
    body: {
      internalAccount: told.story.internalAccount ?? "已核查处理。",
      publicReply: told.story.publicReply ?? "您反映的问题已处理。",
      isResolved: true,
    },
  });
  if (until === "replied") return;
  yield goOn(random.between(3, 8));
  await stage.as(random.pick(crew.reviewers))(review.reviewReply, { params: { id }, body: { verdict: "passed" } });
}
