import * as assessment from "@yihao/contract/assessment";
import * as appeals from "@yihao/contract/assessment-appeal";
import * as callback from "@yihao/contract/callback";
import * as demand from "@yihao/contract/demand";
import * as dispatch from "@yihao/contract/dispatch";
import * as exclusion from "@yihao/contract/exclusion";
import * as handling from "@yihao/contract/handling";
import * as review from "@yihao/contract/review";
import * as statistics from "@yihao/contract/statistics";
import * as workOrder from "@yihao/contract/work-order";
import { addDays, dateOf } from "../../kernel/shanghai.ts";
import { type Catalogue, catalogueOf } from "../../modules/directory/index.ts";
import { jobCall } from "../../platform/jobs.ts";
import type { Stage } from "../cast.ts";

const dayMs = 86_400_000;
const hourMs = 3_600_000;
const minutesText = "会商人员：热线中心督办组、考核组，有关承办单位。听取申请单位说明，查阅工单、录音和现场材料，形成一致意见。";

/** 核减 in every state, and the assessment of last month: announced, with an appeal that waits. */
export async function assessmentActs(stage: Stage): Promise<void> {
  const end = stage.clock.now();
  const catalogue = await catalogueOf(jobCall(stage.world, "demo"));
  const apply = applicant(stage);
  await excludeAtCentre(stage, end, catalogue, apply);
  await excludeBelow(stage, end, catalogue, apply);
  stage.clock.set(end);
  await assessLastMonth(stage, end);
  stage.clock.set(end);
}

type Apply = ReturnType<typeof applicant>;
/** Applies for whatever the order costs; null where it costs nothing. */
function applicant(stage: Stage) {
  return async (orderId: string, handler: string, grounds: exclusion.ExclusionGrounds, basis: string): Promise<string | null> => {
    const client = stage.as(handler);
    const { excludable, can } = await client(exclusion.listWorkOrderExclusions, { params: { id: orderId } });
    if (!can.apply.allowed) return null;
    const body = { grounds, basis, effects: excludable.slice(0, 2) };
    return (await client(exclusion.applyExclusion, { params: { id: orderId }, body })).id;
  };
}

const reasons = [
  ["unreasonable", "诉求人要求在公共绿地划设个人车位，没有政策依据，已两次当面说明并书面答复。"],
  ["beyondDuty", "涉及的管线属产权单位自行维护，不在本单位职责范围，已协调产权单位处理。"],
  ["objective", "所需材料须向厂家订制，已说明到货时间并采取临时措施，受客观条件限制暂不能完成。"],
  ["requesterFault", "三次预约上门，诉求人均不在家也不接电话，有通话记录和现场照片。"],
  ["dataError", "回访登记时把“基本满意”误选为“不满意”，有回访录音为证。"],
  ["unreasonable", "诉求人要求追加与本诉求无关的经济补偿，已告知依法维权途径。"],
] as const satisfies readonly (readonly [exclusion.ExclusionGrounds, string])[];

/** Orders of the last weeks that left somebody dissatisfied, each taken one step further than the one before. */
async function excludeAtCentre(stage: Stage, end: Date, catalogue: Catalogue, apply: Apply): Promise<void> {
  const [from, to] = [dateOf(new Date(end.getTime() - 20 * dayMs)), dateOf(new Date(end.getTime() - 4 * dayMs))];
  const query = { from, to, indicator: "satisfactionRate", part: "rest" as const, limit: 60 };
  const { items } = await stage.as("zhuren01")(statistics.openWorkOrderRecords, { query });
  const orders = [...new Map(items.map((order) => [order.id, order])).values()];
  const steps = ["wait", "prepare", "grant", "refuse", "appeal", "withdraw"] as const;
  let next = 0;
  for (const order of orders) {
    const step = steps[next];
    const reason = reasons[next];
    const agency = catalogue.agency(order.leadAgencyId ?? "");
    if (step === undefined || reason === undefined) return;
    if (agency === undefined || agency.parentId !== null) continue;
    stage.clock.set(new Date(end.getTime() - 3 * dayMs));
    const handler = `${agency.code}01`;
    const id = await apply(order.id, handler, reason[0], reason[1]);
    if (id === null) continue;
    next += 1;
    await takeFurther(stage, end, { id, handler, step });
  }
}

