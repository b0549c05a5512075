import type { QueryOf, ReplyOf } from "@yihao/contract/endpoint";
import type { openDemandRecords, openWorkOrderRecords, Part } from "@yihao/contract/statistics";
import { type RawBuilder, sql } from "kysely";
import { decodeTimeCursor, pageOfRows } from "../../../kernel/cursor.ts";
import { atField, insist, refuse } from "../../../kernel/decision.ts";
import type { Call } from "../../../platform/world.ts";
import { presentDemandsByIds } from "../../demand/index.ts";
import { catalogueOf } from "../../directory/index.ts";
import { presentWorkOrdersByIds } from "../../work-order/index.ts";
import { groupings } from "../dimensions.ts";
import { findIndicator, type Indicator, opensOf, rowsOf } from "../indicators/index.ts";
import { countFacts, listFacts, ofAgencies } from "../store/index.ts";
import { type Question, questionOf, sourceOf } from "./moment.ts";

type Page = { readonly after?: string | undefined; readonly limit: number };

/** The demands behind a figure, a slice, or a figure within a slice. `total` is that number. */
export async function demandRecordsOf(call: Call, query: QueryOf<typeof openDemandRecords>): Promise<ReplyOf<typeof openDemandRecords>> {
  const question = await questionOf(call, query);
  const indicator = wantedIndicator(query.indicator ?? "demandCount", "demands");
  const slice = sliceOf(query);
  // Answers that were asked about know nothing of channels and categories.
  if (slice !== undefined && indicator.of.view !== "demand_fact") insist(atField("dimension", refuse("statistics.noSlices")));
  const page = await pageOfFacts(call, question, indicator, query.part, slice, query);
  return { ...page, items: await presentDemandsByIds(call, page.items) };
}

/** The orders behind a figure, of one unit and what is below it when asked. */
export async function workOrderRecordsOf(
  call: Call,
  query: QueryOf<typeof openWorkOrderRecords>,
): Promise<ReplyOf<typeof openWorkOrderRecords>> {
  const question = await questionOf(call, query);
  const indicator = wantedIndicator(query.indicator, "workOrders");
  const { agencyId } = query;
  // An agency that the catalogue has forgotten still has its rows.
  const subtree = agencyId === undefined ? [] : [agencyId, ...(await catalogueOf(call)).subtreeOf(agencyId)];
  const page = await pageOfFacts(
    call,
    question,
    indicator,
    query.part,
    agencyId === undefined ? undefined : ofAgencies(indicator.of.view, subtree),
    query,
  );
  return { ...page, items: await presentWorkOrdersByIds(call, page.items) };
}

async function pageOfFacts(
  call: Call,
  question: Question,
  indicator: Indicator,
  part: Part,
  slice: RawBuilder<boolean> | undefined,
  { after, limit }: Page,
) {
  const rows = rowsOf(indicator, part)(question.moment);
  const source = {
    ...sourceOf(question, indicator.of, question.period),
    where: slice === undefined ? rows : sql<boolean>`${rows} and ${slice}`,
  };
  const total = await countFacts(call.db, source);
  const facts = await listFacts(call.db, source, decodeTimeCursor(after), limit + 1);
  const page = pageOfRows(facts, limit, (fact) => ({ value: fact.at.toISOString(), id: fact.id }));
  return { total, next: page.next, items: page.items.map((fact) => fact.record_id) };
}

function wantedIndicator(code: string, opens: "demands" | "workOrders"): Indicator {
  const indicator = findIndicator(code);
  if (indicator !== undefined && opensOf(indicator) === opens) return indicator;
  insist(atField("indicator", refuse("statistics.unknownIndicator", { code })));
  throw new Error("refused above");
}

function sliceOf({ dimension, key }: QueryOf<typeof openDemandRecords>): RawBuilder<boolean> | undefined {
  if ((dimension === undefined) !== (key === undefined))
    insist(atField(key === undefined ? "key" : "dimension", refuse("statistics.sliceIncomplete")));
  return dimension === undefined || key === undefined ? undefined : groupings[dimension].rowsOf(key);
}
