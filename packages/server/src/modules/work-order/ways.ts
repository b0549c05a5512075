import type { PublicProgress } from "@yihao/contract/demand";
import { DemandState } from "@yihao/contract/demand-words";
import type { QueryOf, ReplyOf } from "@yihao/contract/endpoint";
import type { Attachment } from "@yihao/contract/files";
import type {
  ConclusionProposal,
  listConclusionProposals,
  listTerminationRequests,
  OrderWays,
  TerminationRequest,
} from "@yihao/contract/order-ends";
import { type Actor, decideHolds, seesAgency } from "../../kernel/actor.ts";
import { decodeTimeCursor, pageOfRows } from "../../kernel/cursor.ts";
import { Absent, all, allow, type Decision, permitOf, refuse } from "../../kernel/decision.ts";
import { dateOf } from "../../kernel/shanghai.ts";
import { countWorkingDays } from "../../kernel/working-time/index.ts";
import { listAttachments } from "../../platform/files.ts";
import type { Call } from "../../platform/world.ts";
import { type DemandFacts, decideWithdrawHere, listDemandsOfOrder } from "../demand/index.ts";
import { type Catalogue, calendarOf, catalogueOf } from "../directory/index.ts";
import { chaseWord } from "./actions/chase.ts";
import { staffScope } from "./actions/scope.ts";
import { requireWorkOrder } from "./queries.ts";
import {
  decideChaseAgain,
  decideConfirmation,
  decideLinkable,
  decideMark,
  decideMove,
  decideOpen,
  decideProposal,
  decideTermination,
  decideTerminationRequest,
} from "./rules/index.ts";
import {
  type ConclusionProposalTable,
  countWaitingEnds,
  findLastOnlineChase,
  findProposalOfPapers,
  findTerminationRequest,
  findWorkOrder,
  listEndsOf,
  listMarksOf,
  listRelatedOrders,
  listWaitingConclusions,
  listWaitingTerminations,
  type TerminationRequestTable,
  type WorkOrderFacts,
} from "./store/index.ts";

type AttachmentsOf = (subjectId: string) => Attachment[];
const accountOf = (actor: Actor) => (actor.kind === "staff" ? actor.accountId : null);

/** Everything beside the handling. What the centre weighs about agencies (recusals, proposals) stays within the centre. */
export async function waysOf(call: Call, id: string): Promise<OrderWays> {
  const order = await requireWorkOrder(call, id);
  const scope = staffScope(call);
  const isInside = scope.agencyIds === "all";
  const [ends, marks, related, demands, catalogue] = await Promise.all([
    listEndsOf(call.db, call.cityCode, id),
    listMarksOf(call.db, call.cityCode, id),
    listRelatedOrders(call.db, scope, id),
    listDemandsOfOrder(call.db, call.cityCode, id),
    catalogueOf(call),
  ]);
  const terminations = ends.terminationRequests.filter((each) => isInside || seesAgency(scope, each.agency_id));
  const proposals = isInside ? ends.conclusionProposals : [];
  const attachmentsOf = await attachmentsFor(call, terminations, proposals);
  const [repeats, mergedInto] = await Promise.all([
    order.repeats_order_id === null ? undefined : findWorkOrder(call.db, scope, order.repeats_order_id),
    order.merged_into_id === null ? undefined : findWorkOrder(call.db, scope, order.merged_into_id),
  ]);
  const numberOf = new Map(demands.map((demand) => [demand.id, demand.number]));
  return {
    withdrawals: ends.withdrawals.map((each) => ({
      id: each.id,
      at: each.withdrawn_at.toISOString(),
      by: each.withdrawn_by_name,
      way: each.way,
      reason: each.reason,
      number: numberOf.get(each.demand_id) ?? order.number,
      orderGoesOn: each.order_goes_on,
    })),
    terminationRequests: terminations.map((each) => presentTermination(each, { call, catalogue, attachmentsOf })),
    conclusionProposals: proposals.map((each) => presentProposal(each, { call, attachmentsOf })),
    chases: marks.chases.map((each) => ({
      id: each.id,
      at: each.chased_at.toISOString(),
      by: each.chased_by_name,
      source: each.source,
      words: each.words,
      number: numberOf.get(each.demand_id) ?? order.number,
    })),
    marks: marks.marks.map((each) => ({
      id: each.id,
      at: each.marked_at.toISOString(),
      by: each.marked_by_name,
      mark: each.mark,
      on: each.is_on,
      reason: each.reason,
    })),
    recusals: (isInside ? marks.recusals : []).map((each) => ({
      id: each.id,
      agencyId: each.agency_id,
      agencyName: catalogue.agencyName(each.agency_id) ?? "（已撤销的单位）",
      source: each.source,
      reason: each.reason,
      at: each.recused_at.toISOString(),
      by: each.recused_by_name,
      liftedAt: each.lifted_at?.toISOString() ?? null,
      liftedBy: each.lifted_by_name,
      liftReason: each.lift_reason,
      can: {
        lift: permitOf(
          all(
            decideHolds(call.actor, "workOrder.recuse"),
            each.lifted_at === null ? allow : refuse("recusal.lifted", { name: each.lifted_by_name }),
          ),
        ),
      },
    })),
    repeats: repeats === undefined ? null : linkTo(repeats),
    repeatedBy: related.repeating.map(linkTo),
    mergedInto: mergedInto === undefined ? null : nameOf(mergedInto),
    mergedOrders: related.merged.map(nameOf),
    can: canOfWays(call, order, {
      terminations,
      proposals: ends.conclusionProposals,
      catalogue,
      repeatedNumber: order.repeats_order_id === null ? null : (repeats?.number ?? ""),
    }),
  };
}

