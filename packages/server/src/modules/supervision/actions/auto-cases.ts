import { WarningIndicator } from "@yihao/contract/warning-indicators";
import { newId } from "../../../kernel/ids.ts";
import { emit, emitMany, type HappenedEvent } from "../../../platform/events.ts";
import type { Act } from "../../../platform/world.ts";
import { catalogueOf, settingOf, stampClock } from "../../directory/index.ts";
import { loadWorkOrder } from "../../work-order/index.ts";
import {
  insertAutomatic,
  listAutomatic,
  markCases,
  markUncorrected,
  type SupervisionCaseTable,
  takeWithoutCase,
  type WarningTable,
} from "../store/index.ts";

const batchRows = 5_000;
const keyOf = (of: { subject_id: string | null; indicator: string | null }) => `${of.subject_id}:${of.indicator ?? ""}`;

/** When a case that is issued now has to be answered. */
export async function caseDueAt(act: Act, workingDays: number | null): Promise<Date> {
  const amount = workingDays ?? (await settingOf(act, "supervision.caseWorkingDays"));
  return (await stampClock(act, { startsAt: act.at, amount, unit: "workingDay" })).dueAt;
}

/** 督办编号. */
export const caseNumber = (number: string) => `DB${number}`;

/**
 * 红灯自动督办: a case for each red warning that has none, issued at once. While one is open for the assignment, or for the agency and
 * indicator, the warning joins it. Works from the warnings, so that what a killed process left is done by the next round. Returns how many were opened.
 */
export async function openAutomaticCases(act: Act): Promise<{ looked: number; opened: number }> {
  const warnings = await takeWithoutCase(act.db, act.cityCode, batchRows);
  if (warnings.length === 0) return { looked: 0, opened: 0 };
  const open = await listAutomatic(
    act.db,
    act.cityCode,
    warnings.map((each) => each.subject_id),
  );
  const caseIds = new Map(open.map((each) => [keyOf(each), each.id]));
  await markUncorrected(
    act.db,
    act.cityCode,
    warnings.flatMap((each) => caseIds.get(keyOf(each)) ?? []),
  );
  // A subject that was warned of twice before anybody looked has one case.
  const without = [...new Map(warnings.map((each) => [keyOf(each), each])).values()].filter((each) => !caseIds.has(keyOf(each)));
  const cases = await insertNew(act, await casesFor(act, without));
  for (const made of cases) caseIds.set(keyOf(made), made.id);
  await markCases(
    act.db,
    act.cityCode,
    warnings.flatMap((each) => {
      const caseId = caseIds.get(keyOf(each));
      return caseId === undefined ? [] : [{ warningId: each.id, caseId }];
    }),
  );
  await emitMany(
    act,
    cases.map((made) => ({
      type: "supervision.issued",
      subjectId: made.id,
      workOrderId: made.work_order_id,
      reason: made.matter,
      facts: { number: made.number, origin: made.origin, agencyId: made.lead_agency_id },
    })),
  );
  return { looked: warnings.length, opened: cases.length };
}

/** Another act may have opened one for the same subject a moment ago: then that one stands, and the next round joins it. */
async function insertNew(act: Act, cases: readonly SupervisionCaseTable[]): Promise<SupervisionCaseTable[]> {
  const written = await insertAutomatic(act.db, cases);
  return cases.filter((each) => written.has(each.id));
}

async function casesFor(act: Act, warnings: readonly WarningTable[]): Promise<SupervisionCaseTable[]> {
  if (warnings.length === 0) return [];
  const catalogue = await catalogueOf(act);
  const dueAt = await caseDueAt(act, null);
  const numbers = await act.world.numbers.reserve(
    act.cityCode,
    warnings.map(() => act.at),
  );
  return warnings.map((warning, at) => ({
    ...blankCase(act),
    number: caseNumber(numbers[at] ?? ""),
    kind: "daily",
    origin: warning.subject_type === "agency" ? "indicator" : "light",
    state: "issued",
    platform_code: catalogue.agency(warning.agency_id)?.platformCode ?? act.cityCode,
    subject_id: warning.subject_id,
    indicator: warning.indicator,
    work_order_id: warning.work_order_id,
    work_order_number: warning.number,
    lead_agency_id: warning.agency_id,
    agency_ids: [warning.agency_id],
    title: titleOf(warning),
    matter: matterOf(warning),
    due_at: dueAt,
    issued_at: act.at,
    issued_by_name: act.actor.name,
  }));
}

/** 承诺没有兑现: a case for the part that broke it, unless the watch has one open for it already. */
export async function openForBrokenPromise(act: Act, event: HappenedEvent): Promise<void> {
  const { agencyId, promisedOn } = event.facts as { agencyId: string; promisedOn: string };
  if (event.workOrderId === null || (await listAutomatic(act.db, act.cityCode, [event.subjectId])).length > 0) return;
  const order = await loadWorkOrder(act.db, act.cityCode, event.workOrderId);
  const [number = ""] = await act.world.numbers.reserve(act.cityCode, [act.at]);
  const made: SupervisionCaseTable = {
    ...blankCase(act),
    number: caseNumber(number),
    kind: "daily",
    origin: "brokenPromise",
    state: "issued",
    platform_code: order.platform_code,
    subject_id: event.subjectId,
    work_order_id: order.id,
    work_order_number: order.number,
    lead_agency_id: agencyId,
    agency_ids: [agencyId],
    title: cut(`承诺逾期：${order.title}`),
    matter: `阶段性办结时承诺 ${promisedOn} 前完成，逾期没有兑现，请立即办理、答复诉求人，并反馈原因。`,
    due_at: await caseDueAt(act, null),
    issued_at: act.at,
    issued_by_name: act.actor.name,
  };
  for (const opened of await insertNew(act, [made]))
    await emit(act, {
      type: "supervision.issued",
      subjectId: opened.id,
      demandId: order.demand_id,
      workOrderId: order.id,
      reason: opened.matter,
      facts: { number: opened.number, origin: opened.origin, agencyId },
    });
}

/** A case without what is said of it. */
export function blankCase(act: Act) {
  return {
    city_code: act.cityCode,
    id: newId(act.at),
    state_since: act.at,
    subject_id: null,
    indicator: null,
    work_order_id: null,
    work_order_number: null,
    basis: null,
    due_at: null,
    opened_at: act.at,
    opened_by_name: act.actor.name,
    issued_at: null,
    issued_by_name: null,
    holder_id: null,
    holder_name: null,
    return_count: 0,
    send_back_count: 0,
    told_overdue_at: null,
    corrected_at: null,
    done_at: null,
    closed_at: null,
    closed_by_name: null,
    closing_opinion: null,
  } satisfies Partial<SupervisionCaseTable>;
}

const titleCharactersMax = 100;
function titleOf(warning: WarningTable): string {
  const title = warning.subject_type === "agency" ? `指标红灯：${warning.title}` : `工单红灯：${warning.title}`;
  return cut(title);
}

const cut = (title: string) => [...title].slice(0, titleCharactersMax).join("");

function matterOf(warning: WarningTable): string {
  return warning.indicator === null
    ? `工单 ${warning.number ?? ""} 已超过办理期限，请立即办理、答复诉求人，并反馈超期原因。`
    : `${WarningIndicator.word(warning.indicator)}进入红灯，请查明原因、限期改正，并反馈措施和结果。`;
}
