import type { createAssessment, enterAssessmentValues, freezeAssessment } from "@yihao/contract/assessment";
import type { Scheme } from "@yihao/contract/assessment-scheme";
import type { BodyOf } from "@yihao/contract/endpoint";
import { atField, insist, Refusal, refuse } from "../../../kernel/decision.ts";
import { newId } from "../../../kernel/ids.ts";
import { addDays, dateOf } from "../../../kernel/shanghai.ts";
import { addWorkingDays } from "../../../kernel/working-time/index.ts";
import { emit } from "../../../platform/events.ts";
import { transact } from "../../../platform/transact.ts";
import type { Act, Call } from "../../../platform/world.ts";
import { calendarOf, settingOf } from "../../directory/index.ts";
import { notifyAgency } from "../../notice/index.ts";
import {
  type AssessmentMove,
  assessmentStateAfter,
  daysOfPeriod,
  decideAnnounce,
  decideAssessmentMove,
  decideFreeze,
  decidePeriod,
  periodName,
  schemeOn,
} from "../rules/index.ts";
import {
  type AssessmentTable,
  countOpenAppeals,
  findAssessmentBefore,
  insertAssessment,
  listCarriedIds,
  listItems,
  listResults,
  loadAssessment,
  replaceComputed,
  updateAssessment,
  updateItem,
} from "../store/index.ts";
import { accountOf } from "./exclusion.ts";
import { compose, measure } from "./measure.ts";
import { recomputeAgency } from "./recompute.ts";
import { ensureSchemes } from "./scheme.ts";
import { decideCityWide } from "./scope.ts";

/** What the period before left for this one. */
export async function carriedInto(call: Call, assessment: Pick<AssessmentTable, "city_code" | "period" | "from_on">): Promise<string[]> {
  const before = await findAssessmentBefore(call.db, assessment, addDays(assessment.from_on, -1));
  return before === undefined ? [] : listCarriedIds(call.db, call.cityCode, before.id);
}

async function compute(act: Act, assessment: AssessmentTable, scheme: Scheme): Promise<void> {
  const days = { from: assessment.from_on, to: assessment.to_on };
  const measures = await measure(act, scheme, days, await carriedInto(act, assessment));
  const typed = await listItems(act.db, act.cityCode, assessment.id);
  await replaceComputed(act.db, { cityCode: act.cityCode, id: assessment.id }, await compose(act, assessment, scheme, measures, typed));
}

/** 测算一期; returns its id. */
export async function create(call: Call, { period, startsOn }: BodyOf<typeof createAssessment>): Promise<string> {
  insist(decideCityWide(call));
  insist(decidePeriod(period, startsOn, dateOf(call.at)));
  const { from, to } = daysOfPeriod(period, startsOn);
  return transact(call, async (act) => {
    const scheme = schemeOn(await ensureSchemes(act), from);
    if (scheme === undefined) throw new Refusal("assessment.noScheme", { date: from });
    const assessment: AssessmentTable = {
      city_code: act.cityCode,
      id: newId(act.at),
      name: periodName(period, startsOn),
      period,
      from_on: from,
      to_on: to,
      state: "draft",
      scheme_id: scheme.id,
      computed_at: act.at,
      computed_by: accountOf(act),
      computed_by_name: act.actor.name,
      announced_at: null,
      announced_by_name: null,
      appeal_until: null,
      frozen_at: null,
      frozen_by_name: null,
      frozen_opinion: null,
      published_at: null,
      published_by_name: null,
    };
    if (!(await insertAssessment(act.db, assessment)))
      insist(atField("startsOn", refuse("assessment.periodTaken", { name: assessment.name })));
    await compute(act, assessment, scheme);
    await emit(act, { type: "assessment.computed", subjectId: assessment.id });
    return assessment.id;
  });
}

async function move(act: Act, assessment: AssessmentTable, made: AssessmentMove, change: Partial<AssessmentTable>): Promise<void> {
  await updateAssessment(
    act.db,
    { cityCode: act.cityCode, id: assessment.id },
    { ...change, state: assessmentStateAfter(assessment.state, made) ?? assessment.state },
  );
}

export async function schemeOf(act: Act, assessment: Pick<AssessmentTable, "scheme_id">): Promise<Scheme> {
  const scheme = (await ensureSchemes(act)).find((each) => each.id === assessment.scheme_id);
  if (scheme === undefined) throw new Error("an assessment has its scheme");
  return scheme;
}

/** 重新测算: until it is announced. The version of the scheme stays; what was typed stays. */
export async function recompute(call: Call, id: string): Promise<void> {
  insist(decideCityWide(call));
  await transact(call, async (act) => {
    const assessment = await loadAssessment(act.db, act.cityCode, id);
    insist(decideAssessmentMove(assessment.state, "compute"));
    await compute(act, assessment, await schemeOf(act, assessment));
    await move(act, assessment, "compute", { computed_at: act.at, computed_by: accountOf(act), computed_by_name: act.actor.name });
    await emit(act, { type: "assessment.computed", subjectId: id });
  });
}