const nameOf = (order: WorkOrderFacts) => ({ id: order.id, number: order.number, title: order.title });
const linkTo = (order: WorkOrderFacts) => ({ ...nameOf(order), state: order.state, createdAt: order.created_at.toISOString() });

type About = {
  /** Number of the order it is known to repeat. */
  readonly repeatedNumber: string | null;
  readonly terminations: readonly TerminationRequestTable[];
  readonly proposals: readonly ConclusionProposalTable[];
  readonly catalogue: Catalogue;
};
function canOfWays(
  { actor }: Call,
  order: WorkOrderFacts,
  { terminations, proposals, catalogue, repeatedNumber }: About,
): OrderWays["can"] {
  const { state } = order;
  const lead = order.lead_agency_id;
  const isLeads = lead !== null && actor.kind === "staff" && actor.agencyId !== null && seesAgency(actor.scope, lead);
  const permit = (permission: Parameters<typeof decideHolds>[1], decision: Decision) =>
    permitOf(all(decideHolds(actor, permission), decision));
  return {
    withdraw: permit("workOrder.withdraw", decideMove(state, "withdraw")),
    requestTermination: permit(
      "handling.work",
      decideTerminationRequest({
        state,
        isLeads,
        leadName: catalogue.agencyName(lead),
        waitingBy: terminations.find((each) => each.decision === null)?.requested_by_name ?? null,
      }),
    ),
    proposeConclusion: permit(
      "workOrder.conclude",
      decideProposal({
        state,
        isRepeated: order.repeats_order_id !== null,
        reworkCount: order.rework_count,
        waitingBy: proposals.find((each) => each.decision === null)?.proposed_by_name ?? null,
      }),
    ),
    merge: permit("workOrder.merge", decideMove(state, "merge")),
    unmerge: permit("workOrder.merge", decideOpen(state, "拆单")),
    chase: permit("workOrder.chase", decideOpen(state, chaseWord)),
    markKey: permit("workOrder.mark", decideMark({ mark: "key", on: !order.is_key, isOn: order.is_key, state })),
    markDifficult: permit("workOrder.mark", decideMark({ mark: "difficult", on: !order.is_difficult, isOn: order.is_difficult, state })),
    recuse: permit("workOrder.recuse", decideOpen(state, "设定回避")),
    linkRepeat: permit("workOrder.mark", decideLinkable(state, repeatedNumber)),
  };
}

async function attachmentsFor(
  call: Call,
  terminations: readonly TerminationRequestTable[],
  proposals: readonly ConclusionProposalTable[],
): Promise<AttachmentsOf> {
  const ids = [...terminations.map((each) => each.id), ...proposals.flatMap((each) => [each.id, each.minutes_id])];
  const found = Map.groupBy(await listAttachments(call.db, call.cityCode, ids), (each) => each.subjectId);
  return (subjectId) => (found.get(subjectId) ?? []).map(({ subjectId: _, ...attachment }) => attachment);
}

function presentTermination(
  request: TerminationRequestTable,
  { call, catalogue, attachmentsOf }: { call: Call; catalogue: Catalogue; attachmentsOf: AttachmentsOf },
): TerminationRequest {
  return {
    id: request.id,
    workOrderId: request.work_order_id,
    at: request.requested_at.toISOString(),
    by: request.requested_by_name,
    agencyName: catalogue.agencyName(request.agency_id) ?? "（已撤销的单位）",
    reason: request.reason,
    basis: request.basis,
    attachments: attachmentsOf(request.id),
    decision: request.decision,
    decidedBy: request.decided_by_name,
    decidedAt: request.decided_at?.toISOString() ?? null,
    opinion: request.opinion,
    explanation: request.explanation,
    can: {
      decide: permitOf(
        all(
          decideHolds(call.actor, "workOrder.decideEnd"),
          decideTermination({ decision: request.decision, decidedBy: request.decided_by_name }),
        ),
      ),
    },
  };
}

