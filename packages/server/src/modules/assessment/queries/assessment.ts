import type {
  AgencyResult,
  Assessment,
  AssessmentRow,
  compareAssessment,
  listAssessments as listAssessmentsEndpoint,
  listCarriedRecords,
  listLossRecords,
} from "@yihao/contract/assessment";
import { CarryKind } from "@yihao/contract/assessment";
import type { listSchemes, Scheme } from "@yihao/contract/assessment-scheme";
import type { QueryOf, ReplyOf } from "@yihao/contract/endpoint";
import { decideHolds } from "../../../kernel/actor.ts";
import { decodeCursor, decodeTimeCursor, pageOfRows } from "../../../kernel/cursor.ts";
import { Absent, all, Invalid, insist, permitOf } from "../../../kernel/decision.ts";
import type { Call } from "../../../platform/world.ts";
import { catalogueOf } from "../../directory/index.ts";
import { presentWorkOrdersByIds } from "../../work-order/index.ts";
import { agencyOf } from "../actions/exclusion.ts";
import { measure } from "../actions/measure.ts";
import { carriedInto } from "../actions/period.ts";
import { decideCityWide, seesResult } from "../actions/scope.ts";
import { canAppeal, canOfAssessment, correctionWords, presentAssessmentRow, presentItem, presentStanding } from "../present/assessment.ts";
import { presentFirstScheme, presentScheme } from "../present/scheme.ts";
import { computePoints, itemsOf, measuredOf, publishedRate } from "../rules/index.ts";
import {
  type AssessmentTable,
  countCarried,
  countLosses,
  countOpenAppeals,
  findAssessment,
  findResult,
  listAssessments,
  listCarriedOf,
  listCorrections,
  listItems,
  listLosses,
  listResults,
  listSchemeRows,
} from "../store/index.ts";
import { isDateText } from "./texts.ts";

export async function schemesOf(call: Call): Promise<Scheme[]> {
  const rows = await listSchemeRows(call.db, call.cityCode);
  return rows.length === 0 ? [presentFirstScheme()] : rows.map(presentScheme);
}

export async function readSchemes(call: Call): Promise<ReplyOf<typeof listSchemes>> {
  const add = permitOf(all(decideHolds(call.actor, "assessment.manage"), decideCityWide(call)));
  return { items: await schemesOf(call), can: { add } };
}

async function schemeOf(call: Call, assessment: Pick<AssessmentTable, "scheme_id">): Promise<Scheme> {
  const scheme = (await schemesOf(call)).find((each) => each.id === assessment.scheme_id);
  if (scheme === undefined) throw new Error("an assessment has its scheme");
  return scheme;
}

/** Whoever organises or decides sees drafts; those who are assessed do not. */
const seesDrafts = (call: Call): boolean => agencyOf(call) === null && decideCityWide(call).ok;

async function requireAssessment(call: Call, id: string): Promise<AssessmentTable> {
  const assessment = await findAssessment(call.db, call.cityCode, id);
  if (assessment === undefined || (assessment.state === "draft" && !seesDrafts(call))) throw new Absent("期考核");
  return assessment;
}

export async function pageOfAssessments(
  call: Call,
  query: QueryOf<typeof listAssessmentsEndpoint>,
): Promise<ReplyOf<typeof listAssessmentsEndpoint>> {
  const after = decodeCursor(query.after);
  if (after !== null && !isDateText(after.value)) throw new Invalid([{ field: "after", message: "翻页位置不正确，请从第一页开始" }]);
  const rows = await listAssessments(call.db, call.cityCode, !seesDrafts(call), after, query.limit + 1);
  const page = pageOfRows(rows, query.limit, (row) => ({ value: row.to_on, id: row.id }));
  const schemes = new Map((await schemesOf(call)).map((scheme) => [scheme.id, scheme]));
  return {
    items: page.items.flatMap((row) => {
      const scheme = schemes.get(row.scheme_id);
      return scheme === undefined ? [] : presentAssessmentRow(row, scheme);
    }),
    next: page.next,
    can: { create: permitOf(all(decideHolds(call.actor, "assessment.manage"), decideCityWide(call))) },
  };
}

