import type { BodyOf } from "@yihao/contract/endpoint";
import {
  type appealExclusion,
  type applyExclusion,
  ExclusionEffect,
  ExclusionGrounds,
  type endorseExclusion,
  type withdrawExclusion,
} from "@yihao/contract/exclusion";
import { Absent, insist } from "../../../kernel/decision.ts";
import { newId } from "../../../kernel/ids.ts";
import { dateOf } from "../../../kernel/shanghai.ts";
import { addWorkingDays, countWorkingDays } from "../../../kernel/working-time/index.ts";
import { emit } from "../../../platform/events.ts";
import { claimAttachments } from "../../../platform/files.ts";
import { transact } from "../../../platform/transact.ts";
import type { Act, Call } from "../../../platform/world.ts";
import { calendarOf, catalogueOf, settingOf } from "../../directory/index.ts";
import { notifyAgency } from "../../notice/index.ts";
import { lossesOfOrder, type OrderLoss } from "../../statistics/index.ts";
import { loadVisibleWorkOrder, staffScope, type WorkOrderFacts } from "../../work-order/index.ts";
import {
  decideAppeal,
  decideApply,
  decideEndorse,
  decideExclusionMove,
  decideWithdraw,
  type ExclusionMove,
  exclusionStart,
  exclusionStateAfter,
  holdsPlace,
} from "../rules/index.ts";
import {
  type ExclusionStepTable,
  type ExclusionTable,
  findExclusion,
  insertExclusion,
  insertExclusionStep,
  listExclusionsOfOrder,
  loadExclusion,
  updateExclusion,
} from "../store/index.ts";

/** The order first, then the application. */
export async function loadWithOrder(act: Act, id: string): Promise<{ order: WorkOrderFacts; exclusion: ExclusionTable }> {
  const scope = staffScope(act);
  const seen = await findExclusion(act.db, scope, id);
  if (seen === undefined) throw new Absent("份核减申请");
  const order = await loadVisibleWorkOrder(act.db, scope, seen.work_order_id);
  return { order, exclusion: await loadExclusion(act.db, scope, id) };
}

export const agencyOf = ({ actor }: Call): string | null => (actor.kind === "staff" ? actor.agencyId : null);
export const accountOf = ({ actor }: Call): string | null => (actor.kind === "staff" ? actor.accountId : null);

type Step = Pick<ExclusionStepTable, "kind"> & Partial<ExclusionStepTable>;
/** One step of the application as its own row; returns its id, which is also the subject of its papers. */
export async function writeStep(act: Act, exclusionId: string, step: Step): Promise<string> {
  const id = newId(act.at);
  await insertExclusionStep(act.db, {
    opinion: null,
    proposal: null,
    effects: [],
    minutes_held_on: null,
    minutes_text: null,
    ...step,
    city_code: act.cityCode,
    id,
    exclusion_id: exclusionId,
    made_at: act.at,
    made_by: accountOf(act),
    made_by_name: act.actor.name,
    made_by_unit: act.actor.unit,
  });
  return id;
}

export async function moveExclusion(
  act: Act,
  exclusion: ExclusionTable,
  move: ExclusionMove,
  change: Partial<ExclusionTable> = {},
): Promise<void> {
  insist(decideExclusionMove(exclusion.state, move));
  await updateExclusion(
    act.db,
    { cityCode: act.cityCode, id: exclusion.id },
    { ...change, state: exclusionStateAfter(exclusion.state, move) ?? exclusion.state, state_since: act.at },
  );
}

export const about = (exclusion: Pick<ExclusionTable, "id" | "demand_id" | "work_order_id">) => ({
  subjectId: exclusion.id,
  demandId: exclusion.demand_id,
  workOrderId: exclusion.work_order_id,
});

/** Facts for {@link decideApply}, as the order stands now; the losses are those of the agency in whose line the applicant stands. */
export async function applyFactsOf(call: Call, workOrderId: string, asked: readonly (typeof ExclusionEffect.values)[number][]) {
  const catalogue = await catalogueOf(call);
  const own = agencyOf(call);
  const root = own === null ? null : catalogue.rootOf(own);
  const losses: OrderLoss[] = (await lossesOfOrder(call, workOrderId)).filter(({ agencyId }) => catalogue.rootOf(agencyId) === root);
  const earlier = (await listExclusionsOfOrder(call.db, staffScope(call), workOrderId)).findLast(
    (each) => each.agency_id === own && holdsPlace(each.state),
  );
  const calendar = await calendarOf(call);
  const since = ({ at }: OrderLoss) => countWorkingDays(calendar, dateOf(at), dateOf(call.at));
  return {
    answerableAgencyId: losses[0]?.agencyId ?? null,
    facts: {
      losses: [...Map.groupBy(losses, ({ effect }) => effect)].map(([effect, of]) => ({
        effect,
        workingDaysSince: Math.min(...of.map(since)),
      })),
      asked,
      earlier: earlier?.state ?? null,
      windowWorkingDays: await settingOf(call, "exclusion.applyWorkingDays"),
    },
  };
}

