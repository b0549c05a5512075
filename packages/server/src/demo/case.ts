import * as callback from "@yihao/contract/callback";
import * as demand from "@yihao/contract/demand";
import * as dispatch from "@yihao/contract/dispatch";
import * as handling from "@yihao/contract/handling";
import * as knowledge from "@yihao/contract/knowledge";
import * as review from "@yihao/contract/review";
import * as workOrder from "@yihao/contract/work-order";
import { addWorkingHours, type Calendar } from "../kernel/working-time/index.ts";
import type { Catalogue } from "../modules/directory/index.ts";
import type { Stage } from "./cast.ts";
import type { Random } from "./random.ts";
import type { Play } from "./simulate.ts";
import type { Told } from "./stories.ts";

export type Crew = {
  operators: string[];
  countyOperators(countyCode: string): string[];
  dispatchers: string[];
  reviewers: string[];
  callbackOfficers: string[];
  handlerOf(agencyCode: string): string;
};
export type Setting = { stage: Stage; random: Random; calendar: Calendar; catalogue: Catalogue; crew: Crew };

const minutes = (from: Date, count: number) => new Date(from.getTime() + count * 60_000);

/** The whole life of one demand, from the first word to the last callback. */
export async function* playCase(setting: Setting, told: Told, arrivesAt: Date, index: number): Play {
  const { stage, random } = setting;
  yield arrivesAt;
  const isOnline = random.chance(0.17);
  const atCounty = isOnline || random.chance(0.5) ? [] : setting.crew.countyOperators(told.regionCode.slice(0, 6));
  const operator = random.pick(atCounty.length > 0 ? atCounty : setting.crew.operators);
  const receipt = isOnline ? await reportOnline(setting, told, index) : await registerByPhone(setting, told, operator, index);
  yield minutes(stage.clock.now(), isOnline ? random.between(4, 90) : random.between(1, 6));
  if (isOnline) await classify(setting, told, operator, receipt.id);

  const { story } = told;
  const desk = stage.as(operator);
  if (story.outcome === "answered") return answer(setting, told, operator, receipt.id);
  if (story.outcome === "declined") {
    return void (await desk(demand.declineDemand, {
      params: { id: receipt.id },
      body: {
        reason: (story.declineReason ?? "notPublicService") as "petition",
        explanation: story.declineExplanation ?? "不属于热线受理范围",
      },
    }));
  }
  if (story.outcome === "handedOver")
    return void (await desk(demand.handOverDemand, {
      params: { id: receipt.id },
      body: { target: (story.handOverTo ?? "other") as "110" },
    }));

  const near = await desk(demand.similarDemands, { body: { content: told.content, regionCode: told.regionCode } });
  const same = near.items.find((each) => each.id !== receipt.id && each.openWorkOrderId !== null && each.similarity > 0.72);
  if (same?.openWorkOrderId != null && random.chance(0.8)) {
    return void (await desk(workOrder.mergeDemand, {
      params: { id: receipt.id },
      body: { workOrderId: same.openWorkOrderId, reason: "同一地点、同一问题，原工单正在办理" },
    }));
  }
  const order = await desk(workOrder.createWorkOrder, { params: { id: receipt.id }, body: {} });
  yield* handle(setting, told, operator, order.id);
}

export async function registerByPhone({ stage, random }: Setting, told: Told, operator: string, index: number) {
  const channel = random.weighted([
    ["phone", 93],
    ["superior", 3],
    ["police", 2],
    ["visit", 1],
    ["mail", 1],
  ] as const);
  return stage.as(operator)(demand.registerDemand, {
    body: {
      requestKey: `demo-${index}-${told.story.key}`.slice(0, 64),
      channel,
      kind: told.story.kind,
      line: told.story.line,
      title: told.title,
      content: told.content,
      categoryCode: told.story.categoryCode,
      regionCode: told.regionCode,
      address: told.address,
      urgency: told.story.urgency ?? "normal",
      requesterName: told.name,
      requesterGender: told.gender,
      requesterKind: told.story.line === "enterprise" ? "enterprise" : "individual",
      enterpriseName: told.enterpriseName,
      callerNumber: told.phone,
      isConfidential: told.story.kind === "tipOff" || random.chance(0.03),
    },
  });
}

