import type { BodyOf } from "@yihao/contract/endpoint";
import type { answerSupervisionCase, decideSupervisionReturn, reviewSupervisionAnswer } from "@yihao/contract/supervision";
import { insist } from "../../../kernel/decision.ts";
import { newId } from "../../../kernel/ids.ts";
import { claimAttachments } from "../../../platform/files.ts";
import { transact } from "../../../platform/transact.ts";
import type { Call } from "../../../platform/world.ts";
import { decideAnswer, decideAskReturn, decideConfirmCorrection, decideOfficer } from "../rules/index.ts";
import { insertAnswer, insertReturn, markAnswerDecided, markReturnDecided, updateCase } from "../store/index.ts";
import { withdrawIn } from "./case.ts";
import { holderFacts, loadWithOrder, officerOf, partOf, readAgencyFacts, record, tellAgencies, tellHolder } from "./load.ts";

/** 申请退回 by the agency that leads the case. */
export async function askReturn(call: Call, id: string, reason: string): Promise<void> {
  await transact(call, async (act) => {
    const { order, supervised } = await loadWithOrder(act, id);
    insist(decideAskReturn(await readAgencyFacts(act, supervised)));
    await insertReturn(act.db, {
      city_code: act.cityCode,
      id: newId(act.at),
      case_id: id,
      agency_id: supervised.lead_agency_id,
      reason,
      asked_at: act.at,
      asked_by_name: act.actor.name,
      decision: null,
      opinion: null,
      decided_at: null,
      decided_by_name: null,
    });
    await updateCase(
      act.db,
      { cityCode: act.cityCode, id },
      { state: "returnRequested", state_since: act.at, return_count: supervised.return_count + 1 },
    );
    await record(act, supervised, order, { type: "supervision.return_requested", words: reason });
    await tellHolder(act, supervised, `申请退回督办：${supervised.title}`, reason);
  });
}

/** 审核退回: accepted ends the case. */
export async function decideReturn(call: Call, id: string, body: BodyOf<typeof decideSupervisionReturn>): Promise<void> {
  await transact(call, async (act) => {
    const { order, supervised } = await loadWithOrder(act, id);
    const isAccepted = body.decision === "accepted";
    insist(decideOfficer(holderFacts(act, supervised), isAccepted ? "acceptReturn" : "refuseReturn"));
    await markReturnDecided(act.db, act.cityCode, id, {
      decision: body.decision,
      opinion: body.opinion,
      decided_at: act.at,
      decided_by_name: act.actor.name,
    });
    await record(act, supervised, order, { type: "supervision.return_decided", words: body.opinion, facts: { decision: body.decision } });
    if (isAccepted) return withdrawIn(act, order, supervised, body.opinion);
    await updateCase(act.db, { cityCode: act.cityCode, id }, { state: "issued", state_since: act.at });
    await tellAgencies(act, supervised, [supervised.lead_agency_id], {
      topic: "supervised",
      title: `督办不同意退回：${supervised.title}`,
      body: `督办单 ${supervised.number}：${body.opinion}`,
    });
  });
}

/** 反馈: the lead's goes to review; another agency of a joint case gives its opinion, and the case stays where it is. */
export async function answer(call: Call, id: string, body: BodyOf<typeof answerSupervisionCase>): Promise<void> {
  await transact(call, async (act) => {
    const { order, supervised } = await loadWithOrder(act, id);
    const facts = await readAgencyFacts(act, supervised);
    insist(decideAnswer(facts));
    const isLead = facts.part === "lead";
    const answerId = newId(act.at);
    await insertAnswer(act.db, {
      city_code: act.cityCode,
      id: answerId,
      case_id: id,
      agency_id: partOf(act, supervised).agencyId ?? supervised.lead_agency_id,
      is_lead: isLead,
      words: body.words,
      answered_at: act.at,
      answered_by: officerOf(act),
      answered_by_name: act.actor.name,
      verdict: isLead ? "waiting" : "opinion",
      opinion: null,
      decided_at: null,
      decided_by_name: null,
    });
    await claimAttachments(act, body.attachmentIds, { type: "supervisionAnswer", id: answerId });
    if (isLead) await updateCase(act.db, { cityCode: act.cityCode, id }, { state: "answered", state_since: act.at });
    await record(act, supervised, order, { type: isLead ? "supervision.answered" : "supervision.opinion_given", words: body.words });
    await tellHolder(act, supervised, `督办有反馈：${supervised.title}`, `督办单 ${supervised.number}，${act.actor.unit ?? ""}已反馈。`);
  });
}

/** 审核反馈. */
export async function review(call: Call, id: string, body: BodyOf<typeof reviewSupervisionAnswer>): Promise<void> {
  await transact(call, async (act) => {
    const { order, supervised } = await loadWithOrder(act, id);
    const isPassed = body.verdict === "passed";
    insist(decideOfficer(holderFacts(act, supervised), isPassed ? "pass" : "sendBack"));
    await markAnswerDecided(act.db, act.cityCode, id, {
      verdict: body.verdict,
      opinion: body.opinion,
      decided_at: act.at,
      decided_by_name: act.actor.name,
    });
    await updateCase(
      act.db,
      { cityCode: act.cityCode, id },
      isPassed
        ? { state: "done", state_since: act.at, done_at: act.at }
        : { state: "issued", state_since: act.at, send_back_count: supervised.send_back_count + 1 },
    );
    await record(act, supervised, order, { type: "supervision.reviewed", words: body.opinion, facts: { verdict: body.verdict } });
    await tellAgencies(act, supervised, [supervised.lead_agency_id], {
      topic: "supervised",
      title: `督办反馈${isPassed ? "通过" : "退回重办"}：${supervised.title}`,
      body: `督办单 ${supervised.number}：${body.opinion}`,
    });
  });
}

/** 确认已改正: the light that opened the case has gone back, so no answer is needed. */
export async function confirmCorrection(call: Call, id: string, opinion: string): Promise<void> {
  await transact(call, async (act) => {
    const { order, supervised } = await loadWithOrder(act, id);
    insist(decideConfirmCorrection({ ...holderFacts(act, supervised), isCorrected: supervised.corrected_at !== null }));
    // What still waited for a decision has it now.
    const decided = { opinion, decided_at: act.at, decided_by_name: act.actor.name };
    await markReturnDecided(act.db, act.cityCode, id, { decision: "refused", ...decided });
    await markAnswerDecided(act.db, act.cityCode, id, { verdict: "passed", ...decided });
    await updateCase(act.db, { cityCode: act.cityCode, id }, { state: "done", state_since: act.at, done_at: act.at });
    await record(act, supervised, order, { type: "supervision.corrected", words: opinion });
  });
}

/** 督办办结. */
export async function close(call: Call, id: string, opinion: string): Promise<void> {
  await transact(call, async (act) => {
    const { order, supervised } = await loadWithOrder(act, id);
    insist(decideOfficer(holderFacts(act, supervised), "close"));
    await updateCase(
      act.db,
      { cityCode: act.cityCode, id },
      { state: "closed", state_since: act.at, closed_at: act.at, closed_by_name: act.actor.name, closing_opinion: opinion },
    );
    await record(act, supervised, order, { type: "supervision.closed", words: opinion });
    await tellAgencies(act, supervised, supervised.agency_ids, {
      topic: "supervised",
      title: `督办办结：${supervised.title}`,
      body: `督办单 ${supervised.number}：${opinion}`,
    });
  });
}
