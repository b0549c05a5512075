import type { ReplyOf } from "@yihao/contract/endpoint";
import type { readWallboard } from "@yihao/contract/warning";
import { WarningIndicator } from "@yihao/contract/warning-indicators";
import { midnightOf } from "../../../kernel/shanghai.ts";
import type { Call } from "../../../platform/world.ts";
import { catalogueOf } from "../../directory/index.ts";
import { countOfEmergencies } from "../../emergency/index.ts";
import { countForWallboard } from "../../handling/index.ts";
import { countOrders, staffScope } from "../../work-order/index.ts";
import { nameIn } from "../present.ts";
import { countCases, findClock, listAgencyLights } from "../store/index.ts";
import { agenciesSeen } from "./warnings.ts";

const dayMs = 86_400_000;
const namesShown = 8;

/** 今日大屏: counts and names of agencies, nothing about anybody. */
export async function wallboardOf(call: Call): Promise<ReplyOf<typeof readWallboard>> {
  const scope = staffScope(call);
  const catalogue = await catalogueOf(call);
  const orders = await countOrders(call);
  const parts = await countForWallboard(call.db, scope, call.at, new Date(midnightOf(call.at).getTime() + dayMs));
  const cases = await countCases(call.db, scope, null, call.at);
  const emergencies = await countOfEmergencies(call);
  const lights = await listAgencyLights(call.db, call.cityCode, agenciesSeen(call, catalogue, undefined));
  const red = [
    ...Map.groupBy(
      lights.filter((row) => row.light === "red"),
      (row) => row.agency_id,
    ),
  ];
  return {
    at: call.at.toISOString(),
    clockRanAt: (await findClock(call.db, call.cityCode))?.ran_at.toISOString() ?? null,
    awaitingDispatch: orders.awaitingDispatch,
    awaitingAcknowledgement: parts.awaiting_acknowledgement,
    dueToday: parts.due,
    overdue: parts.overdue,
    openCases: cases.open,
    overdueCases: cases.due,
    redAgencies: red
      .toSorted(([, left], [, right]) => right.length - left.length)
      .slice(0, namesShown)
      .map(([agencyId, rows]) => ({
        name: nameIn(catalogue)(agencyId),
        indicators: rows.map((row) => WarningIndicator.word(row.indicator).replace("（预警）", "")),
      })),
    redAgencyCount: red.length,
    openEmergencies: emergencies.flagged + emergencies.confirmed + emergencies.directed + emergencies.briefed,
  };
}
