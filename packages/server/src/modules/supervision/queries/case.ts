import type { QueryOf, ReplyOf } from "@yihao/contract/endpoint";
import type {
  countSupervision as countSupervisionEndpoint,
  listSupervisionCases,
  SupervisionCase,
  SupervisionCaseRow,
} from "@yihao/contract/supervision";
import { decideHolds } from "../../../kernel/actor.ts";
import { decodeCursor, pageOfRows } from "../../../kernel/cursor.ts";
import { Absent, all, type Decision, permitOf } from "../../../kernel/decision.ts";
import { listAttachments } from "../../../platform/files.ts";
import type { Call } from "../../../platform/world.ts";
import { type Catalogue, catalogueOf } from "../../directory/index.ts";
import { staffScope } from "../../work-order/index.ts";
import { agencyFacts, awaitedOf, holderFacts, officerOf } from "../actions/load.ts";
import { iso, nameIn, papersBySubject, presentAnswer, presentCaseRow, presentInstruction, presentTimeline } from "../present.ts";
import {
  decideAnswer,
  decideAskReturn,
  decideClaim,
  decideConfirmCorrection,
  decideMove,
  decideOfficer,
  decideRelease,
  isOver,
  type SupervisionMove,
} from "../rules/index.ts";
import {
  type CasePool,
  countCases,
  findAnswer,
  findCase,
  findInstruction,
  listActs,
  listAnswers,
  listCases,
  listInstructions,
  listReturns,
  listWarningsOfCase,
  type SupervisionAnswerTable,
  type SupervisionCaseTable,
} from "../store/index.ts";
import { presentWarnings } from "./warnings.ts";

export async function pageOfCases(call: Call, query: QueryOf<typeof listSupervisionCases>): Promise<ReplyOf<typeof listSupervisionCases>> {
  const catalogue = await catalogueOf(call);
  const rows = await listCases(
    call.db,
    staffScope(call),
    {
      pool: poolOf(call, query.pool),
      caseKind: query.kind,
      state: query.state,
      agencyIds: query.agencyId === undefined ? undefined : catalogue.subtreeOf(query.agencyId),
      isCorrected: query.corrected,
      words: query.words,
    },
    decodeCursor(query.after),
    query.limit + 1,
  );
  const page = pageOfRows(rows, query.limit, (row) => ({ value: row.opened_at.toISOString(), id: row.id }));
  return { items: page.items.map((row) => presentCaseRow(row, catalogue, call.at)), next: page.next };
}

function poolOf(call: Call, pool: QueryOf<typeof listSupervisionCases>["pool"]): CasePool {
  if (pool === "mine") return { kind: "mine", accountId: officerOf(call) ?? "" };
  return pool === "due" ? { kind: "due", now: call.at } : { kind: pool };
}

export async function countsOf(call: Call): Promise<ReplyOf<typeof countSupervisionEndpoint>> {
  const counts = await countCases(call.db, staffScope(call), officerOf(call), call.at);
  return { ...counts, can: { open: permitOf(decideHolds(call.actor, "supervision.work")) } };
}

/** The case when this person may see it, else {@link Absent}. */
export async function requireCase(call: Call, id: string): Promise<SupervisionCaseTable> {
  const supervised = await findCase(call.db, staffScope(call), id);
  if (supervised === undefined) throw new Absent("张督办单");
  return supervised;
}

export async function readCaseRow(call: Call, id: string): Promise<SupervisionCaseRow> {
  return presentCaseRow(await requireCase(call, id), await catalogueOf(call), call.at);
}

export async function readCase(call: Call, id: string): Promise<SupervisionCase> {
  const supervised = await requireCase(call, id);
  const catalogue = await catalogueOf(call);
  const answers = await listAnswers(call.db, call.cityCode, id);
  const returns = await listReturns(call.db, call.cityCode, id);
  const instructions = await listInstructions(call.db, call.cityCode, { caseId: id });
  const subjects = [id, ...answers.map((each) => each.id), ...instructions.map((each) => each.id)];
  const papersOf = papersBySubject(await listAttachments(call.db, call.cityCode, subjects));
  const nameOf = nameIn(catalogue);
  return {
    ...presentCaseRow(supervised, catalogue, call.at),
    matter: supervised.matter,
    basis: supervised.basis,
    closingOpinion: supervised.closing_opinion,
    attachments: papersOf(id),
    awaitedOpinions: isOver(supervised.state) ? [] : awaitedOf(supervised, answers).map(nameOf),
    answers: answers.map((answer) => presentAnswer(answer, catalogue, papersOf)),
    returns: returns.map((each) => ({
      id: each.id,
      agencyName: nameOf(each.agency_id),
      reason: each.reason,
      at: each.asked_at.toISOString(),
      by: each.asked_by_name,
      decision: each.decision,
      opinion: each.opinion,
      decidedBy: each.decided_by_name,
      decidedAt: iso(each.decided_at),
    })),
    instructions: instructions.map((each) => presentInstruction(each, papersOf)),
    warnings: await presentWarnings(call, await listWarningsOfCase(call.db, call.cityCode, id)),
    timeline: presentTimeline(supervised, await listActs(call.db, call.cityCode, id)),
    can: permitsOf(call, supervised, answers, catalogue),
  };
}

function permitsOf(
  call: Call,
  supervised: SupervisionCaseTable,
  answers: readonly SupervisionAnswerTable[],
  catalogue: Catalogue,
): SupervisionCase["can"] {
  const holder = holderFacts(call, supervised);
  const own = agencyFacts(call, supervised, answers, catalogue);
  const works = (decision: Decision) => permitOf(all(decideHolds(call.actor, "supervision.work"), decision));
  const officer = (move: SupervisionMove) => works(decideOfficer(holder, move));
  const open = isOver(supervised.state) ? decideMove(supervised.state, "issue") : ({ ok: true } as const);
  return {
    claim: works(decideClaim(holder)),
    release: works(decideRelease(holder)),
    issue: officer("issue"),
    withdraw: officer("withdraw"),
    askReturn: permitOf(decideAskReturn(own)),
    decideReturn: officer("refuseReturn"),
    answer: permitOf(decideAnswer(own)),
    review: officer("pass"),
    confirmCorrection: works(decideConfirmCorrection({ ...holder, isCorrected: supervised.corrected_at !== null })),
    close: officer("close"),
    instruct: permitOf(all(decideHolds(call.actor, "supervision.instruct"), open)),
    handOver: permitOf(decideHolds(call.actor, "supervision.handOver")),
  };
}

/** Whoever sees the case sees its papers, those of its answers and of the instructions on it. */
export const requireAnswer = async (call: Call, id: string): Promise<void> => {
  const found = await findAnswer(call.db, call.cityCode, id);
  if (found === undefined) throw new Absent("个附件");
  await requireCase(call, found.case_id);
};
export const requireInstruction = async (call: Call, id: string): Promise<void> => {
  const found = await findInstruction(call.db, { cityCode: call.cityCode, id });
  if (found === undefined) throw new Absent("个附件");
  await requireCase(call, found.case_id);
};
