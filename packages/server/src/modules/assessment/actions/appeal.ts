import type {
  decideAssessmentAppeal,
  reviewAssessmentAppeal,
  submitAssessmentAppeal,
  withdrawAssessmentAppeal,
} from "@yihao/contract/assessment-appeal";
import { AppealDecision } from "@yihao/contract/assessment-appeal";
import type { BodyOf } from "@yihao/contract/endpoint";
import { Absent, atField, insist, Refusal, refuse } from "../../../kernel/decision.ts";
import { newId } from "../../../kernel/ids.ts";
import { dateOf } from "../../../kernel/shanghai.ts";
import { emit } from "../../../platform/events.ts";
import { claimAttachments } from "../../../platform/files.ts";
import { transact } from "../../../platform/transact.ts";
import type { Act, Call } from "../../../platform/world.ts";
import { catalogueOf } from "../../directory/index.ts";
import { notifyAgency } from "../../notice/index.ts";
import {
  type AppealMove,
  appealStateAfter,
  decideAppealMove,
  decideCorrection,
  decideDismiss,
  decideSubmit,
  decideUphold,
} from "../rules/index.ts";
import {
  type AppealRow,
  type AssessmentTable,
  findAppeal,
  findResult,
  insertAppeal,
  listAppeals,
  listLossIds,
  loadAppeal,
  loadAssessment,
  updateAppeal,
} from "../store/index.ts";
import { correct } from "./correct.ts";
import { accountOf, agencyOf } from "./exclusion.ts";
import { schemeOf } from "./period.ts";
import { decideCityWide, reachOfAppeals } from "./scope.ts";

/** The assessment first, then the appeal. */
async function loadWithAssessment(act: Act, id: string): Promise<{ assessment: AssessmentTable; appeal: AppealRow }> {
  const reach = reachOfAppeals(act, await catalogueOf(act));
  const seen = await findAppeal(act.db, reach, id);
  if (seen === undefined) throw new Absent("份考核申诉");
  const assessment = await loadAssessment(act.db, act.cityCode, seen.assessment_id);
  return { assessment, appeal: await loadAppeal(act.db, reach, id) };
}

const itemKeyOf = (act: Act, appeal: Pick<AppealRow, "assessment_id" | "agency_id" | "item_code">) => ({
  cityCode: act.cityCode,
  assessmentId: appeal.assessment_id,
  agencyId: appeal.agency_id,
  itemCode: appeal.item_code,
});

/** 申诉: the agency names the item, the reason, and the records it disputes; returns the appeal's id. */
export async function submit(call: Call, assessmentId: string, body: BodyOf<typeof submitAssessmentAppeal>): Promise<string> {
  return transact(call, async (act) => {
    const assessment = await loadAssessment(act.db, act.cityCode, assessmentId);
    if (assessment.state === "draft" && agencyOf(act) !== null) throw new Absent("期考核");
    insist(
      decideSubmit({
        state: assessment.state,
        isOwn: agencyOf(act) === body.agencyId,
        today: dateOf(act.at),
        appealUntil: assessment.appeal_until,
      }),
    );
    const result = await findResult(act.db, act.cityCode, assessmentId, body.agencyId);
    const scheme = await schemeOf(act, assessment);
    const item = scheme.items.find((each) => each.code === body.itemCode);
    if (result?.standing !== "scored" || item === undefined || !item.groups.includes(result.agency_group))
      return insist(atField("itemCode", refuse("assessmentAppeal.itemUnknown"))) as never;
    const of = { assessment_id: assessmentId, agency_id: body.agencyId, item_code: item.code };
    const losses = new Set(await listLossIds(act.db, itemKeyOf(act, of)));
    if (body.recordIds.some((id) => !losses.has(id))) insist(atField("recordIds", refuse("assessmentAppeal.recordUnknown")));
    const reach = { cityCode: act.cityCode, agencyIds: [body.agencyId] };
    const open = await listAppeals(act.db, reach, { assessmentId, itemCode: item.code, states: ["submitted", "reviewed"] }, null, 1);
    if (open.length > 0) throw new Refusal("assessmentAppeal.alreadyOpen", { item: item.name });
    const id = newId(act.at);
    await insertAppeal(act.db, {
      city_code: act.cityCode,
      id,
      ...of,
      state: "submitted",
      state_since: act.at,
      reason: body.reason,
      record_ids: body.recordIds,
      submitted_at: act.at,
      submitted_by: accountOf(act),
      submitted_by_name: act.actor.name,
    });
    await claimAttachments(act, body.attachmentIds, { type: "assessmentAppeal", id });
    await emit(act, { type: "assessment_appeal.submitted", subjectId: id, reason: body.reason, facts: { ...of } });
    return id;
  });
}

