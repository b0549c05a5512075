import { eventWords } from "@yihao/contract/events";
import type { Attachment } from "@yihao/contract/files";
import type { CluePackage, SiteCheck, Urge } from "@yihao/contract/oversight";
import type { LeaderInstruction, SupervisionAnswer, SupervisionCaseRow } from "@yihao/contract/supervision";
import type { TimelineEntry } from "@yihao/contract/timeline";
import type { WarningThreshold } from "@yihao/contract/warning";
import { type Threshold, type WarningIndicator, warningIndicatorDefinitions } from "@yihao/contract/warning-indicators";
import { decideHolds } from "../../kernel/actor.ts";
import { all, permitOf } from "../../kernel/decision.ts";
import { dateOf } from "../../kernel/shanghai.ts";
import type { Call } from "../../platform/world.ts";
import type { Catalogue } from "../directory/index.ts";
import { decideHand, decideSiteCorrection, isOver } from "./rules/index.ts";
import type {
  CluePackageTable,
  LeaderInstructionTable,
  SiteCheckTable,
  SupervisionActTable,
  SupervisionAnswerTable,
  SupervisionCaseTable,
  UrgeTable,
  WarningThresholdTable,
} from "./store/index.ts";

export const iso = (at: Date | null) => at?.toISOString() ?? null;
export const nameIn = (catalogue: Catalogue) => (agencyId: string) => catalogue.agencyName(agencyId) ?? "（已撤销的单位）";
/** Papers of several subjects, by subject. */
export type PapersOf = (subjectId: string) => Attachment[];

export function papersBySubject(attachments: readonly (Attachment & { subjectId: string })[]): PapersOf {
  const groups = Map.groupBy(attachments, (each) => each.subjectId);
  return (subjectId) => (groups.get(subjectId) ?? []).map(({ subjectId: _, ...attachment }) => attachment);
}

export function presentCaseRow(row: SupervisionCaseTable, catalogue: Catalogue, now: Date): SupervisionCaseRow {
  const nameOf = nameIn(catalogue);
  return {
    id: row.id,
    number: row.number,
    kind: row.kind,
    origin: row.origin,
    state: row.state,
    stateSince: row.state_since.toISOString(),
    title: row.title,
    indicator: row.indicator,
    leadAgencyId: row.lead_agency_id,
    leadAgencyName: nameOf(row.lead_agency_id),
    otherAgencyNames: row.agency_ids.filter((agencyId) => agencyId !== row.lead_agency_id).map(nameOf),
    workOrderId: row.work_order_id,
    workOrderNumber: row.work_order_number,
    openedAt: row.opened_at.toISOString(),
    openedBy: row.opened_by_name,
    issuedAt: iso(row.issued_at),
    dueAt: iso(row.due_at),
    isOverdue: row.due_at !== null && row.due_at < now && row.state !== "done" && !isOver(row.state),
    holderName: row.holder_name,
    correctedAt: iso(row.corrected_at),
    closedAt: iso(row.closed_at),
  };
}

export function presentAnswer(row: SupervisionAnswerTable, catalogue: Catalogue, papersOf: PapersOf): SupervisionAnswer {
  return {
    id: row.id,
    agencyName: nameIn(catalogue)(row.agency_id),
    isLead: row.is_lead,
    words: row.words,
    at: row.answered_at.toISOString(),
    by: row.answered_by_name,
    attachments: papersOf(row.id),
    verdict: row.verdict,
    opinion: row.opinion,
    decidedBy: row.decided_by_name,
  };
}

export function presentInstruction(row: LeaderInstructionTable, papersOf: PapersOf): LeaderInstruction {
  return {
    id: row.id,
    leaderName: row.leader_name,
    instructedOn: row.instructed_on,
    words: row.words,
    recordedBy: row.recorded_by_name,
    recordedAt: row.recorded_at.toISOString(),
    caseId: row.case_id,
    attachments: papersOf(row.id),
  };
}

