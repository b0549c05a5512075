import type { QueryOf, ReplyOf } from "@yihao/contract/endpoint";
import type { listAgencyBoards, listWarnings as listWarningsEndpoint, listWarningThresholds, Warning } from "@yihao/contract/warning";
import { WarningIndicator as Indicators, warningIndicatorDefinitions } from "@yihao/contract/warning-indicators";
import { decideHolds } from "../../../kernel/actor.ts";
import { decodeCursor, pageOfRows } from "../../../kernel/cursor.ts";
import { permitOf } from "../../../kernel/decision.ts";
import { dateOf } from "../../../kernel/shanghai.ts";
import type { Call } from "../../../platform/world.ts";
import { type Catalogue, catalogueOf } from "../../directory/index.ts";
import { listReceipts } from "../../notice/index.ts";
import { staffScope } from "../../work-order/index.ts";
import { allThresholds, boundsOf, type ThresholdsInForce, thresholdsInForce } from "../actions/thresholds.ts";
import { iso, nameIn, presentThreshold } from "../present.ts";
import { indicatorValue, monthOf, rankOf } from "../rules/index.ts";
import { type AgencyLightTable, listAgencyLights, listNotices, listSteps, listWarnings, type WarningTable } from "../store/index.ts";

/** Agencies whose warnings this person may see, of those asked for: the own subtree, or the agencies of the own platforms. */
export function agenciesSeen(call: Call, catalogue: Catalogue, wanted: string | undefined): readonly string[] | "all" {
  const scope = staffScope(call);
  const asked = wanted === undefined ? null : catalogue.subtreeOf(wanted);
  const { agencyIds, platformCodes } = scope;
  if (agencyIds !== "all") return asked === null ? agencyIds : asked.filter((id) => agencyIds.includes(id));
  if (platformCodes === "all") return asked ?? "all";
  const ofPlatforms = catalogue.agencies().filter((agency) => platformCodes.includes(agency.platformCode));
  return ofPlatforms.map((agency) => agency.id).filter((id) => asked === null || asked.includes(id));
}

export async function pageOfWarnings(
  call: Call,
  query: QueryOf<typeof listWarningsEndpoint>,
): Promise<ReplyOf<typeof listWarningsEndpoint>> {
  const catalogue = await catalogueOf(call);
  const rows = await listWarnings(
    call.db,
    staffScope(call),
    { subject: query.subject, light: query.light, agencyIds: agenciesSeen(call, catalogue, query.agencyId), isOpen: query.open },
    decodeCursor(query.after),
    query.limit + 1,
  );
  const page = pageOfRows(rows, query.limit, (row) => ({ value: row.at.toISOString(), id: row.id }));
  return { items: await presentWarnings(call, page.items), next: page.next };
}

/** Warnings with whom they were told to, rung by rung, and how many have read it. */
export async function presentWarnings(call: Call, rows: readonly WarningTable[]): Promise<Warning[]> {
  const catalogue = await catalogueOf(call);
  const steps = Map.groupBy(
    await listSteps(
      call.db,
      call.cityCode,
      rows.map((row) => row.id),
    ),
    (step) => step.warning_id,
  );
  const noticeIds = [...new Set([...rows.map((row) => row.notice_id), ...[...steps.values()].flat().map((step) => step.notice_id)])];
  const notices = new Map((await listNotices(call.db, call.cityCode, noticeIds)).map((notice) => [notice.id, notice]));
  const receipts = Map.groupBy(await listReceipts(call, noticeIds), (receipt) => receipt.causeId);
  return rows.map((row) => {
    const climbed = steps.get(row.id) ?? [];
    const ownNotices = [row.notice_id, ...climbed.map((step) => step.notice_id)];
    const readers = ownNotices.flatMap((id) =>
      (receipts.get(id) ?? []).flatMap((receipt) => receipt.readings.map((reading) => reading.accountId)),
    );
    const firstRung = notices.get(row.notice_id)?.rung ?? row.rung;
    const told = (noticeId: string) => notices.get(noticeId)?.told_names ?? [];
    return {
      ...warningFacts(row, catalogue),
      steps: [
        { rung: firstRung, at: row.at.toISOString(), told: told(row.notice_id) },
        ...climbed.map((step) => ({ rung: step.rung, at: step.at.toISOString(), told: told(step.notice_id) })),
      ],
      readCount: new Set(readers).size,
    };
  });
}

