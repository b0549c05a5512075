import * as oversight from "@yihao/contract/oversight";
import * as supervision from "@yihao/contract/supervision";
import { dateOf } from "@yihao/server/kernel/shanghai";
import { watchClocks } from "@yihao/server/modules/supervision/index";
import { jobCall } from "@yihao/server/platform/jobs";
import { anOrder, dispatchTo, leadAssignment, reply } from "./builders.ts";
import type { City } from "./city.ts";

async function ordered(city: City, code: string): Promise<string> {
  const { orderId } = await anOrder(city);
  await dispatchTo(city, orderId, code);
  return orderId;
}

/** 联合督办 from its draft to its end, asked back and sent back on the way. */
async function aJointCase(city: City): Promise<void> {
  const [officer, lead, other] = [await city.as("duban01"), await city.as("rsj01"), await city.as("csgl01")];
  const { id } = await officer(supervision.openSupervisionCase, {
    body: {
      kind: "joint",
      leadAgencyId: await city.agencyId("rsj"),
      otherAgencyIds: [await city.agencyId("csgl")],
      title: "工地欠薪又占道",
      matter: "同一工地欠薪、占道反映多件，请两家单位联合处置。",
      issueNow: false,
    },
  });
  const of = { params: { id } };
  await officer(supervision.releaseSupervisionCase, of);
  await officer(supervision.claimSupervisionCase, of);
  await officer(supervision.issueSupervisionCase, { ...of, body: {} });
  await lead(supervision.returnSupervisionCase, { ...of, body: { reason: "属于住建部门职责" } });
  await officer(supervision.decideSupervisionReturn, { ...of, body: { decision: "refused", opinion: "劳动监察归你局" } });
  await other(supervision.answerSupervisionCase, { ...of, body: { words: "占道已经清理完毕。" } });
  for (const verdict of ["sentBack", "passed"] as const) {
    await lead(supervision.answerSupervisionCase, { ...of, body: { words: "工资已经全部发放。" } });
    await officer(supervision.reviewSupervisionAnswer, { ...of, body: { verdict, opinion: "意见" } });
  }
  await officer(supervision.closeSupervisionCase, { ...of, body: { opinion: "督办事项已办结" } });
}

/** 催办, 批示, 核查 and 移交问题线索, all on one order; the case that the instruction opened is withdrawn. */
async function everyOversight(city: City): Promise<void> {
  const [officer, leader] = [await city.as("duban01"), await city.as("zhuren01")];
  const of = { params: { id: await ordered(city, "csgl") } };
  const today = dateOf(city.clock.now());
  await officer(oversight.urgeWorkOrder, { ...of, body: { words: "请加快办理" } });
  const instruction = { leaderName: "王市长", instructedOn: today, words: "请三日内报告处置结果。" };
  const { caseId } = await leader(oversight.instructOnWorkOrder, { ...of, body: instruction });
  await officer(supervision.withdrawSupervisionCase, { params: { id: caseId }, body: { reason: "并入另一件督办" } });
  const check = await officer(oversight.checkWorkOrder, {
    ...of,
    body: {
      mode: "onSite",
      place: "小区北门",
      people: "季永明",
      finding: "路灯仍有一盏不亮。",
      result: "unsound",
      checkedAt: city.clock.now().toISOString(),
      correctBy: today,
    },
  });
  await officer(oversight.confirmSiteCorrection, { params: { id: check.id }, body: { words: "复查已经亮灯" } });
  const clue = { recipient: "discipline" as const, summary: "多次答复与现场不符。" };
  await leader(oversight.sealClueOfWorkOrder, { ...of, body: clue });
}

/** An order that was late: the watch opens its case and sees it put right, so that no answer is needed. */
async function aCorrectedCase(city: City): Promise<void> {
  const orderId = await ordered(city, "szyl");
  const { dueAt } = await leadAssignment(city, orderId, "szyl01");
  city.clock.set(new Date(new Date(dueAt).getTime() + 1));
  const round = () => watchClocks(jobCall(city.world, "watch-clocks"));
  await round();
  await reply(city, orderId, "szyl01");
  await round();
  const officer = await city.as("duban01");
  const { cases } = await officer(oversight.readOrderOversight, { params: { id: orderId } });
  const params = { id: cases[0]?.id ?? "" };
  await officer(supervision.claimSupervisionCase, { params });
  await officer(supervision.confirmCorrection, { params, body: { opinion: "已答复诉求人" } });
}

/** Every act of the supervision, once. The clock goes on until an order that is sent now is late. */
export async function everySupervision(city: City): Promise<void> {
  await aJointCase(city);
  await everyOversight(city);
  await aCorrectedCase(city);
}