export async function readRow(call: Call, id: string): Promise<AssessmentRow> {
  const assessment = await requireAssessment(call, id);
  return presentAssessmentRow(assessment, await schemeOf(call, assessment));
}

export async function readAssessment(call: Call, id: string): Promise<Assessment> {
  const assessment = await requireAssessment(call, id);
  const scheme = await schemeOf(call, assessment);
  const catalogue = await catalogueOf(call);
  const openAppeals = await countOpenAppeals(call.db, call.cityCode, id);
  const places = new Map(catalogue.agencies().map((agency, index) => [agency.id, index]));
  const results = (await listResults(call.db, call.cityCode, id)).toSorted(
    (left, right) => (places.get(left.agency_id) ?? 0) - (places.get(right.agency_id) ?? 0),
  );
  const missing = results.reduce((sum, row) => sum + row.missing, 0);
  const can = canOfAssessment(call, assessment, {
    missing,
    openAppeals: [...openAppeals.values()].reduce((sum, count) => sum + count, 0),
  });
  return {
    ...presentAssessmentRow(assessment, scheme),
    standings: results.map((row) =>
      presentStanding(call, row, { assessment, catalogue, openAppeals: openAppeals.get(row.agency_id) ?? 0 }),
    ),
    typedItems: decideHolds(call.actor, "assessment.manage").ok ? await typedItemsOf(call, id, scheme) : [],
    can,
  };
}

async function typedItemsOf(call: Call, assessmentId: string, scheme: Scheme): Promise<Assessment["typedItems"]> {
  const items = await listItems(call.db, call.cityCode, assessmentId);
  return scheme.items
    .filter((item) => item.indicator === null)
    .map(({ code, name, section, groups, fullPoints, formula }) => ({
      code,
      name,
      section,
      groups,
      fullPoints,
      formula,
      // No cases typed in are no cases; points have to be given.
      missing: formula.kind === "typed" ? items.filter((row) => row.item_code === code && row.typed_value === null).length : 0,
    }));
}

/** The assessment and the agency's result in it, when this person may see its details. */
async function requireResult(call: Call, id: string, agencyId: string) {
  const assessment = await requireAssessment(call, id);
  const catalogue = await catalogueOf(call);
  const result = seesResult(call, catalogue, agencyId) ? await findResult(call.db, call.cityCode, id, agencyId) : undefined;
  if (result === undefined) throw new Absent("份考核结果");
  return { assessment, result, catalogue };
}

export async function readAgencyResult(call: Call, id: string, agencyId: string): Promise<AgencyResult> {
  const { assessment, result, catalogue } = await requireResult(call, id, agencyId);
  const scheme = await schemeOf(call, assessment);
  const rows = new Map((await listItems(call.db, call.cityCode, id, agencyId)).map((row) => [row.item_code, row]));
  const losses = await countLosses(call.db, call.cityCode, id, agencyId);
  const corrections = await listCorrections(call.db, call.cityCode, id, agencyId);
  const carried = await countCarried(call.db, call.cityCode, id, agencyId);
  const openAppeals = (await countOpenAppeals(call.db, call.cityCode, id)).get(agencyId) ?? 0;
  return {
    ...presentStanding(call, result, { assessment, catalogue, openAppeals }),
    assessment: presentAssessmentRow(assessment, scheme),
    items: itemsOf(scheme.items, result.agency_group).flatMap((item) => {
      const row = rows.get(item.code);
      return row === undefined ? [] : presentItem(row, item, { lossCount: losses.get(item.code) ?? 0, corrections });
    }),
    carried: CarryKind.values.map((kind) => ({ kind, count: carried.get(kind) ?? 0 })),
    can: canAppeal(call, assessment, agencyId),
  };
}