function warningFacts(row: WarningTable, catalogue: Catalogue) {
  const definition = row.indicator === null ? null : warningIndicatorDefinitions[row.indicator];
  const value =
    definition === null || row.numerator === null
      ? null
      : indicatorValue(definition, { numerator: row.numerator, denominator: row.denominator }, 0);
  return {
    id: row.id,
    subject: row.subject_type,
    indicator: row.indicator,
    agencyId: row.agency_id,
    agencyName: nameIn(catalogue)(row.agency_id),
    workOrderId: row.work_order_id,
    number: row.number,
    title: row.title,
    dueAt: iso(row.due_at),
    fromLight: row.from_light,
    toLight: row.to_light,
    value,
    numerator: row.numerator,
    denominator: row.denominator,
    at: row.at.toISOString(),
    caseId: row.case_id,
    correctedAt: iso(row.corrected_at),
    correction: row.correction,
  };
}

/** 单位预警板: the worst first, then by name. */
export async function agencyBoards(call: Call, query: QueryOf<typeof listAgencyBoards>): Promise<ReplyOf<typeof listAgencyBoards>> {
  const catalogue = await catalogueOf(call);
  const month = monthOf(call.at);
  const lights = await listAgencyLights(call.db, call.cityCode, agenciesSeen(call, catalogue, query.agencyId));
  const thresholds = await thresholdsInForce(call);
  const boards = [...Map.groupBy(lights, (row) => row.agency_id)].map(([agencyId, rows]) => {
    const indicators = Indicators.values.flatMap((indicator) => {
      const row = rows.find((each) => each.indicator === indicator);
      return row === undefined ? [] : [presentIndicator(row, month, thresholds)];
    });
    const light = indicators.reduce<"green" | "yellow" | "orange" | "red">(
      (worst, each) => (rankOf(each.light) > rankOf(worst) ? each.light : worst),
      "green",
    );
    return { agencyId, agencyName: nameIn(catalogue)(agencyId), light, indicators };
  });
  const shown = query.light === undefined ? boards : boards.filter((board) => board.light === query.light);
  const items = shown.toSorted(
    (left, right) => rankOf(right.light) - rankOf(left.light) || left.agencyName.localeCompare(right.agencyName, "zh-CN"),
  );
  return { month, items };
}

function presentIndicator(row: AgencyLightTable, month: string, thresholds: ThresholdsInForce) {
  const definition = warningIndicatorDefinitions[row.indicator];
  const minimum = thresholds.get(row.indicator)?.bounds.minimumDenominator ?? definition.initial.minimumDenominator;
  return {
    indicator: row.indicator,
    light: row.light,
    value: row.month === month || definition.denominator === null ? indicatorValue(definition, row, minimum) : null,
    numerator: row.numerator,
    denominator: row.denominator,
    since: row.since.toISOString(),
  };
}

export async function readThresholds(call: Call): Promise<ReplyOf<typeof listWarningThresholds>> {
  const inForce = await thresholdsInForce(call);
  const today = dateOf(call.at);
  const coming = (await allThresholds(call)).filter((row) => row.effective_from > today);
  return {
    items: [...inForce].map(([indicator, { bounds, row }]) => presentThreshold(indicator, bounds, row)),
    coming: coming.map((row) => presentThreshold(row.indicator, boundsOf(row), row)),
    can: { set: permitOf(decideHolds(call.actor, "directory.manage")) },
  };
}