async function move(act: Act, appeal: AppealRow, made: AppealMove, change: Parameters<typeof updateAppeal>[2]): Promise<void> {
  await updateAppeal(
    act.db,
    { cityCode: act.cityCode, id: appeal.id },
    { ...change, state: appealStateAfter(appeal.state, made) ?? appeal.state, state_since: act.at },
  );
}

/** 复核: the officer looks at the records and proposes. */
export async function review(call: Call, id: string, body: BodyOf<typeof reviewAssessmentAppeal>): Promise<void> {
  insist(decideCityWide(call));
  await transact(call, async (act) => {
    const { assessment, appeal } = await loadWithAssessment(act, id);
    insist(decideAppealMove(appeal.state, "review"));
    const scheme = await schemeOf(act, assessment);
    const item = scheme.items.find((each) => each.code === appeal.item_code);
    if (item === undefined) throw new Error("an appeal is about an item of the scheme");
    if (body.correction !== null)
      insist(decideCorrection(body.correction, item, new Set(await listLossIds(act.db, itemKeyOf(act, appeal)))));
    await move(act, appeal, "review", {
      proposal: body.proposal,
      correction: body.correction === null ? null : JSON.stringify(body.correction),
      review_opinion: body.opinion,
      reviewed_at: act.at,
      reviewed_by: accountOf(act),
      reviewed_by_name: act.actor.name,
    });
    await emit(act, { type: "assessment_appeal.reviewed", subjectId: id, reason: body.opinion });
  });
}

/** 审定: by somebody else. Upheld: the proposed correction is carried out and written down. */
export async function decide(call: Call, id: string, body: BodyOf<typeof decideAssessmentAppeal>): Promise<void> {
  insist(decideCityWide(call));
  await transact(call, async (act) => {
    const { assessment, appeal } = await loadWithAssessment(act, id);
    const isReviewer = appeal.reviewed_by !== null && appeal.reviewed_by === accountOf(act);
    if (body.decision === "upheld") insist(decideUphold({ state: appeal.state, isReviewer, hasCorrection: appeal.correction !== null }));
    else if (body.decision === "dismissed") insist(decideDismiss({ state: appeal.state, isReviewer }));
    else insist(decideAppealMove(appeal.state, "sendBack"));
    const decided = { decision_opinion: body.opinion, decided_at: act.at, decided_by_name: act.actor.name };
    await move(act, appeal, ({ upheld: "uphold", dismissed: "dismiss", sentBack: "sendBack" } as const)[body.decision], decided);
    if (body.decision === "upheld" && appeal.correction !== null) await correct(act, await schemeOf(act, assessment), appeal, body.opinion);
    await emit(act, {
      type: body.decision === "sentBack" ? "assessment_appeal.sent_back" : "assessment_appeal.decided",
      subjectId: id,
      reason: body.opinion,
      facts: { decision: body.decision },
    });
    if (body.decision !== "sentBack")
      await notifyAgency(act, {
        causeId: newId(act.at),
        topic: "assessmentAppealDecided",
        agencyId: appeal.agency_id,
        title: `考核申诉结果：${AppealDecision.word(body.decision)}`,
        body: `${assessment.name}的申诉已审定：${AppealDecision.word(body.decision)}。`,
        link: `/assessments/${assessment.id}/agencies/${appeal.agency_id}`,
      });
  });
}

/** 撤回. */
export async function withdraw(call: Call, id: string, _body: BodyOf<typeof withdrawAssessmentAppeal>): Promise<void> {
  await transact(call, async (act) => {
    const { appeal } = await loadWithAssessment(act, id);
    if (agencyOf(act) !== appeal.agency_id) throw new Refusal("assessmentAppeal.notYours");
    insist(decideAppealMove(appeal.state, "withdraw"));
    await move(act, appeal, "withdraw", {});
    await emit(act, { type: "assessment_appeal.withdrawn", subjectId: id, reason: _body.reason ?? null });
  });
}