type Course = { id: string; handler: string; step: "wait" | "prepare" | "grant" | "refuse" | "appeal" | "withdraw" };
async function takeFurther(stage: Stage, end: Date, { id, handler, step }: Course): Promise<void> {
  const params = { id };
  if (step === "wait") return;
  if (step === "withdraw") {
    stage.clock.advance(hourMs);
    return void (await stage.as(handler)(exclusion.withdrawExclusion, { params, body: { reason: "补充证据后另行申请" } }));
  }
  stage.clock.set(new Date(end.getTime() - 2 * dayMs));
  const proposal = step === "refuse" || step === "appeal" ? ("refused" as const) : ("granted" as const);
  await stage.as("kaohe01")(exclusion.prepareExclusion, {
    params,
    body: {
      proposal,
      opinion: proposal === "granted" ? "理由成立，依据充分，建议准予。" : "依据不足，建议不予核减。",
      minutesHeldOn: dateOf(stage.clock.now()),
      minutesText,
      minutesAttachmentIds: [await uploadPage(stage)],
    },
  });
  if (step === "prepare") return;
  stage.clock.advance(3 * hourMs);
  const opinion = proposal === "granted" ? "同意会商意见，准予核减。" : "同意会商意见，不予核减。";
  await stage.as("zhuren01")(exclusion.decideExclusion, { params, body: { decision: proposal, opinion } });
  if (step !== "appeal") return;
  stage.clock.set(new Date(end.getTime() - dayMs));
  await stage.as(handler)(exclusion.appealExclusion, { params, body: { reason: "现补充送达回证和现场录像，请重新研判。" } });
}

/** Of a sub-agency: one waits for the tier-1 agency, one was not endorsed. */
async function excludeBelow(stage: Stage, end: Date, catalogue: Catalogue, apply: Apply): Promise<void> {
  stage.clock.set(new Date(end.getTime() - 2 * dayMs));
  for (const [index, title] of ["小区外人行道被共享单车占满", "要求拆除合法设置的公交候车亭"].entries()) {
    const orderId = await dissatisfiedBelow(stage, catalogue, title, index);
    const [grounds, basis] = reasons[index] ?? reasons[0];
    stage.clock.advance(hourMs);
    const id = await apply(orderId, "chongchuancsgl01", grounds, basis);
    if (id !== null && index === 1)
      await stage.as("chongchuan01")(exclusion.endorseExclusion, {
        params: { id },
        body: { decision: "refused", opinion: "请先补充候车亭的设置批文再申请。" },
      });
  }
}

async function dissatisfiedBelow(stage: Stage, catalogue: Catalogue, title: string, index: number): Promise<string> {
  const operator = stage.as("zuoxi02");
  const receipt = await operator(demand.registerDemand, {
    body: {
      requestKey: `demo-exclusion-${index}`,
      kind: "complaint",
      title,
      content: `${title}，已经反映过，希望尽快处理。`,
      categoryCode: "040501",
      regionCode: "320613",
      requesterName: "葛先生",
      callerNumber: `1390000460${index}`,
    },
  });
  const order = await operator(workOrder.createWorkOrder, { params: { id: receipt.id }, body: {} });
  const params = { id: order.id };
  const idOf = (code: string) => catalogue.agencyByCode(code)?.id ?? "";
  await stage.as("paidan01")(dispatch.dispatchWorkOrder, { params, body: { leadAgencyId: idOf("chongchuan"), opinion: "请依职责办理。" } });
  const superior = stage.as("chongchuan01");
  const own = (await superior(handling.listWorkOrderAssignments, { params })).items.at(-1);
  const assignment = { id: own?.id ?? "" };
  stage.clock.advance(hourMs / 6);
  await superior(handling.acknowledgeAssignment, { params: assignment });
  await superior(handling.delegateAssignment, { params: assignment, body: { agencyId: idOf("chongchuan-csgl") } });
  stage.clock.advance(hourMs);
  await superior(handling.replyAssignment, {
    params: assignment,
    body: { internalAccount: "已到场核查处理并向诉求人说明。", publicReply: "您好，已安排人员到场处理，感谢您的反映。", isResolved: true },
  });
  stage.clock.advance(hourMs / 6);
  await stage.as("shenhe01")(review.reviewReply, { params, body: { verdict: "passed" } });
  const officer = stage.as("huifang01");
  const [open] = (await officer(callback.listWorkOrderCallbacks, { params })).items;
  const of = { params: { id: open?.id ?? "" } };
  stage.clock.advance(hourMs / 6);
  await officer(callback.claimCallback, of);
  await officer(callback.evaluateCallback, {
    ...of,
    body: { isContacted: true, solved: "unsolved", satisfaction: "dissatisfied", comment: "没有按我的要求办" },
  });
  return order.id;
}

