import type { ReplyOf } from "@yihao/contract/endpoint";
import type { verifyWarnings } from "@yihao/contract/warning";
import { TallyCounter } from "@yihao/contract/warning-indicators";
import { insist, refuse } from "../../../kernel/decision.ts";
import { instantOf } from "../../../kernel/shanghai.ts";
import type { Call } from "../../../platform/world.ts";
import { recountEvaluations } from "../../callback/index.ts";
import { catalogueOf } from "../../directory/index.ts";
import { countDueLights, recountWatched, type WatchRecount } from "../../handling/index.ts";
import { staffScope } from "../../work-order/index.ts";
import { nameIn } from "../present.ts";
import { asItStands, monthOf } from "../rules/index.ts";
import { listTallies } from "../store/index.ts";

const ofAssignment = {
  assigned: "assigned",
  returned: "returned",
  acknowledgeable: "acknowledgeable",
  acknowledgedInTime: "acknowledged_in_time",
  due: "due",
  finishedOnTime: "on_time",
  finished: "finished",
  reworked: "reworked",
  overdueOpen: "overdue_open",
} as const satisfies Partial<Record<TallyCounter, keyof WatchRecount>>;

/**
 * Recounts this month from the records, agency by agency, with plain statements of the owners of the records, and compares with the tallies.
 * What still waits for the next round of the watch explains a difference; without anything waiting there must be none.
 */
export async function verifyTallies(call: Call): Promise<ReplyOf<typeof verifyWarnings>> {
  const scope = staffScope(call);
  insist(scope.agencyIds === "all" && scope.platformCodes === "all" ? { ok: true } : refuse("statistics.cityOnly"));
  const month = monthOf(call.at);
  const bounds = boundsOf(month);
  const waiting = await countDueLights(call.db, call.cityCode, call.at);
  const tallies = await listTallies(call.db, call.cityCode, [month, asItStands], "all");
  const assignments = await recountWatched(call.db, call.cityCode, bounds);
  const evaluations = await recountEvaluations(call.db, call.cityCode, bounds);
  const nameOf = nameIn(await catalogueOf(call));
  const recounted = (counter: TallyCounter): Map<string, number> => {
    if (counter === "evaluated" || counter === "satisfied") return new Map(evaluations.map((row) => [row.agency_id, row[counter]]));
    return new Map(assignments.map((row) => [row.agency_id, row[ofAssignment[counter]]]));
  };
  const counters = TallyCounter.values.map((counter) => {
    const own = new Map(tallies.filter((row) => row.counter === counter).map((row) => [row.agency_id, row.count]));
    const again = recounted(counter);
    const differing = [...new Set([...own.keys(), ...again.keys()])].filter((id) => (own.get(id) ?? 0) !== (again.get(id) ?? 0));
    return { name: TallyCounter.word(counter), tallied: sum(own), recounted: sum(again), differing: differing.map(nameOf) };
  });
  return { holds: counters.every((each) => each.differing.length === 0), waiting, counters };
}

const sum = (counts: ReadonlyMap<string, number>) => [...counts.values()].reduce((total, count) => total + count, 0);

function boundsOf(month: string): { from: Date; to: Date } {
  const [year = 0, nth = 0] = month.split("-").map(Number);
  const next = nth === 12 ? `${year + 1}-01` : `${year}-${String(nth + 1).padStart(2, "0")}`;
  return { from: instantOf(`${month}-01`, "00:00"), to: instantOf(`${next}-01`, "00:00") };
}