export async function reportOnline({ stage, random }: Setting, told: Told, index: number) {
  return stage.citizen(`10.${index % 250}.${Math.floor(index / 250)}.9`)(demand.submitPublicDemand, {
    body: {
      requestKey: `demo-${index}-${told.story.key}`.slice(0, 64),
      channel: random.weighted([
        ["wechat", 5],
        ["web", 3],
        ["app", 2],
        ["snap", 2],
      ] as const),
      content: told.content,
      regionCode: told.regionCode,
      address: told.address,
      requesterName: told.name,
      contactPhone: told.phone,
      line: told.story.line,
      enterpriseName: told.enterpriseName,
      isConfidential: told.story.kind === "tipOff",
    },
  });
}

async function classify({ stage }: Setting, told: Told, operator: string, id: string): Promise<void> {
  await stage.as(operator)(demand.classifyDemand, {
    params: { id },
    body: { title: told.title, kind: told.story.kind, categoryCode: told.story.categoryCode, urgency: told.story.urgency ?? "normal" },
  });
}

async function answer({ stage }: Setting, told: Told, operator: string, id: string): Promise<void> {
  const desk = stage.as(operator);
  const found =
    told.story.knowledgeKeywords === undefined
      ? { items: [] }
      : await desk(knowledge.searchArticles, { query: { words: told.story.knowledgeKeywords, state: "published", limit: 1 } });
  await desk(demand.answerDemand, {
    params: { id },
    body: { answer: told.story.answer ?? "已为您解答。", articleIds: found.items.map((item) => item.id) },
  });
}

/** From the dispatcher's queue to the last callback; a dissatisfied requester sends it around once more. */
async function* handle(setting: Setting, told: Told, operator: string, orderId: string): Play {
  const { stage, random } = setting;
  const { story } = told;
  yield minutes(stage.clock.now(), random.between(6, 120));
  const dispatcher = random.pick(setting.crew.dispatchers);
  if (random.chance(0.04)) {
    await stage.as(dispatcher)(dispatch.sendBackWorkOrder, {
      params: { id: orderId },
      body: { reason: "请补充具体位置和发生时间，以便确定承办单位" },
    });
    yield minutes(stage.clock.now(), random.between(30, 600));
    await stage.as(operator)(workOrder.completeWorkOrder, {
      params: { id: orderId },
      body: { supplement: `已联系诉求人核实，地点为${told.address}，近一周多次发生。` },
    });
    yield minutes(stage.clock.now(), random.between(10, 60));
  }
  if (story.returnTo !== undefined) yield* returnOnce(setting, story.returnTo, dispatcher, orderId);
  await sendTo(setting, dispatcher, orderId, story.agencyCode ?? "history", story.supportingAgencyCodes ?? []);
  yield* work(setting, told, orderId, story.satisfaction ?? "satisfied", story.sendBackReason);
}

export async function sendTo(
  { stage, catalogue }: Setting,
  dispatcher: string,
  orderId: string,
  lead: string,
  supporting: readonly string[],
): Promise<void> {
  const idOf = (code: string) => catalogue.agencyByCode(code)?.id ?? "";
  await stage.as(dispatcher)(dispatch.dispatchWorkOrder, {
    params: { id: orderId },
    body: {
      leadAgencyId: idOf(lead),
      supportingAgencyIds: supporting.filter((code) => code !== lead).map(idOf),
      opinion: "请依职责办理，并在期限内答复诉求人。",
    },
  });
}

