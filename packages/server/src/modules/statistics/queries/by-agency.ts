import type { ExclusionEffect } from "@yihao/contract/exclusion";
import type { Part } from "@yihao/contract/statistics";
import { sql } from "kysely";
import { dateOf } from "../../../kernel/shanghai.ts";
import type { Call } from "../../../platform/world.ts";
import { catalogueOf } from "../../directory/index.ts";
import { indicatorOf, rowsOf } from "../indicators/index.ts";
import { type Days, periodOf } from "../rules/index.ts";
import { inSpan, type LossRow, listCarried, tallyWithLosses } from "../store/index.ts";
import { questionOf, sourceOf } from "./moment.ts";

/** What one indicator says of one tier-1 agency and all below it. `losses`: the rows of the part that was asked for. */
export type AgencyCount = {
  readonly agencyId: string;
  readonly numerator: number;
  readonly denominator: number;
  readonly losses: readonly LossRow[];
};
const began = new Date("2000-01-01T00:00:00+08:00");

/**
 * One indicator of a range of days (400 at most) by tier-1 agency, by its one definition; agencies with nothing are left out. A count has
 * its rows for both counts. `alsoIds`: rows of before the range that were still open then; they count when they fell due before its end.
 * Throws for a code that is no indicator of an agency.
 */
export async function countByAgency(
  call: Call,
  days: Days,
  { code, lossPart, alsoIds = [] }: { code: string; lossPart: Part; alsoIds?: readonly string[] },
): Promise<AgencyCount[]> {
  const question = await questionOf(call, days);
  const indicator = indicatorOf(code);
  const { from, to } = question.period;
  const source =
    alsoIds.length === 0
      ? sourceOf(question, indicator.of, question.period)
      : {
          ...sourceOf(question, indicator.of, { from: began, to }),
          where: sql<boolean>`(${inSpan(indicator.of, { from, to })} or f.id = any(${[...alsoIds]}::uuid[]))`,
        };
  const part = (of: Part) => rowsOf(indicator, of)(question.moment);
  const rows = await tallyWithLosses(call.db, source, {
    numerator: part("numerator"),
    denominator: part("denominator"),
    loss: part(lossPart),
  });
  const catalogue = await catalogueOf(call);
  return [...Map.groupBy(rows, (row) => catalogue.rootOf(row.agencyId))].map(([agencyId, group]) => ({
    agencyId,
    numerator: group.reduce((sum, row) => sum + row.numerator, 0),
    denominator: group.reduce((sum, row) => sum + row.denominator, 0),
    losses: group.flatMap((row) => row.losses),
  }));
}

/** 结转: lead assignments that a later period will count, by tier-1 agency. */
export async function carriedOf(call: Call, days: Days) {
  const { scope, period } = await questionOf(call, days);
  const catalogue = await catalogueOf(call);
  return (await listCarried(call.db, scope, period)).map((row) => ({ ...row, agencyId: catalogue.rootOf(row.agencyId) }));
}

const lossesOfEffect = {
  satisfaction: ["satisfactionRate", "rest"],
  onTime: ["onTimeRate", "rest"],
  solved: ["solvedRate", "rest"],
  rework: ["reworkRate", "numerator"],
} as const satisfies Record<ExclusionEffect, readonly [string, Part]>;
export type OrderLoss = { readonly effect: ExclusionEffect; readonly agencyId: string; readonly at: Date };

/** Where one order speaks against an agency now: what could be excluded. Who may see the order is for the caller to ask. */
export async function lossesOfOrder(call: Call, workOrderId: string): Promise<OrderLoss[]> {
  const today = dateOf(call.at);
  const question = await questionOf(call, { from: today, to: today });
  const everywhere = { ...question, scope: { cityCode: call.cityCode, platformCodes: "all", agencyIds: "all" } as const };
  const found: OrderLoss[] = [];
  for (const [effect, [code, part]] of Object.entries(lossesOfEffect) as [ExclusionEffect, readonly [string, Part]][]) {
    const indicator = indicatorOf(code);
    const source = {
      ...sourceOf(everywhere, indicator.of, { from: began, to: periodOf({ from: today, to: today }).to }),
      where: sql<boolean>`${sql.ref(indicator.of.view === "work_order_fact" ? "f.id" : "f.work_order_id")} = ${workOrderId}`,
    };
    const loss = rowsOf(indicator, part)(question.moment);
    for (const row of await tallyWithLosses(call.db, source, { numerator: loss, denominator: loss, loss }))
      for (const { at } of row.losses) found.push({ effect, agencyId: row.agencyId, at });
  }
  return found;
}