export function presentTimeline(supervised: SupervisionCaseTable, acts: readonly SupervisionActTable[]): TimelineEntry[] {
  const entries = acts.map(
    (act): TimelineEntry => ({
      id: act.id,
      type: act.act,
      title: eventWords[act.act].staff,
      at: act.at.toISOString(),
      actor: act.by_name,
      unit: act.by_unit,
      reason: act.words,
      facts: {},
    }),
  );
  // What the watch opened was issued by being opened.
  const isOpenedByWatch =
    !acts.some((act) => act.act === "supervision.issued") && supervised.issued_at?.getTime() === supervised.opened_at.getTime();
  if (!isOpenedByWatch) return entries;
  const first: TimelineEntry = {
    id: supervised.id,
    type: "supervision.issued",
    title: eventWords["supervision.issued"].staff,
    at: supervised.opened_at.toISOString(),
    actor: supervised.opened_by_name,
    unit: null,
    reason: supervised.matter,
    facts: {},
  };
  return [first, ...entries];
}

export function presentUrge(row: UrgeTable, catalogue: Catalogue): Urge {
  return {
    id: row.id,
    words: row.words,
    at: row.urged_at.toISOString(),
    by: row.urged_by_name,
    agencyNames: row.agency_ids.map(nameIn(catalogue)),
  };
}

export function presentCheck(row: SiteCheckTable, call: Call, catalogue: Catalogue, papersOf: PapersOf): SiteCheck {
  const isWaiting = row.correct_by !== null && row.corrected_at === null;
  return {
    id: row.id,
    mode: row.mode,
    workOrderId: row.work_order_id,
    number: row.work_order_number,
    agencyId: row.agency_id,
    agencyName: nameIn(catalogue)(row.agency_id),
    place: row.place,
    people: row.people,
    finding: row.finding,
    result: row.result,
    checkedAt: row.checked_at.toISOString(),
    recordedBy: row.recorded_by_name,
    correctBy: row.correct_by,
    correctedAt: iso(row.corrected_at),
    correction: row.correction,
    correctedBy: row.corrected_by_name,
    isOverdue: isWaiting && (row.correct_by ?? "") < dateOf(call.at),
    attachments: papersOf(row.id),
    can: {
      confirm: permitOf(
        all(
          decideHolds(call.actor, "supervision.check"),
          decideSiteCorrection({ correctBy: row.correct_by, correctedBy: row.corrected_by_name }),
        ),
      ),
    },
  };
}

export function presentPackage(row: Omit<CluePackageTable, "summary_sealed" | "content_sealed">, call: Call): CluePackage {
  const mayOpen = decideHolds(call.actor, "supervision.handOver");
  return {
    id: row.id,
    number: row.number,
    recipient: row.recipient,
    workOrderId: row.work_order_id,
    caseId: row.case_id,
    bytes: row.bytes,
    attachmentCount: row.attachment_count,
    digestSha256: row.digest_sha256,
    digestSm3: row.digest_sm3,
    sealedAt: row.sealed_at.toISOString(),
    sealedBy: row.sealed_by_name,
    takenBy: row.taken_by_name,
    takenAt: iso(row.taken_at),
    can: {
      open: permitOf(mayOpen),
      hand: permitOf(all(mayOpen, decideHand({ takenBy: row.taken_by_name, sealedAt: row.sealed_at }, call.at, call.at))),
    },
  };
}

export function presentThreshold(indicator: WarningIndicator, bounds: Threshold, row: WarningThresholdTable | null): WarningThreshold {
  const { direction, unit, formula, source } = warningIndicatorDefinitions[indicator];
  return {
    indicator,
    direction,
    unit,
    formula,
    definitionSource: source,
    ...bounds,
    effectiveFrom: row?.effective_from ?? null,
    source: row?.source ?? "推荐值",
    setBy: row?.set_by_name ?? null,
  };
}
