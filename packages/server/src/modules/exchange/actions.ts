import { setImmediate as nextTurn } from "node:timers/promises";
import type { BodyOf, ReplyOf } from "@yihao/contract/endpoint";
import type { importDemandBatch } from "@yihao/contract/exchange";
import { insist } from "../../kernel/decision.ts";
import { audit } from "../../platform/audit.ts";
import { insertHistoryEvents } from "../../platform/events.ts";
import { transact } from "../../platform/transact.ts";
import type { Act, Call } from "../../platform/world.ts";
import { insertCallbackHistory } from "../callback/index.ts";
import { findKnownSourceKeys, insertDemandHistory } from "../demand/index.ts";
import { catalogueOf } from "../directory/index.ts";
import { insertDispatchHistory } from "../dispatch/index.ts";
import { insertHandlingHistory } from "../handling/index.ts";
import { insertWorkOrderHistory } from "../work-order/index.ts";
import { createClocks } from "./clocks.ts";
import { composeRecord, type HistoryRecord } from "./compose.ts";
import { checkHistoryRow, decideMapping, type HistoryFacts, type PastDemand } from "./rules.ts";
import { findMappingHash, lockSource, saveSource } from "./store.ts";

type Body = BodyOf<typeof importDemandBatch>;
type Result = ReplyOf<typeof importDemandBatch>;

/** So many rows are worked on before other requests of the process get their turn. */
const rowsPerTurn = 25;

/**
 * Takes in the good rows of a batch in one transaction and says why the others were not. Rows whose key is known are counted and left as they are,
 * so a batch may be sent again after any failure. Refusal import.foreignMapping.
 */
export async function importBatch(call: Call, { source, mappingHash, rows }: Body): Promise<Result> {
  insist(decideMapping(source, await findMappingHash(call.db, call.cityCode, source), mappingHash));
  const known = await findKnownSourceKeys(
    call.db,
    call.cityCode,
    source,
    rows.flatMap((row) => sourceKeyOf(row.values) ?? []),
  );
  const unknown = rows.filter((row) => !known.has(sourceKeyOf(row.values) ?? ""));
  const { pasts, rejected } = await checkRows(unknown, await factsOf(call));
  if (pasts.length === 0) return { added: 0, alreadyThere: rows.length - rejected.length, rejected };

  const records = await composeAll(call, source, pasts);
  const added = await transact(call, (act) => insertUnderLock(act, { source, mappingHash }, records, rejected.length));
  return { added, alreadyThere: rows.length - rejected.length - added, rejected };
}

/** The key as the row will hold it once it has been read; undefined where reading it will fail. */
function sourceKeyOf(values: Readonly<Record<string, unknown>>): string | undefined {
  return typeof values.sourceKey === "string" ? values.sourceKey.normalize("NFC").trim() : undefined;
}

async function factsOf(call: Call): Promise<HistoryFacts> {
  const catalogue = await catalogueOf(call);
  return {
    now: call.at,
    hasCategory: (code) => catalogue.category(code) !== undefined,
    hasRegion: (code) => catalogue.region(code) !== undefined,
    agencyId: (code) => catalogue.agencyByCode(code)?.id,
    rootOf: (agencyId) => catalogue.rootOf(agencyId),
  };
}

/** One past demand for each key: a key that comes twice in a batch is there already the second time. */
async function checkRows(rows: Body["rows"], facts: HistoryFacts): Promise<{ pasts: PastDemand[]; rejected: Result["rejected"] }> {
  const byKey = new Map<string, PastDemand>();
  const rejected: Result["rejected"] = [];
  for (const [at, { row, values }] of rows.entries()) {
    if (at % rowsPerTurn === 0) await nextTurn();
    const checked = checkHistoryRow(values, facts);
    if (!checked.ok) rejected.push({ row, reasons: [...checked.reasons] });
    else if (!byKey.has(checked.past.row.sourceKey)) byKey.set(checked.past.row.sourceKey, checked.past);
  }
  return { pasts: [...byKey.values()], rejected };
}

async function composeAll(call: Call, source: string, pasts: readonly PastDemand[]): Promise<HistoryRecord[]> {
  const numbers = await call.world.numbers.reserve(
    call.cityCode,
    pasts.map((past) => past.registeredAt),
  );
  const clocks = createClocks(call);
  const catalogue = await catalogueOf(call);
  const records: HistoryRecord[] = [];
  for (const [at, past] of pasts.entries()) {
    if (at % rowsPerTurn === 0) await nextTurn();
    const clock = past.outcome.kind === "replied" ? await clocks.of(past.row.kind, past.registeredAt) : null;
    records.push(
      composeRecord(call, { source, number: numbers[at] ?? "", past, clock, agencyName: (id) => catalogue.agencyName(id) ?? "" }),
    );
  }
  return records;
}

async function insertUnderLock(
  act: Act,
  key: { source: string; mappingHash: string },
  composed: readonly HistoryRecord[],
  rejectedCount: number,
): Promise<number> {
  await lockSource(act.db, act.cityCode, key.source);
  insist(decideMapping(key.source, await findMappingHash(act.db, act.cityCode, key.source), key.mappingHash));
  const known = await findKnownSourceKeys(
    act.db,
    act.cityCode,
    key.source,
    composed.flatMap((record) => record.demand.source_key ?? []),
  );
  const records = composed.filter((record) => !known.has(record.demand.source_key ?? ""));
  const cases = records.flatMap((record) => record.handled ?? []);
  await insertDemandHistory(
    act.db,
    records.map((record) => record.demand),
    records.flatMap((record) => record.answer ?? []),
  );
  await insertWorkOrderHistory(
    act.db,
    cases.map((each) => each.workOrder),
  );
  await insertDispatchHistory(
    act.db,
    cases.map((each) => each.dispatch),
  );
  await insertHandlingHistory(
    act.db,
    cases.map((each) => each.assignment),
    cases.map((each) => each.reply),
  );
  await insertCallbackHistory(
    act.db,
    cases.map((each) => each.callback),
    cases.flatMap((each) => each.evaluation ?? []),
  );
  await insertHistoryEvents(
    act.db,
    records.flatMap((record) => record.events),
    act.requestId,
  );
  await saveSource(act.db, { cityCode: act.cityCode, ...key }, records.length, act.at);
  const detail = { added: records.length, alreadyThere: composed.length - records.length, rejected: rejectedCount };
  await audit(act, { action: "demand.imported", subjectType: "import", subjectId: key.source, detail });
  return records.length;
}
