import type { Demand, DemandQuery, DemandRow, ReceiptKey } from "@yihao/contract/demand";
import { searchQuery } from "@yihao/language";
import type { StaffActor } from "../../kernel/actor.ts";
import { decodeTimeCursor, pageOfRows } from "../../kernel/cursor.ts";
import { Absent, Invalid, Refusal } from "../../kernel/decision.ts";
import { addDays, instantOf } from "../../kernel/shanghai.ts";
import { listTimeline } from "../../platform/events.ts";
import { listAttachments } from "../../platform/files.ts";
import { forgive, throttle } from "../../platform/throttle.ts";
import type { Call } from "../../platform/world.ts";
import { catalogueOf } from "../directory/index.ts";
import { phoneDigest, queryCodeDigest } from "./actions/register.ts";
import { presentDemand, presentRow } from "./present.ts";
import { seesDemand } from "./rules.ts";
import {
  countHistory,
  countRegistered,
  type DemandFacts,
  type DemandFilter,
  findByNumber,
  findDemand,
  findOutcome,
  listByPhone,
  listDemands,
  loadDemandRows,
} from "./store/index.ts";

/** The scope of a member of staff; strangers have none. */
export function scopeOf(call: Call): StaffActor["scope"] {
  if (call.actor.kind !== "staff") throw new Refusal("auth.signInNeeded");
  return call.actor.scope;
}

/** Inclusive days become a half-open span of instants. */
export function daySpan(from: string | undefined, to: string | undefined): { from?: Date; to?: Date } {
  if (from !== undefined && to !== undefined && from > to) throw new Invalid([{ field: "to", message: "截止日期不能早于起始日期" }]);
  return {
    ...(from === undefined ? {} : { from: instantOf(from, "00:00") }),
    ...(to === undefined ? {} : { to: instantOf(addDays(to, 1), "00:00") }),
  };
}

export async function pageOfDemands(call: Call, query: DemandQuery): Promise<{ items: DemandRow[]; next: string | null }> {
  const filter: DemandFilter = {
    state: query.state,
    kind: query.kind,
    channel: query.channel,
    line: query.line,
    categoryCode: query.categoryCode,
    regionCode: query.regionCode,
    ...daySpan(query.from, query.to),
    ...wordsFilter(call, query.words),
  };
  const rows = await listDemands(call.db, scopeOf(call), filter, decodeTimeCursor(query.after), query.limit + 1);
  const page = pageOfRows(rows, query.limit, (row) => ({ value: row.registered_at.toISOString(), id: row.id }));
  return { items: await presentRows(call, page.items), next: page.next };
}

/** One box for everything: a number, a telephone number, or words. */
function wordsFilter(call: Call, words: string | undefined): Pick<DemandFilter, "number" | "phoneDigest" | "query"> {
  if (words === undefined) return {};
  const compact = words.replace(/[\s-]/g, "");
  if (/^\d{14}$/.test(compact)) return { number: compact };
  if (/^(?:1[3-9]\d{9}|0\d{9,11})$/.test(compact)) return { phoneDigest: phoneDigest(call, compact) };
  const query = searchQuery(words);
  return query === null ? {} : { query };
}

export async function presentRows(call: Call, rows: readonly DemandFacts[]): Promise<DemandRow[]> {
  const catalogue = await catalogueOf(call);
  return rows.map((row) => presentRow(row, catalogue, call.actor));
}

/** Rows for a page of another module (statistics opening its figures), in the order of the ids. */
export async function presentDemandsByIds(call: Call, ids: readonly string[]): Promise<DemandRow[]> {
  return presentRows(call, await loadDemandRows(call.db, call.cityCode, ids));
}

export async function readDemand(call: Call, id: string): Promise<Demand> {
  const demand = await findDemand(call.db, call.cityCode, id);
  const scope = scopeOf(call);
  if (demand === undefined || !seesDemand(scope, demand.platform_code)) throw new Absent("件诉求");
  return presentOne(call, demand);
}

/** The whole demand for a module that has decided that this person may see it. */
export async function presentOne(call: Call, demand: DemandFacts): Promise<Demand> {
  const [outcome, attachments, catalogue] = await Promise.all([
    findOutcome(call.db, call.cityCode, demand.id),
    listAttachments(call.db, call.cityCode, [demand.id]),
    catalogueOf(call),
  ]);
  return presentDemand(demand, {
    outcome,
    attachments: attachments.map(({ subjectId: _, ...attachment }) => attachment),
    catalogue,
    crypto: call.world.crypto,
    actor: call.actor,
  });
}

export async function demandTimeline(call: Call, id: string) {
  const demand = await readDemand(call, id);
  return { items: await listTimeline(call.db, call.cityCode, { demandIds: [demand.id] }) };
}

const historyRows = 20;
export async function historyOf(call: Call, phone: string) {
  const digest = phoneDigest(call, phone);
  const [counts, rows] = await Promise.all([
    countHistory(call.db, scopeOf(call), digest),
    listByPhone(call.db, scopeOf(call), digest, historyRows),
  ]);
  return { ...counts, items: await presentRows(call, rows) };
}

export const countWaiting = async (call: Call) => ({ registered: await countRegistered(call.db, scopeOf(call)) });

const progressTries = { limit: 10, windowMinutes: 15, code: "demand.tooManyTries" } as const;
/** Opens a demand by receipt number and query code; wrong tries are counted by number and by address. */
export async function findByReceipt(call: Call, key: ReceiptKey): Promise<DemandFacts> {
  await throttle(call, "progress", key.number, progressTries);
  await throttle(call, "progressFrom", call.ip ?? "unknown", { ...progressTries, limit: 100 });
  const demand = await findByNumber(call.db, call.cityCode, key.number);
  if (demand === undefined || !demand.query_code_digest.equals(queryCodeDigest(call, key.number, key.queryCode)))
    throw new Refusal("demand.wrongQueryCode");
  await forgive(call, "progress", key.number);
  return demand;
}