function presentProposal(
  proposal: ConclusionProposalTable,
  { call, attachmentsOf }: { call: Call; attachmentsOf: AttachmentsOf },
): ConclusionProposal {
  return {
    id: proposal.id,
    workOrderId: proposal.work_order_id,
    at: proposal.proposed_at.toISOString(),
    by: proposal.proposed_by_name,
    evidence: proposal.evidence,
    opinion: proposal.opinion,
    heldOn: proposal.held_on,
    conferralNumber: proposal.conferral_number,
    evidencePapers: attachmentsOf(proposal.id),
    minutes: attachmentsOf(proposal.minutes_id),
    decision: proposal.decision,
    decidedBy: proposal.decided_by_name,
    decidedAt: proposal.decided_at?.toISOString() ?? null,
    decisionReason: proposal.decision_reason,
    can: {
      confirm: permitOf(
        all(
          decideHolds(call.actor, "workOrder.confirmConclusion"),
          decideConfirmation({
            decision: proposal.decision,
            decidedBy: proposal.decided_by_name,
            proposedBy: proposal.proposed_by,
            confirmerId: accountOf(call.actor),
          }),
        ),
      ),
    },
  };
}

export async function pageOfTerminations(
  call: Call,
  query: QueryOf<typeof listTerminationRequests>,
): Promise<ReplyOf<typeof listTerminationRequests>> {
  const rows = await listWaitingTerminations(call.db, staffScope(call), decodeTimeCursor(query.after), query.limit + 1);
  const page = pageOfRows(rows, query.limit, (row) => ({ value: row.requested_at.toISOString(), id: row.id }));
  const [catalogue, attachmentsOf] = await Promise.all([catalogueOf(call), attachmentsFor(call, page.items, [])]);
  return {
    items: page.items.map((row) => ({
      ...presentTermination(row, { call, catalogue, attachmentsOf }),
      number: row.number,
      title: row.title,
    })),
    next: page.next,
  };
}

export async function pageOfConclusions(
  call: Call,
  query: QueryOf<typeof listConclusionProposals>,
): Promise<ReplyOf<typeof listConclusionProposals>> {
  const rows = await listWaitingConclusions(call.db, staffScope(call), decodeTimeCursor(query.after), query.limit + 1);
  const page = pageOfRows(rows, query.limit, (row) => ({ value: row.proposed_at.toISOString(), id: row.id }));
  const attachmentsOf = await attachmentsFor(call, [], page.items);
  return {
    items: page.items.map((row) => ({ ...presentProposal(row, { call, attachmentsOf }), number: row.number, title: row.title })),
    next: page.next,
  };
}

/** Who may see the papers of an application or a proposal; {@link Absent} for everybody else. */
export async function requireEndPapers(call: Call, type: "terminationRequest" | "conclusionProposal", id: string): Promise<void> {
  const scope = staffScope(call);
  const request = type === "terminationRequest" ? await findTerminationRequest(call.db, call.cityCode, id) : undefined;
  const proposal = type === "conclusionProposal" ? await findProposalOfPapers(call.db, call.cityCode, id) : undefined;
  const isSeen = request === undefined ? proposal !== undefined && scope.agencyIds === "all" : seesAgency(scope, request.agency_id);
  if (!isSeen) throw new Absent("个附件");
  await requireWorkOrder(call, (request ?? proposal)?.work_order_id ?? "");
}

export const countOfEndRequests = (call: Call) => countWaitingEnds(call.db, staffScope(call));

/** What the holder of a receipt may do: withdraw before the end, chase once a working day. `order` is the one that carries his demand. */
export async function publicWaysOf(call: Call, demand: DemandFacts, order: WorkOrderFacts | null): Promise<PublicProgress["can"]> {
  if (order === null) {
    const state = DemandState.word(demand.state);
    return { chase: permitOf(refuse("chase.noOrder", { state })), withdraw: permitOf(decideWithdrawHere(demand.state)) };
  }
  const last = await findLastOnlineChase(call.db, call.cityCode, order.id, demand.id);
  const on = last === null ? null : dateOf(last);
  const calendar = await calendarOf(call);
  return {
    chase: permitOf(
      all(
        decideOpen(order.state, chaseWord),
        decideChaseAgain(on === null ? null : { on, workingDaysSince: countWorkingDays(calendar, on, dateOf(call.at)) }),
      ),
    ),
    withdraw: permitOf(decideMove(order.state, "withdraw")),
  };
}
