import { DissatisfactionReason } from "@yihao/contract/callback";
import type { DissatisfiedCase, DissatisfiedWeek, listDissatisfiedCases, readDissatisfiedWeek } from "@yihao/contract/dissatisfied";
import type { QueryOf, ReplyOf } from "@yihao/contract/endpoint";
import { decideHolds } from "../../../kernel/actor.ts";
import { decodeTimeCursor, pageOfRows } from "../../../kernel/cursor.ts";
import { Absent, all, permitOf } from "../../../kernel/decision.ts";
import { dateOf } from "../../../kernel/shanghai.ts";
import type { Call } from "../../../platform/world.ts";
import { hidesIdentityOf, loadDemandRows } from "../../demand/index.ts";
import { catalogueOf } from "../../directory/index.ts";
import { presentWorkOrdersByIds, staffScope } from "../../work-order/index.ts";
import { ageDaysOf, decideClear, spanOf, weekOf } from "../rules/index.ts";
import { countCleared, countOpenCases, type DissatisfiedCaseTable, findCase, listCases, listOpenedIn } from "../store/index.ts";

export async function pageOfCases(
  call: Call,
  query: QueryOf<typeof listDissatisfiedCases>,
): Promise<ReplyOf<typeof listDissatisfiedCases>> {
  const catalogue = await catalogueOf(call);
  const scope = staffScope(call);
  const isOpen = query.state === "open";
  const agencyIds = query.agencyId === undefined ? undefined : [query.agencyId, ...catalogue.subtreeOf(query.agencyId)];
  const rows = await listCases(call.db, scope, { isOpen, agencyIds }, decodeTimeCursor(query.after), query.limit + 1);
  const at = (row: DissatisfiedCaseTable) => (isOpen ? row.opened_at : (row.cleared_at ?? row.opened_at));
  const page = pageOfRows(rows, query.limit, (row) => ({ value: at(row).toISOString(), id: row.id }));
  return { items: await presentCases(call, page.items), next: page.next, open: await countOpenCases(call.db, scope, agencyIds) };
}

export async function readCase(call: Call, id: string): Promise<DissatisfiedCase> {
  const row = await findCase(call.db, staffScope(call), id);
  const [shown] = row === undefined ? [] : await presentCases(call, [row]);
  if (shown === undefined) throw new Absent("件不满意件");
  return shown;
}

const isOver: ReadonlySet<string> = new Set(["closed", "withdrawn", "terminated", "concluded", "merged"]);

async function presentCases(call: Call, rows: readonly DissatisfiedCaseTable[]): Promise<DissatisfiedCase[]> {
  const catalogue = await catalogueOf(call);
  const orders = await presentWorkOrdersByIds(
    call,
    rows.flatMap((row) => row.work_order_id ?? []),
  );
  const demands = await loadDemandRows(
    call.db,
    call.cityCode,
    rows.map((row) => row.demand_id),
  );
  const stateOf = new Map(orders.map((order) => [order.id, order.state]));
  const may = decideHolds(call.actor, "supervision.work");
  return rows.map((row) => {
    const demand = demands.find((each) => each.id === row.demand_id);
    const hidesWords = demand === undefined || hidesIdentityOf(demand, call.actor);
    const orderState = stateOf.get(row.work_order_id ?? "");
    const facts = {
      clearance: row.clearance,
      clearedByName: row.cleared_by_name,
      isHandledAgain: orderState !== undefined && !isOver.has(orderState),
    };
    return {
      id: row.id,
      subject: row.subject,
      demandId: row.demand_id,
      workOrderId: row.work_order_id,
      number: row.number,
      title: row.title,
      kind: row.kind,
      categoryName: catalogue.categoryName(row.category_code),
      agencyId: row.lead_agency_id,
      agencyName: catalogue.agencyName(row.lead_agency_id),
      openedAt: row.opened_at.toISOString(),
      ageDays: ageDaysOf({ openedAt: row.opened_at, clearedAt: row.cleared_at }, call.at),
      rounds: row.rounds,
      reasons: row.reasons,
      comment: row.comment,
      notReworked: row.not_reworked,
      clearance: row.clearance,
      clearedAt: row.cleared_at?.toISOString() ?? null,
      clearedBy: row.cleared_by_name,
      clearanceReason: hidesWords ? null : row.clearance_reason,
      can: { clear: permitOf(all(may, decideClear(facts))) },
    };
  });
}

type Opened = Awaited<ReturnType<typeof listOpenedIn>>;
/** 周分析: what became dissatisfied in the week around a day, beside the week before; 未清零 is of this moment. */
export async function weekOfCases(call: Call, { on }: QueryOf<typeof readDissatisfiedWeek>): Promise<DissatisfiedWeek> {
  const catalogue = await catalogueOf(call);
  const scope = staffScope(call);
  const { from, to, before } = weekOf(on ?? dateOf(call.at));
  const [week, weekBefore] = [spanOf(from, 7), spanOf(before, 7)];
  const rows = await listOpenedIn(call.db, scope, { from: weekBefore.from, to: week.to });
  const isNow = (row: Opened[number]) => row.opened_at >= week.from;
  const compare = (keysOf: (row: Opened[number]) => readonly string[], nameOf: (key: string) => string) => {
    const counts = new Map<string, { count: number; previous: number }>();
    for (const row of rows)
      for (const key of keysOf(row)) {
        const known = counts.get(key) ?? { count: 0, previous: 0 };
        counts.set(key, isNow(row) ? { ...known, count: known.count + 1 } : { ...known, previous: known.previous + 1 });
      }
    return [...counts]
      .map(([key, each]) => ({ key, name: nameOf(key), ...each }))
      .sort((left, right) => right.count - left.count || right.previous - left.previous || left.key.localeCompare(right.key));
  };
  return {
    from,
    to,
    opened: rows.filter(isNow).length,
    openedBefore: rows.filter((row) => !isNow(row)).length,
    cleared: await countCleared(call.db, scope, week),
    clearedBefore: await countCleared(call.db, scope, weekBefore),
    open: await countOpenCases(call.db, scope),
    byAgency: compare(
      (row) => [row.lead_agency_id === null ? hotline : catalogue.rootOf(row.lead_agency_id)],
      (key) => (key === hotline ? "热线在线解答" : (catalogue.agencyName(key) ?? key)),
    ),
    byCategory: compare(
      (row) => [row.category_code === null ? unknown : `${row.category_code.slice(0, 2)}0000`],
      (key) => (key === unknown ? "未填分类" : (catalogue.category(key)?.name ?? key)),
    ),
    byReason: compare(
      (row) => (row.reasons.length === 0 ? [unknown] : row.reasons),
      (key) => (key === unknown ? "没有选择原因" : wordOfReason(key)),
    ),
  };
}

const hotline = "hotline";
const unknown = "none";
const wordOfReason = (key: string) => (DissatisfactionReason.words as Readonly<Record<string, string>>)[key] ?? key;