/** 申请核减; returns the id of the application. Of a sub-agency it goes to the tier-1 agency first. */
export async function apply(call: Call, workOrderId: string, body: BodyOf<typeof applyExclusion>): Promise<string> {
  const catalogue = await catalogueOf(call);
  return transact(call, async (act) => {
    const order = await loadVisibleWorkOrder(act.db, staffScope(act), workOrderId);
    const { facts, answerableAgencyId } = await applyFactsOf(act, workOrderId, body.effects);
    insist(decideApply(facts));
    const own = agencyOf(act);
    if (own === null || answerableAgencyId === null) throw new Absent("张工单");
    const root = catalogue.rootOf(own);
    const exclusion: ExclusionTable = {
      city_code: act.cityCode,
      id: newId(act.at),
      work_order_id: order.id,
      demand_id: order.demand_id,
      agency_id: own,
      root_agency_id: root,
      answerable_agency_id: answerableAgencyId,
      state: exclusionStart(root === own),
      state_since: act.at,
      grounds: body.grounds,
      basis: body.basis,
      effects: body.effects,
      applied_at: act.at,
      applied_by: accountOf(act),
      applied_by_name: act.actor.name,
      prepared_by: null,
      decided_at: null,
      appealed_at: null,
    };
    await insertExclusion(act.db, exclusion);
    const stepId = await writeStep(act, exclusion.id, { kind: "apply", opinion: body.basis, effects: body.effects });
    await claimAttachments(act, body.attachmentIds, { type: "exclusionStep", id: stepId });
    await emit(act, {
      type: "exclusion.applied",
      ...about(exclusion),
      reason: `${ExclusionGrounds.word(body.grounds)}：${body.effects.map(ExclusionEffect.word).join("、")}`,
      facts: { agencyId: own },
    });
    if (root !== own)
      await tellAgency(act, { causeId: stepId, agencyId: root, topic: "exclusionWaiting", order, exclusion, outcome: "等您审核" });
    return exclusion.id;
  });
}

type Told = {
  causeId: string;
  agencyId: string;
  topic: "exclusionWaiting" | "exclusionDecided";
  order: Pick<WorkOrderFacts, "number" | "title">;
  exclusion: Pick<ExclusionTable, "id">;
  outcome: string;
};
export async function tellAgency(act: Act, { causeId, agencyId, topic, order, exclusion, outcome }: Told): Promise<void> {
  await notifyAgency(act, {
    causeId,
    topic,
    agencyId,
    title: `核减申请${outcome}：${order.title}`,
    body: `工单 ${order.number} 的核减申请${outcome}。`,
    link: `/exclusions/${exclusion.id}`,
  });
}

/** 上级单位审核. */
export async function endorse(call: Call, id: string, body: BodyOf<typeof endorseExclusion>): Promise<void> {
  const isEndorsed = body.decision === "endorsed";
  await transact(call, async (act) => {
    const { order, exclusion } = await loadWithOrder(act, id);
    insist(decideEndorse({ state: exclusion.state, isTierOneAbove: agencyOf(act) === exclusion.root_agency_id }));
    await moveExclusion(act, exclusion, isEndorsed ? "endorse" : "refuseEndorsement");
    const stepId = await writeStep(act, id, { kind: isEndorsed ? "endorse" : "refuseEndorsement", opinion: body.opinion });
    await emit(act, { type: isEndorsed ? "exclusion.endorsed" : "exclusion.not_endorsed", ...about(exclusion), reason: body.opinion });
    const outcome = isEndorsed ? "经上级单位同意，已上报热线中心" : "上级单位未同意";
    await tellAgency(act, { causeId: stepId, agencyId: exclusion.agency_id, topic: "exclusionDecided", order, exclusion, outcome });
  });
}

/** The last day on which a refusal may be appealed against; null while there is none. */
export async function appealUntilOf(call: Call, exclusion: Pick<ExclusionTable, "state" | "decided_at">): Promise<string | null> {
  if (exclusion.state !== "refused" || exclusion.decided_at === null) return null;
  const days = await settingOf(call, "exclusion.appealWorkingDays");
  return addWorkingDays(await calendarOf(call), dateOf(exclusion.decided_at), days).onDate;
}

/** 申诉: once, against a refusal of the centre. */
export async function appeal(call: Call, id: string, body: BodyOf<typeof appealExclusion>): Promise<void> {
  await transact(call, async (act) => {
    const { exclusion } = await loadWithOrder(act, id);
    const today = dateOf(act.at);
    insist(
      decideAppeal({
        state: exclusion.state,
        isOwn: agencyOf(act) === exclusion.agency_id,
        wasAppealed: exclusion.appealed_at !== null,
        today,
        appealUntil: (await appealUntilOf(act, exclusion)) ?? today,
      }),
    );
    await moveExclusion(act, exclusion, "appeal", { appealed_at: act.at });
    const stepId = await writeStep(act, id, { kind: "appeal", opinion: body.reason });
    await claimAttachments(act, body.attachmentIds, { type: "exclusionStep", id: stepId });
    await emit(act, { type: "exclusion.appealed", ...about(exclusion), reason: body.reason });
  });
}

/** 撤回: what was applied for, or the appeal; a withdrawn appeal leaves the refusal standing. */
export async function withdraw(call: Call, id: string, body: BodyOf<typeof withdrawExclusion>): Promise<void> {
  await transact(call, async (act) => {
    const { exclusion } = await loadWithOrder(act, id);
    insist(decideWithdraw({ state: exclusion.state, isOwn: agencyOf(act) === exclusion.agency_id }));
    await moveExclusion(act, exclusion, "withdraw");
    await writeStep(act, id, { kind: "withdraw", opinion: body.reason ?? null });
    await emit(act, { type: "exclusion.withdrawn", ...about(exclusion), reason: body.reason ?? null });
  });
}