/** 录入: one item for one or many agencies, with its source. */
export async function enter(call: Call, id: string, body: BodyOf<typeof enterAssessmentValues>): Promise<void> {
  insist(decideCityWide(call));
  await transact(call, async (act) => {
    const assessment = await loadAssessment(act.db, act.cityCode, id);
    insist(decideAssessmentMove(assessment.state, "enter"));
    const scheme = await schemeOf(act, assessment);
    const item = scheme.items.find((each) => each.code === body.itemCode && each.indicator === null);
    if (item === undefined) return insist(atField("itemCode", refuse("assessment.notTyped")));
    const known = new Set(
      (await listItems(act.db, act.cityCode, id)).filter((row) => row.item_code === item.code).map((row) => row.agency_id),
    );
    const results = new Map((await listResults(act.db, act.cityCode, id)).map((row) => [row.agency_id, row]));
    for (const [index, { agencyId, value }] of body.values.entries()) {
      const result = results.get(agencyId);
      if (!known.has(agencyId) || result === undefined) insist(atField(`values.${index}.agencyId`, refuse("assessment.agencyNotScored")));
      if (item.formula.kind === "typed" && value > item.fullPoints)
        insist(atField(`values.${index}.value`, refuse("assessment.valueBeyond", { max: item.fullPoints })));
      if (result === undefined) continue;
      await updateItem(
        act.db,
        { cityCode: act.cityCode, assessmentId: id, agencyId, itemCode: item.code },
        { typed_value: value, typed_source: body.source, typed_at: act.at, typed_by_name: act.actor.name },
      );
      await recomputeAgency(act, scheme, result);
    }
    await emit(act, {
      type: "assessment.entered",
      subjectId: id,
      reason: body.source,
      facts: { itemCode: item.code, count: body.values.length },
    });
  });
}

/** 公示: agencies see their own result and may appeal for some working days. */
export async function announce(call: Call, id: string): Promise<void> {
  insist(decideCityWide(call));
  const days = await settingOf(call, "assessment.appealWorkingDays");
  const appealUntil = addWorkingDays(await calendarOf(call), dateOf(call.at), days).onDate;
  await transact(call, async (act) => {
    const assessment = await loadAssessment(act.db, act.cityCode, id);
    const results = await listResults(act.db, act.cityCode, id);
    insist(decideAnnounce({ state: assessment.state, missing: results.reduce((sum, row) => sum + row.missing, 0) }));
    await move(act, assessment, "announce", { announced_at: act.at, announced_by_name: act.actor.name, appeal_until: appealUntil });
    await emit(act, { type: "assessment.announced", subjectId: id });
    await tellAgencies(act, assessment, results, "assessmentAnnounced", `已公示，对本单位结果有异议的，请于 ${appealUntil} 以前申诉`);
  });
}

/** 审定: by a second person, after everybody has been heard. From here on nothing moves. */
export async function freeze(call: Call, id: string, { opinion }: BodyOf<typeof freezeAssessment>): Promise<void> {
  insist(decideCityWide(call));
  await transact(call, async (act) => {
    const assessment = await loadAssessment(act.db, act.cityCode, id);
    const open = await countOpenAppeals(act.db, act.cityCode, id);
    insist(
      decideFreeze({
        state: assessment.state,
        isComputer: assessment.computed_by === accountOf(act),
        openAppeals: [...open.values()].reduce((sum, count) => sum + count, 0),
        today: dateOf(act.at),
        appealUntil: assessment.appeal_until,
      }),
    );
    await move(act, assessment, "freeze", { frozen_at: act.at, frozen_by_name: act.actor.name, frozen_opinion: opinion });
    await emit(act, { type: "assessment.frozen", subjectId: id, reason: opinion });
  });
}

/** 发布: bands for everybody, points for each agency of its own. */
export async function publish(call: Call, id: string): Promise<void> {
  insist(decideCityWide(call));
  await transact(call, async (act) => {
    const assessment = await loadAssessment(act.db, act.cityCode, id);
    insist(decideAssessmentMove(assessment.state, "publish"));
    await move(act, assessment, "publish", { published_at: act.at, published_by_name: act.actor.name });
    await emit(act, { type: "assessment.published", subjectId: id });
    await tellAgencies(act, assessment, await listResults(act.db, act.cityCode, id), "assessmentPublished", "已审定发布");
  });
}

async function tellAgencies(
  act: Act,
  assessment: AssessmentTable,
  results: readonly { agency_id: string }[],
  topic: "assessmentAnnounced" | "assessmentPublished",
  what: string,
): Promise<void> {
  const causeId = newId(act.at);
  for (const { agency_id: agencyId } of results)
    await notifyAgency(act, {
      causeId,
      topic,
      agencyId,
      title: `${assessment.name}${topic === "assessmentAnnounced" ? "公示" : "发布"}`,
      body: `${assessment.name}${what}。`,
      link: `/assessments/${assessment.id}`,
    });
}
