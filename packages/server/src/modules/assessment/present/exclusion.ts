import type { Exclusion, ExclusionRow, ExclusionStep } from "@yihao/contract/exclusion";
import type { Attachment } from "@yihao/contract/files";
import type { WorkOrderRow } from "@yihao/contract/work-order";
import { decideHolds } from "../../../kernel/actor.ts";
import { all, permitOf } from "../../../kernel/decision.ts";
import { dateOf } from "../../../kernel/shanghai.ts";
import type { Call } from "../../../platform/world.ts";
import type { Catalogue } from "../../directory/index.ts";
import { accountOf, agencyOf } from "../actions/exclusion.ts";
import { isLeader } from "../actions/exclusion-decide.ts";
import { decideAppeal, decideDecide, decideEndorse, decideExclusionMove, decideWithdraw } from "../rules/index.ts";
import type { ExclusionEffectTable, ExclusionStepTable, ExclusionTable } from "../store/index.ts";

const nameless = "（已撤销的单位）";

export function presentExclusionRow(
  exclusion: ExclusionTable,
  more: { order: Pick<WorkOrderRow, "number" | "title"> | undefined; granted: readonly ExclusionEffectTable[]; catalogue: Catalogue },
): ExclusionRow {
  return {
    id: exclusion.id,
    workOrderId: exclusion.work_order_id,
    number: more.order?.number ?? "",
    title: more.order?.title ?? "",
    agencyId: exclusion.agency_id,
    agencyName: more.catalogue.agencyName(exclusion.agency_id) ?? nameless,
    answerableAgencyName: more.catalogue.agencyName(exclusion.answerable_agency_id) ?? nameless,
    state: exclusion.state,
    grounds: exclusion.grounds,
    effects: exclusion.effects,
    grantedEffects: [...new Set(more.granted.filter((row) => row.exclusion_id === exclusion.id).map((row) => row.effect))],
    appliedAt: exclusion.applied_at.toISOString(),
    appliedBy: exclusion.applied_by_name,
    stateSince: exclusion.state_since.toISOString(),
    isAppealed: exclusion.appealed_at !== null,
  };
}

export type ExclusionMore = {
  readonly call: Call;
  readonly catalogue: Catalogue;
  readonly order: Pick<WorkOrderRow, "number" | "title"> | undefined;
  readonly steps: readonly ExclusionStepTable[];
  readonly granted: readonly ExclusionEffectTable[];
  readonly attachmentsOf: (stepId: string) => Attachment[];
  readonly appealUntil: string | null;
};

export function presentExclusion(exclusion: ExclusionTable, more: ExclusionMore): Exclusion {
  return {
    ...presentExclusionRow(exclusion, more),
    basis: exclusion.basis,
    appealUntil: exclusion.appealed_at === null ? more.appealUntil : null,
    steps: more.steps.filter((step) => step.exclusion_id === exclusion.id).map((step) => presentStep(step, more)),
    can: canOfExclusion(exclusion, more),
  };
}

function presentStep(step: ExclusionStepTable, { attachmentsOf }: ExclusionMore): ExclusionStep {
  const attachments = attachmentsOf(step.id);
  const hasMinutes = step.minutes_held_on !== null && step.minutes_text !== null;
  return {
    id: step.id,
    kind: step.kind,
    at: step.made_at.toISOString(),
    by: step.made_by_name,
    unit: step.made_by_unit,
    opinion: step.opinion,
    proposal: step.proposal,
    effects: step.effects,
    minutes: hasMinutes ? { heldOn: step.minutes_held_on ?? "", text: step.minutes_text ?? "", attachments } : null,
    attachments: hasMinutes ? [] : attachments,
  };
}

function canOfExclusion(exclusion: ExclusionTable, { call, appealUntil }: ExclusionMore): Exclusion["can"] {
  const { actor } = call;
  const own = agencyOf(call);
  const isOwn = own === exclusion.agency_id;
  const today = dateOf(call.at);
  return {
    endorse: permitOf(
      all(
        decideHolds(actor, "assessment.read"),
        decideEndorse({ state: exclusion.state, isTierOneAbove: own === exclusion.root_agency_id }),
      ),
    ),
    prepare: permitOf(all(decideHolds(actor, "assessment.manage"), decideExclusionMove(exclusion.state, "prepare"))),
    decide: permitOf(
      all(
        decideHolds(actor, "exclusion.decide"),
        decideDecide({ state: exclusion.state, isPreparer: exclusion.prepared_by === accountOf(call), isLeader: isLeader(call) }),
      ),
    ),
    appeal: permitOf(
      all(
        decideHolds(actor, "exclusion.apply"),
        decideAppeal({
          state: exclusion.state,
          isOwn,
          wasAppealed: exclusion.appealed_at !== null,
          today,
          appealUntil: appealUntil ?? today,
        }),
      ),
    ),
    withdraw: permitOf(all(decideHolds(actor, "exclusion.apply"), decideWithdraw({ state: exclusion.state, isOwn }))),
  };
}
