import type { AgencyResult, Assessment, AssessmentRow, ItemResult, StandingRow } from "@yihao/contract/assessment";
import type { AssessmentAppeal } from "@yihao/contract/assessment-appeal";
import { RecordTreatment } from "@yihao/contract/assessment-appeal";
import type { Scheme, SchemeItem } from "@yihao/contract/assessment-scheme";
import type { Attachment } from "@yihao/contract/files";
import { decideHolds } from "../../../kernel/actor.ts";
import { all, allow, permitOf, refuse } from "../../../kernel/decision.ts";
import { dateOf } from "../../../kernel/shanghai.ts";
import type { Call } from "../../../platform/world.ts";
import type { Catalogue } from "../../directory/index.ts";
import { accountOf, agencyOf } from "../actions/exclusion.ts";
import { decideCityWide, seesResult } from "../actions/scope.ts";
import {
  decideAnnounce,
  decideAppealMove,
  decideAssessmentMove,
  decideDismiss,
  decideFreeze,
  decideSubmit,
  formulaWords,
  isBasic,
  publishedRate,
  roundPoints,
} from "../rules/index.ts";
import type { AppealRow, AssessmentItemTable, AssessmentResultTable, AssessmentTable, CorrectionRow } from "../store/index.ts";

const nameless = "（已撤销的单位）";

export function presentAssessmentRow(assessment: AssessmentTable, scheme: Pick<Scheme, "name" | "version">): AssessmentRow {
  return {
    id: assessment.id,
    name: assessment.name,
    period: assessment.period,
    from: assessment.from_on,
    to: assessment.to_on,
    state: assessment.state,
    schemeName: scheme.name,
    schemeVersion: scheme.version,
    computedAt: assessment.computed_at.toISOString(),
    computedBy: assessment.computed_by_name,
    announcedAt: assessment.announced_at?.toISOString() ?? null,
    appealUntil: assessment.appeal_until,
    frozenAt: assessment.frozen_at?.toISOString() ?? null,
    frozenBy: assessment.frozen_by_name,
    publishedAt: assessment.published_at?.toISOString() ?? null,
  };
}

/** `band` of others is known from the publication on, their points never. */
export function presentStanding(
  call: Call,
  result: AssessmentResultTable,
  { assessment, catalogue, openAppeals }: { assessment: Pick<AssessmentTable, "state">; catalogue: Catalogue; openAppeals: number },
): StandingRow {
  const isSeen = seesResult(call, catalogue, result.agency_id);
  return {
    agencyId: result.agency_id,
    agencyName: catalogue.agencyName(result.agency_id) ?? nameless,
    group: result.agency_group,
    standing: result.standing,
    score: isSeen ? result.score : null,
    fullPoints: isSeen ? result.full_points : null,
    band: isSeen || assessment.state === "published" ? result.band : null,
    missing: isSeen ? result.missing : 0,
    openAppeals: isSeen ? openAppeals : 0,
    isOwn: agencyOf(call) === result.agency_id,
  };
}

export function canOfAssessment(
  call: Call,
  assessment: AssessmentTable,
  facts: { missing: number; openAppeals: number },
): Assessment["can"] {
  const manage = all(decideHolds(call.actor, "assessment.manage"), decideCityWide(call));
  const state = assessment.state;
  return {
    compute: permitOf(all(manage, decideAssessmentMove(state, "compute"))),
    enter: permitOf(all(manage, decideAssessmentMove(state, "enter"))),
    announce: permitOf(all(manage, decideAnnounce({ state, missing: facts.missing }))),
    freeze: permitOf(
      all(
        decideHolds(call.actor, "assessment.freeze"),
        decideCityWide(call),
        decideFreeze({
          state,
          isComputer: assessment.computed_by === accountOf(call),
          openAppeals: facts.openAppeals,
          today: dateOf(call.at),
          appealUntil: assessment.appeal_until,
        }),
      ),
    ),
    publish: permitOf(all(manage, decideAssessmentMove(state, "publish"))),
    compare: permitOf(all(decideHolds(call.actor, "assessment.read"), decideCityWide(call))),
  };
}

