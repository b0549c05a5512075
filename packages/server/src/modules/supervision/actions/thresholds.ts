import type { BodyOf } from "@yihao/contract/endpoint";
import type { setWarningThreshold } from "@yihao/contract/warning";
import type { Threshold, WarningIndicator } from "@yihao/contract/warning-indicators";
import { WarningIndicator as Indicators, warningIndicatorDefinitions } from "@yihao/contract/warning-indicators";
import { insist } from "../../../kernel/decision.ts";
import { dateOf } from "../../../kernel/shanghai.ts";
import { audit } from "../../../platform/audit.ts";
import { transact } from "../../../platform/transact.ts";
import type { Call } from "../../../platform/world.ts";
import { decideThreshold } from "../rules/index.ts";
import { listThresholds, saveThreshold, type WarningThresholdTable } from "../store/index.ts";

type Reading = Pick<Call, "world" | "cityCode" | "db" | "at">;
const rememberedMs = 60_000;
const keyOf = (cityCode: string) => `supervision:thresholds:${cityCode}`;

export function allThresholds({ world, cityCode, db }: Reading): Promise<WarningThresholdTable[]> {
  return world.memory.keep(keyOf(cityCode), rememberedMs, () => listThresholds(db, cityCode));
}

export const boundsOf = (row: WarningThresholdTable): Threshold => ({
  yellow: row.yellow,
  orange: row.orange,
  red: row.red,
  margin: row.margin,
  minimumDenominator: row.minimum_denominator,
});

export type ThresholdsInForce = ReadonlyMap<WarningIndicator, { readonly bounds: Threshold; readonly row: WarningThresholdTable | null }>;

/** The bounds in force today, the city's own or the initial ones. Kept for 60 s, dropped at once when this process changes them. */
export async function thresholdsInForce(call: Reading): Promise<ThresholdsInForce> {
  const rows = await allThresholds(call);
  const today = dateOf(call.at);
  return new Map(
    Indicators.values.map((indicator) => {
      const row = rows.findLast((each) => each.indicator === indicator && each.effective_from <= today) ?? null;
      return [indicator, { bounds: row === null ? warningIndicatorDefinitions[indicator].initial : boundsOf(row), row }];
    }),
  );
}

/** Two runs with the same digest judge by the same bounds. */
export function digestOf(thresholds: ThresholdsInForce): string {
  return JSON.stringify([...thresholds].map(([indicator, { bounds }]) => [indicator, ...Object.values(bounds)]));
}

/** 设定四色界限: holds from a day on; the round of the watch after that midnight judges every agency anew. */
export async function setThreshold(call: Call, body: BodyOf<typeof setWarningThreshold>): Promise<WarningThresholdTable> {
  insist(decideThreshold(body.indicator, body, { effectiveFrom: body.effectiveFrom, today: dateOf(call.at) }));
  const row: WarningThresholdTable = {
    city_code: call.cityCode,
    indicator: body.indicator,
    effective_from: body.effectiveFrom,
    yellow: body.yellow,
    orange: body.orange,
    red: body.red,
    margin: body.margin,
    minimum_denominator: body.minimumDenominator,
    source: body.source,
    set_at: call.at,
    set_by_name: call.actor.name,
  };
  await transact(call, async (act) => {
    await saveThreshold(act.db, row);
    await audit(act, { action: "warning_threshold.set", subjectType: "warning_threshold", subjectId: body.indicator, detail: { ...body } });
  });
  call.world.memory.drop(keyOf(call.cityCode));
  return row;
}