async function* returnOnce(setting: Setting, wrong: NonNullable<Told["story"]["returnTo"]>, dispatcher: string, orderId: string): Play {
  const { stage, random, calendar, crew } = setting;
  await sendTo(setting, dispatcher, orderId, wrong.wrongAgencyCode, []);
  yield addWorkingHours(calendar, stage.clock.now(), random.between(0.5, 3)).endsAt;
  const handler = stage.as(crew.handlerOf(wrong.wrongAgencyCode));
  const assignment = (await handler(handling.listWorkOrderAssignments, { params: { id: orderId } })).items.at(-1);
  if (assignment === undefined) return;
  await handler(handling.returnAssignment, { params: { id: assignment.id }, body: { reason: wrong.reason, basis: wrong.basis } });
  yield minutes(stage.clock.now(), random.between(20, 240));
  const request = (await stage.as(dispatcher)(handling.listWorkOrderAssignments, { params: { id: orderId } })).returns.find(
    (each) => each.decision === null,
  );
  if (request !== undefined)
    await stage.as(dispatcher)(handling.decideReturn, {
      params: { id: request.id },
      body: { decision: "accepted", opinion: "核实不属于该单位职责，同意退单。" },
    });
  yield minutes(stage.clock.now(), random.between(5, 40));
}

async function* work(
  setting: Setting,
  told: Told,
  orderId: string,
  satisfaction: "satisfied" | "basicallySatisfied" | "dissatisfied",
  sendBackReason: string | undefined,
): Play {
  const { stage, random, calendar, crew } = setting;
  const later = (hours: number) => addWorkingHours(calendar, stage.clock.now(), hours).endsAt;
  const { story } = told;
  const isUrgent = story.urgency !== undefined && story.urgency !== "normal";
  yield isUrgent ? minutes(stage.clock.now(), random.between(5, 40)) : later(random.between(0.1, 2.6));
  const lead = stage.as(crew.handlerOf(story.agencyCode ?? "history"));
  const seen = await lead(handling.listWorkOrderAssignments, { params: { id: orderId } });
  const own = seen.items.findLast(
    (each) => each.role === "lead" && each.parentAssignmentId === null && each.state === "awaitingAcknowledgement",
  );
  if (own === undefined) return;
  await lead(handling.acknowledgeAssignment, { params: { id: own.id } });
  for (const code of story.supportingAgencyCodes ?? []) {
    const part = seen.items.find(
      (each) =>
        each.role === "supporting" &&
        each.state === "awaitingAcknowledgement" &&
        each.agencyId === setting.catalogue.agencyByCode(code)?.id,
    );
    if (part !== undefined && random.chance(0.9))
      await stage.as(crew.handlerOf(code))(handling.acknowledgeAssignment, { params: { id: part.id } });
    if (part !== undefined && random.chance(0.7)) {
      await stage
        .as(crew.handlerOf(code))(handling.replyAssignment, {
          params: { id: part.id },
          body: {
            internalAccount: "已按职责配合核查，情况已反馈主办单位。",
            publicReply: "我单位已配合主办单位核查处理。",
            isResolved: true,
          },
        })
        .catch(() => undefined);
    }
  }
  const delegateTo = isUrgent ? undefined : story.delegateToAgencyCode;
  if (delegateTo !== undefined) yield* delegateDown(setting, told, own.id, delegateTo);
  yield isUrgent
    ? minutes(stage.clock.now(), random.between(60, 900))
    : later(replyHours(random, delegateTo !== undefined, story.kind === "inquiry"));
  const body = {
    internalAccount: story.internalAccount ?? "已核查处理。",
    publicReply: story.publicReply ?? "您反映的问题已处理，感谢您的监督。",
    isResolved: satisfaction !== "dissatisfied",
  };
  if (sendBackReason !== undefined) {
    await lead(handling.replyAssignment, { params: { id: own.id }, body: { ...body, publicReply: `${body.publicReply.slice(0, 40)}。` } });
    yield later(random.between(0.5, 4));
    await stage.as(random.pick(crew.reviewers))(review.reviewReply, {
      params: { id: orderId },
      body: { verdict: "sentBack", opinion: sendBackReason },
    });
    yield later(random.between(2, 8));
  }
  await lead(handling.replyAssignment, { params: { id: own.id }, body });
  yield later(random.between(0.5, 6));
  await stage.as(random.pick(crew.reviewers))(review.reviewReply, { params: { id: orderId }, body: { verdict: "passed" } });
  yield* callBack(setting, told, orderId, satisfaction);
}

