import type { answerDemand, classifyDemand, declineDemand, handOverDemand } from "@yihao/contract/demand";
import type { BodyOf } from "@yihao/contract/endpoint";
import type { z } from "zod";
import { Absent, atField, insist, refuse } from "../../../kernel/decision.ts";
import { emit } from "../../../platform/events.ts";
import { transact } from "../../../platform/transact.ts";
import type { Act, Call } from "../../../platform/world.ts";
import { catalogueOf, decideCategory, decideRegion } from "../../directory/index.ts";
import { loadCitable } from "../../knowledge/index.ts";
import { type DemandMove, decideMove, isSameRequester, seesDemand, stateAfter, urgencyFor } from "../rules.ts";
import {
  type DemandFacts,
  findConclusion,
  insertAnswer,
  insertDecline,
  insertHandOver,
  loadDemand,
  markMoved,
  updateWords,
} from "../store/index.ts";
import { searchOf } from "./words.ts";

/** 在线解答, citing knowledge that is valid today. */
export async function answer(call: Call, id: string, body: BodyOf<typeof answerDemand>): Promise<void> {
  const articles = await loadCitable(call, body.articleIds);
  await transact(call, async (act) => {
    const demand = await loadVisible(act, id);
    await move(act, demand, "answer");
    const conclusion = body.conclusionId === null ? undefined : await conclusionFor(act, demand, body.conclusionId);
    await insertAnswer(act.db, { cityCode: act.cityCode, id }, body.answer, articles, by(act), conclusion?.id ?? null);
    await emit(act, {
      type: "demand.answered",
      subjectId: id,
      demandId: id,
      facts: {
        articles: articles.map((each) => each.title),
        ...(conclusion === undefined ? {} : { concludedOrder: conclusion.order_number }),
      },
    });
  });
}

// Only to whom it was said: an opinion tells of somebody's case.
async function conclusionFor(act: Act, demand: DemandFacts, conclusionId: string) {
  const conclusion = await findConclusion(act.db, act.cityCode, conclusionId);
  const isHis =
    conclusion !== undefined && isSameRequester(conclusion.requester_digests, [demand.contact_phone_digest, demand.caller_number_digest]);
  if (!isHis) insist(refuse("conclusion.unknown"));
  return conclusion;
}

/** 不予受理, with the statutory reason and where to go instead. */
export async function decline(call: Call, id: string, body: BodyOf<typeof declineDemand>): Promise<void> {
  await transact(call, async (act) => {
    const demand = await loadVisible(act, id);
    await move(act, demand, "decline");
    await insertDecline(act.db, { cityCode: act.cityCode, id }, body.reason, body.explanation, by(act));
    await emit(act, { type: "demand.declined", subjectId: id, demandId: id, reason: body.explanation, facts: { reason: body.reason } });
  });
}

/** 一键转接. */
export async function handOver(call: Call, id: string, body: BodyOf<typeof handOverDemand>): Promise<void> {
  await transact(call, async (act) => {
    const demand = await loadVisible(act, id);
    await move(act, demand, "handOver");
    await insertHandOver(act.db, { cityCode: act.cityCode, id }, body.target, body.note ?? null, by(act));
    await emit(act, { type: "demand.handed_over", subjectId: id, demandId: id, reason: body.note ?? null, facts: { target: body.target } });
  });
}

type Words = z.output<NonNullable<(typeof classifyDemand)["body"]>>;
/** Completes what the requester left open. The requester's own words are never changed; a supplement is added below them. */
export async function classify(call: Call, id: string, body: Words): Promise<void> {
  const catalogue = await catalogueOf(call);
  if (body.categoryCode !== undefined) insist(atField("categoryCode", decideCategory(catalogue, body.categoryCode)));
  if (body.regionCode !== undefined) insist(atField("regionCode", decideRegion(catalogue, body.regionCode)));
  await transact(call, async (act) => {
    const demand = await loadVisible(act, id);
    insist(decideMove(demand.state, "answer"));
    await supplement(act, demand, body);
  });
}

/** Also called by work-order when a sent-back order is completed. */
export async function supplement(act: Act, demand: DemandFacts, body: Words): Promise<void> {
  const content = body.supplement === undefined ? demand.content : `${demand.content}\n【补充】${body.supplement}`;
  const title = body.title ?? demand.title;
  const specialCare = body.specialCare === undefined ? demand.special_care : body.specialCare;
  await updateWords(
    act.db,
    { cityCode: act.cityCode, id: demand.id },
    {
      title,
      content,
      kind: body.kind ?? demand.kind,
      category_code: body.categoryCode ?? demand.category_code,
      region_code: body.regionCode ?? demand.region_code,
      urgency: urgencyFor(body.urgency ?? demand.urgency, specialCare),
      special_care: specialCare,
      is_green_channel: specialCare !== null,
      search: searchOf({ title, content, subjectName: demand.subject_name }),
    },
  );
  await emit(act, {
    type: "demand.supplemented",
    subjectId: demand.id,
    demandId: demand.id,
    reason: body.supplement ?? null,
    facts: { changed: Object.keys(body).filter((key) => key !== "supplement") },
  });
}

/** Locks the demand when this person may see it. */
export async function loadVisible(act: Act, id: string): Promise<DemandFacts> {
  const demand = await loadDemand(act.db, act.cityCode, id);
  if (act.actor.kind === "staff" && !seesDemand(act.actor.scope, demand.platform_code)) throw new Absent("件诉求");
  return demand;
}

/** Moves a locked demand; refuses what its state does not allow. */
export async function move(act: Act, demand: DemandFacts, made: DemandMove, more: { workOrderId?: string } = {}): Promise<void> {
  insist(decideMove(demand.state, made));
  const state = stateAfter(demand.state, made) ?? demand.state;
  await markMoved(
    act.db,
    { cityCode: act.cityCode, id: demand.id },
    {
      state,
      ...(demand.disposed_at === null && made !== "order" && made !== "unmerge" ? { disposed_at: act.at } : {}),
      // It is disposed of anew, as if it had just come.
      ...(made === "unmerge" ? { disposed_at: null, work_order_id: null } : {}),
      ...(made === "dispatch" && demand.first_dispatched_at === null ? { first_dispatched_at: act.at } : {}),
      ...(more.workOrderId === undefined ? {} : { work_order_id: more.workOrderId }),
    },
  );
}

const by = (act: Act) => ({ at: act.at, accountId: act.actor.kind === "staff" ? act.actor.accountId : null, name: act.actor.name });