/** 上月考核: computed, typed in, announced; an agency that lost points appeals. */
async function assessLastMonth(stage: Stage, end: Date): Promise<void> {
  const officer = stage.as("kaohe01");
  const startsOn = `${addDays(`${dateOf(end).slice(0, 7)}-01`, -1).slice(0, 7)}-01`;
  const { id } = await officer(assessment.createAssessment, { body: { period: "month", startsOn } });
  const { standings, typedItems } = await officer(assessment.readAssessment, { params: { id } });
  const scored = standings.filter((row) => row.standing === "scored");
  for (const item of typedItems.filter((each) => each.formula.kind === "typed")) {
    const values = scored
      .filter((row) => item.groups.includes(row.group))
      .map((row, index) => ({ agencyId: row.agencyId, value: Math.max(0, item.fullPoints - (index % 5) * 0.5) }));
    const body = { itemCode: item.code, source: `${startsOn.slice(0, 7)} 现场核查与拨测记录`, values };
    if (values.length > 0) await officer(assessment.enterAssessmentValues, { params: { id }, body });
  }
  await officer(assessment.announceAssessment, { params: { id } });
  await appealOf(stage, id, scored);
}

async function appealOf(stage: Stage, id: string, scored: readonly assessment.StandingRow[]): Promise<void> {
  const handlers = { 南通市人力资源和社会保障局: "rsj01", 南通市城市管理局: "csgl01", 南通市崇川区人民政府: "chongchuan01" } as const;
  for (const [name, handler] of Object.entries(handlers)) {
    const row = scored.find((each) => each.agencyName === name);
    if (row === undefined) continue;
    const client = stage.as(handler);
    const { items } = await client(assessment.readAgencyResult, { params: { id, agencyId: row.agencyId } });
    const item = items.find((each) => each.lossCount > 0);
    if (item === undefined) continue;
    const of = { id, agencyId: row.agencyId, item: item.code };
    const records = await client(assessment.listLossRecords, { params: of, query: { limit: 1 } });
    await client(appeals.submitAssessmentAppeal, {
      params: { id },
      body: {
        agencyId: row.agencyId,
        itemCode: item.code,
        reason: "该件回访录音中诉求人表示可以接受，登记结果与录音不符，请复核。",
        recordIds: records.items.map((record) => record.id),
      },
    });
    return;
  }
}

// A white page: what minutes look like is each city's own.
const page = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4//8/AAX+Av4N70a4AAAAAElFTkSuQmCC", "base64");
const boundary = "----yihao-demo";
async function uploadPage(stage: Stage): Promise<string> {
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="minutes.png"\r\nContent-Type: image/png\r\n\r\n`;
  const answer = await stage.running.app.inject({
    method: "POST",
    url: "/api/attachments",
    headers: { "content-type": `multipart/form-data; boundary=${boundary}` },
    payload: Buffer.concat([Buffer.from(head), page, Buffer.from(`\r\n--${boundary}--\r\n`)]),
  });
  if (answer.statusCode !== 201) throw new Error(`demo: the minutes were not taken: ${answer.body}`);
  return (answer.json() as { id: string }).id;
}