// Working hours until an agency replies: most take two to four days of their five, and a few are late.
function replyHours(random: Random, isDelegated: boolean, isInquiry: boolean): number {
  if (random.chance(0.04)) return random.between(41, 60);
  if (isDelegated || isInquiry) return random.between(2, 9);
  return random.chance(0.65) ? random.between(4, 18) : random.between(18, 30);
}

async function* delegateDown(setting: Setting, told: Told, assignmentId: string, to: string): Play {
  const { stage, random, calendar, crew, catalogue } = setting;
  const later = (hours: number) => addWorkingHours(calendar, stage.clock.now(), hours).endsAt;
  const lead = stage.as(crew.handlerOf(told.story.agencyCode ?? ""));
  yield later(random.between(0.2, 2));
  await lead(handling.delegateAssignment, {
    params: { id: assignmentId },
    body: { agencyId: catalogue.agencyByCode(to)?.id ?? "", opinion: "请实地核查处理并反馈。" },
  });
  yield later(random.between(0.3, 3));
  const sub = stage.as(crew.handlerOf(to));
  const part = (await sub(handling.listAssignments, { query: { state: "awaitingAcknowledgement", limit: 100 } })).items.find(
    (each) => each.parentAssignmentId === assignmentId,
  );
  if (part === undefined) return;
  await sub(handling.acknowledgeAssignment, { params: { id: part.id } });
  yield later(random.between(3, 16));
  await sub(handling.replyAssignment, {
    params: { id: part.id },
    body: {
      internalAccount: told.story.internalAccount ?? "已现场处理。",
      publicReply: "已到现场核查并处理，情况报上级单位。",
      isResolved: true,
    },
  });
}

async function* callBack(
  setting: Setting,
  told: Told,
  orderId: string,
  satisfaction: "satisfied" | "basicallySatisfied" | "dissatisfied",
): Play {
  const { stage, random, calendar, crew } = setting;
  const later = (hours: number) => addWorkingHours(calendar, stage.clock.now(), hours).endsAt;
  const officer = stage.as(random.pick(crew.callbackOfficers));
  for (let attempt = 1; ; attempt += 1) {
    yield later(random.between(2, 10));
    const open = (await officer(callback.listWorkOrderCallbacks, { params: { id: orderId } })).items[0];
    if (open?.can.claim.allowed !== true) return;
    await officer(callback.claimCallback, { params: { id: open.id } });
    yield minutes(stage.clock.now(), random.between(1, 5));
    if (attempt <= 3 && random.chance(0.18)) {
      await officer(callback.attemptCallback, {
        params: { id: open.id },
        body: { outcome: random.pick(["noAnswer", "busy", "poweredOff"] as const) },
      });
      if (attempt === 3) return;
      continue;
    }
    const isUnhappy = satisfaction === "dissatisfied";
    await officer(callback.evaluateCallback, {
      params: { id: open.id },
      body: {
        isContacted: !isUnhappy || random.chance(0.6),
        solved: isUnhappy ? "unsolved" : random.chance(0.9) ? "solved" : "partlySolved",
        satisfaction,
        comment: isUnhappy ? (told.story.dissatisfiedWhy ?? "问题没有解决") : undefined,
      },
    });
    break;
  }
  // 重新办理 ends well the second time.
  if (satisfaction === "dissatisfied")
    yield* work(setting, told, orderId, random.chance(0.75) ? "basicallySatisfied" : "satisfied", undefined);
}