const countsOf = (numerator: number | null, denominator: number | null) =>
  numerator === null || denominator === null
    ? null
    : { numerator, denominator, rate: denominator === 0 ? null : publishedRate(numerator, denominator) };

export function presentItem(
  row: AssessmentItemTable,
  item: SchemeItem,
  more: { lossCount: number; corrections: readonly CorrectionRow[] },
): ItemResult {
  const lost = row.points === null ? null : isBasic(item.section) ? item.fullPoints - row.points : Math.max(0, 0 - row.points);
  return {
    code: item.code,
    name: item.name,
    section: item.section,
    indicator: item.indicator,
    formula: item.formula,
    formulaWords: formulaWords(item.formula, item.fullPoints),
    source: item.source,
    isApplicable: row.is_applicable,
    fullPoints: item.fullPoints,
    points: row.points,
    lostPoints: lost === null ? null : roundPoints(lost),
    counted: countsOf(row.numerator, row.denominator),
    raw: countsOf(row.raw_numerator, row.raw_denominator),
    lossCount: more.lossCount,
    typedValue: row.typed_value,
    typedSource: row.typed_source,
    typedBy: row.typed_by_name,
    corrections: more.corrections
      .filter((correction) => correction.item_code === item.code)
      .map((correction) => ({
        id: correction.id,
        words: correctionWords(correction),
        reason: correction.reason,
        by: correction.made_by_name,
        at: correction.made_at.toISOString(),
        before: correction.points_before,
        after: correction.points_after,
      })),
  };
}

export function correctionWords({ correction }: Pick<CorrectionRow, "correction">): string {
  return correction.kind === "points"
    ? `得分更正为 ${correction.points} 分`
    : `${correction.recordIds.length} 条记录${RecordTreatment.word(correction.treatment)}`;
}

export function canAppeal(call: Call, assessment: AssessmentTable, agencyId: string): AgencyResult["can"] {
  return {
    appeal: permitOf(
      decideSubmit({
        state: assessment.state,
        isOwn: agencyOf(call) === agencyId,
        today: dateOf(call.at),
        appealUntil: assessment.appeal_until,
      }),
    ),
  };
}

export function presentAppeal(
  call: Call,
  appeal: AppealRow,
  more: { assessmentName: string; itemName: string; agencyName: string | null; attachments: Attachment[] },
): AssessmentAppeal {
  const isReviewer = appeal.reviewed_by !== null && appeal.reviewed_by === accountOf(call);
  return {
    id: appeal.id,
    assessmentId: appeal.assessment_id,
    assessmentName: more.assessmentName,
    agencyId: appeal.agency_id,
    agencyName: more.agencyName ?? nameless,
    itemCode: appeal.item_code,
    itemName: more.itemName,
    state: appeal.state,
    reason: appeal.reason,
    recordIds: appeal.record_ids,
    attachments: more.attachments,
    submittedAt: appeal.submitted_at.toISOString(),
    submittedBy: appeal.submitted_by_name,
    proposal: appeal.proposal,
    correction: appeal.correction,
    reviewOpinion: appeal.review_opinion,
    reviewedAt: appeal.reviewed_at?.toISOString() ?? null,
    reviewedBy: appeal.reviewed_by_name,
    decisionOpinion: appeal.decision_opinion,
    decidedAt: appeal.decided_at?.toISOString() ?? null,
    decidedBy: appeal.decided_by_name,
    can: {
      review: permitOf(all(decideHolds(call.actor, "assessment.manage"), decideAppealMove(appeal.state, "review"))),
      decide: permitOf(all(decideHolds(call.actor, "assessment.freeze"), decideDismiss({ state: appeal.state, isReviewer }))),
      withdraw: permitOf(
        all(agencyOf(call) === appeal.agency_id ? allow : refuse("assessmentAppeal.notYours"), decideAppealMove(appeal.state, "withdraw")),
      ),
    },
  };
}
