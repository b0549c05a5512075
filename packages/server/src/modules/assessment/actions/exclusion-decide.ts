import type { BodyOf } from "@yihao/contract/endpoint";
import type { decideExclusion, prepareExclusion } from "@yihao/contract/exclusion";
import { decideHolds } from "../../../kernel/actor.ts";
import { all, insist } from "../../../kernel/decision.ts";
import { dateOf } from "../../../kernel/shanghai.ts";
import { emit } from "../../../platform/events.ts";
import { claimAttachments } from "../../../platform/files.ts";
import { transact } from "../../../platform/transact.ts";
import type { Act, Call } from "../../../platform/world.ts";
import { clearCaseOf } from "../../callback/index.ts";
import { catalogueOf } from "../../directory/index.ts";
import { lossesOfOrder } from "../../statistics/index.ts";
import { decideDecide, decidePrepare, decideWithin } from "../rules/index.ts";
import { type ExclusionEffectTable, type ExclusionTable, insertExclusionEffects, listExclusionSteps } from "../store/index.ts";
import { about, accountOf, loadWithOrder, moveExclusion, tellAgency, writeStep } from "./exclusion.ts";

/** 研判: the minutes of the conferral and what the officer proposes. */
export async function prepare(call: Call, id: string, body: BodyOf<typeof prepareExclusion>): Promise<void> {
  await transact(call, async (act) => {
    const { exclusion } = await loadWithOrder(act, id);
    const proposed = body.effects.length > 0 ? body.effects : exclusion.effects;
    insist(
      decidePrepare({
        state: exclusion.state,
        heldOn: body.minutesHeldOn,
        appliedOn: dateOf(exclusion.appealed_at ?? exclusion.applied_at),
        today: dateOf(act.at),
        asked: exclusion.effects,
        proposed,
      }),
    );
    await moveExclusion(act, exclusion, "prepare", { prepared_by: accountOf(act) });
    const stepId = await writeStep(act, id, {
      kind: "prepare",
      opinion: body.opinion,
      proposal: body.proposal,
      effects: body.proposal === "granted" ? proposed : [],
      minutes_held_on: body.minutesHeldOn,
      minutes_text: body.minutesText,
    });
    await claimAttachments(act, body.minutesAttachmentIds, { type: "exclusionStep", id: stepId });
    await emit(act, { type: "exclusion.prepared", ...about(exclusion), reason: body.opinion });
  });
}

export const isLeader = (call: Call): boolean => decideHolds(call.actor, "assessment.freeze").ok;

/** 审定. Granted: the order leaves the denominators of the agency; the order itself and the raw figures stay as they are. */
export async function decide(call: Call, id: string, body: BodyOf<typeof decideExclusion>): Promise<void> {
  const isGranted = body.decision === "granted";
  await transact(call, async (act) => {
    const { order, exclusion } = await loadWithOrder(act, id);
    insist(
      all(
        decideDecide({ state: exclusion.state, isPreparer: exclusion.prepared_by === accountOf(act), isLeader: isLeader(act) }),
        decideWithin(body.effects, exclusion.effects),
      ),
    );
    const effects = isGranted ? await effectsGranted(act, exclusion, body.effects) : [];
    await moveExclusion(act, exclusion, isGranted ? "grant" : "refuse", { decided_at: act.at });
    const stepId = await writeStep(act, id, { kind: isGranted ? "grant" : "refuse", opinion: body.opinion, effects: [...effects] });
    if (isGranted) await insertExclusionEffects(act.db, await rowsGranted(act, exclusion, effects));
    if (effects.includes("satisfaction")) await clearCaseOf(act, order.demand_id, "excluded", body.opinion);
    await emit(act, {
      type: isGranted ? "exclusion.granted" : "exclusion.refused",
      ...about(exclusion),
      reason: body.opinion,
      facts: { effects },
    });
    const outcome = isGranted ? "已准予" : "未获准予";
    await tellAgency(act, { causeId: stepId, agencyId: exclusion.agency_id, topic: "exclusionDecided", order, exclusion, outcome });
  });
}

/** What the leader says, else what was proposed, else all that was asked for. */
async function effectsGranted(act: Act, exclusion: ExclusionTable, said: ExclusionTable["effects"]): Promise<ExclusionTable["effects"]> {
  if (said.length > 0) return [...new Set(said)];
  const steps = await listExclusionSteps(act.db, act.cityCode, [exclusion.id]);
  const proposed = steps.findLast((step) => step.kind === "prepare")?.effects ?? [];
  return proposed.length > 0 ? proposed : exclusion.effects;
}

/** One row for each indicator and each agency of the applicant's line whose figures hold the order: after a new dispatch there may be two. */
async function rowsGranted(act: Act, exclusion: ExclusionTable, effects: ExclusionTable["effects"]): Promise<ExclusionEffectTable[]> {
  const catalogue = await catalogueOf(act);
  const losses = (await lossesOfOrder(act, exclusion.work_order_id)).filter(
    ({ agencyId }) => catalogue.rootOf(agencyId) === exclusion.root_agency_id,
  );
  return effects.flatMap((effect) => {
    const agencies = new Set(losses.filter((loss) => loss.effect === effect).map(({ agencyId }) => agencyId));
    return [...agencies.add(exclusion.answerable_agency_id)].map((agencyId) => ({
      city_code: act.cityCode,
      work_order_id: exclusion.work_order_id,
      agency_id: agencyId,
      effect,
      exclusion_id: exclusion.id,
      granted_at: act.at,
    }));
  });
}
