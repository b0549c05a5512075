import * as assessment from "@yihao/contract/assessment";
import * as appeals from "@yihao/contract/assessment-appeal";
import * as callback from "@yihao/contract/callback";
import * as exclusion from "@yihao/contract/exclusion";
import * as handling from "@yihao/contract/handling";
import { anOrder, dispatchTo, leadAssignment, pass, reply } from "./builders.ts";
import type { City } from "./city.ts";
import { upload } from "./wire.ts";

const hour = 3_600_000;

/** An order of a district's sub-agency that left its requester dissatisfied. */
async function dissatisfied(city: City): Promise<string> {
  const { orderId } = await anOrder(city);
  await dispatchTo(city, orderId, "chongchuan");
  const superior = await city.as("chongchuan01");
  const { id } = await leadAssignment(city, orderId, "chongchuan01");
  await superior(handling.acknowledgeAssignment, { params: { id } });
  await superior(handling.delegateAssignment, { params: { id }, body: { agencyId: await city.agencyId("chongchuan-csgl") } });
  await reply(city, orderId, "chongchuan01");
  await pass(city, orderId);
  const officer = await city.as("huifang01");
  const [open] = (await officer(callback.listWorkOrderCallbacks, { params: { id: orderId } })).items;
  const params = { id: open?.id ?? "" };
  await officer(callback.claimCallback, { params });
  const body = { isContacted: true, solved: "unsolved", satisfaction: "dissatisfied", comment: "没有按要求办" } as const;
  await officer(callback.evaluateCallback, { params, body });
  return orderId;
}

/** Every act that an exclusion can meet. */
async function everyExclusion(city: City): Promise<void> {
  const [below, above] = [await city.as("chongchuancsgl01"), await city.as("chongchuan01")];
  const [officer, leader] = [await city.as("kaohe01"), await city.as("zhuren01")];
  const orderId = await dissatisfied(city);
  const apply = async () => {
    const body = { grounds: "unreasonable" as const, basis: "诉求没有政策依据，已两次当面说明。", effects: ["satisfaction" as const] };
    return { params: { id: (await below(exclusion.applyExclusion, { params: { id: orderId }, body })).id } };
  };
  const first = await apply();
  await above(exclusion.endorseExclusion, { ...first, body: { decision: "refused", opinion: "请补充材料" } });
  const second = await apply();
  await below(exclusion.withdrawExclusion, { ...second, body: {} });
  const third = await apply();
  await above(exclusion.endorseExclusion, { ...third, body: { decision: "endorsed", opinion: "同意上报" } });
  for (const decision of ["refused", "granted"] as const) {
    const minutes = {
      minutesHeldOn: new Date(city.clock.now().getTime() + 8 * hour).toISOString().slice(0, 10),
      minutesText: "会商一致形成如下意见，见附件。",
    };
    const minutesAttachmentIds = [await upload(city, "纪要.png")];
    await officer(exclusion.prepareExclusion, {
      ...third,
      body: { proposal: decision, opinion: "见纪要", ...minutes, minutesAttachmentIds },
    });
    await leader(exclusion.decideExclusion, { ...third, body: { decision, opinion: "按会商意见办理" } });
    if (decision === "refused") await below(exclusion.appealExclusion, { ...third, body: { reason: "补充送达回证和现场录像。" } });
  }
}

/** Every act on exclusions, a period and its appeals. The clock goes on to the middle of December 2026. */
export async function everyAssessment(city: City): Promise<void> {
  await everyExclusion(city);
  city.clock.advance(new Date("2026-12-03T10:00:00+08:00").getTime() - city.clock.now().getTime());
  const [officer, leader, agency] = [await city.as("kaohe01"), await city.as("zhuren01"), await city.as("chongchuan01")];
  const { id } = await officer(assessment.createAssessment, { body: { period: "month", startsOn: "2026-11-01" } });
  const params = { id };
  const { standings, typedItems } = await officer(assessment.readAssessment, { params });
  const scored = standings.filter((row) => row.standing === "scored");
  for (const item of typedItems.filter((each) => each.missing > 0)) {
    const values = scored.filter((row) => item.groups.includes(row.group)).map((row) => ({ agencyId: row.agencyId, value: 5 }));
    await officer(assessment.enterAssessmentValues, { params, body: { itemCode: item.code, source: "现场核查", values } });
  }
  await officer(assessment.announceAssessment, { params });
  const agencyId = await city.agencyId("chongchuan");
  const submit = async () => {
    const body = { agencyId, itemCode: "network", reason: "联络网络健全，附人员名册。" };
    return { params: { id: (await agency(appeals.submitAssessmentAppeal, { params, body })).id } };
  };
  await agency(appeals.withdrawAssessmentAppeal, { ...(await submit()), body: {} });
  const appeal = await submit();
  const review = () =>
    officer(appeals.reviewAssessmentAppeal, {
      ...appeal,
      body: { proposal: "uphold", correction: { kind: "points", points: 8 }, opinion: "属实" },
    });
  await review();
  await leader(appeals.decideAssessmentAppeal, { ...appeal, body: { decision: "sentBack", opinion: "请再核" } });
  await review();
  await leader(appeals.decideAssessmentAppeal, { ...appeal, body: { decision: "upheld", opinion: "同意" } });
  city.clock.advance(15 * 24 * hour);
  await leader(assessment.freezeAssessment, { params, body: { opinion: "同意" } });
  await officer(assessment.publishAssessment, { params });
}