export async function lossRecordsOf(
  call: Call,
  of: { id: string; agencyId: string; item: string },
  query: QueryOf<typeof listLossRecords>,
): Promise<ReplyOf<typeof listLossRecords>> {
  await requireResult(call, of.id, of.agencyId);
  const key = { cityCode: call.cityCode, assessmentId: of.id, agencyId: of.agencyId, itemCode: of.item };
  const rows = await listLosses(call.db, key, decodeTimeCursor(query.after), query.limit + 1);
  const page = pageOfRows(rows, query.limit, (row) => ({ value: row.occurred_at.toISOString(), id: row.fact_id }));
  const orders = await ordersOf(call, page.items);
  const corrections = new Map((await listCorrections(call.db, call.cityCode, of.id, of.agencyId)).map((row) => [row.id, row]));
  return {
    items: page.items.flatMap((row) => {
      const order = orders.get(row.work_order_id);
      const correction = row.correction_id === null ? undefined : corrections.get(row.correction_id);
      const struck = correction === undefined ? null : { words: correctionWords(correction), reason: correction.reason };
      return order === undefined ? [] : { id: row.fact_id, at: row.occurred_at.toISOString(), order, struck };
    }),
    next: page.next,
    total: (await countLosses(call.db, call.cityCode, of.id, of.agencyId)).get(of.item) ?? 0,
  };
}

export async function carriedRecordsOf(
  call: Call,
  of: { id: string; agencyId: string },
  query: QueryOf<typeof listCarriedRecords>,
): Promise<ReplyOf<typeof listCarriedRecords>> {
  await requireResult(call, of.id, of.agencyId);
  const key = { cityCode: call.cityCode, assessmentId: of.id, agencyId: of.agencyId };
  const rows = await listCarriedOf(call.db, key, decodeTimeCursor(query.after), query.limit + 1);
  const page = pageOfRows(rows, query.limit, (row) => ({ value: row.due_at.toISOString(), id: row.fact_id }));
  const orders = await ordersOf(call, page.items);
  return {
    items: page.items.flatMap((row) => {
      const order = orders.get(row.work_order_id);
      return order === undefined ? [] : { id: row.fact_id, kind: row.kind, dueAt: row.due_at.toISOString(), order };
    }),
    next: page.next,
  };
}

async function ordersOf(call: Call, rows: readonly { work_order_id: string }[]) {
  const orders = await presentWorkOrdersByIds(call, [...new Set(rows.map((row) => row.work_order_id))]);
  return new Map(orders.map((order) => [order.id, order]));
}

const withRate = ({ numerator, denominator }: { numerator: number; denominator: number }) => ({
  numerator,
  denominator,
  rate: denominator === 0 ? null : publishedRate(numerator, denominator),
});

/** What the records say now beside what is pinned; an item that agrees is left out. */
export async function compare(call: Call, id: string): Promise<ReplyOf<typeof compareAssessment>> {
  insist(decideCityWide(call));
  const assessment = await requireAssessment(call, id);
  const scheme = await schemeOf(call, assessment);
  const catalogue = await catalogueOf(call);
  const days = { from: assessment.from_on, to: assessment.to_on };
  const { net } = await measure(call, scheme, days, await carriedInto(call, assessment));
  const items = new Map(scheme.items.map((item) => [item.code, item]));
  const differing = (await listItems(call.db, call.cityCode, id)).flatMap((row) => {
    const item = items.get(row.item_code);
    if (item === undefined || item.indicator === null) return [];
    const now = net.get(item.indicator)?.get(row.agency_id) ?? { numerator: 0, denominator: 0 };
    const pinned = { numerator: row.numerator ?? 0, denominator: row.denominator ?? 0 };
    if (now.numerator === pinned.numerator && now.denominator === pinned.denominator) return [];
    return {
      agencyId: row.agency_id,
      agencyName: catalogue.agencyName(row.agency_id) ?? "（已撤销的单位）",
      itemCode: item.code,
      itemName: item.name,
      pinned: withRate(pinned),
      now: withRate(now),
      pinnedPoints: row.points,
      pointsNow: computePoints(item, measuredOf(item, now, null)).points,
    };
  });
  return { items: differing };
}
