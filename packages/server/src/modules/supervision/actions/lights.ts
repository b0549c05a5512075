import type { Act } from "../../../platform/world.ts";
import { takeDueLights, type WatchedAssignment } from "../../handling/index.ts";
import { asksForCase, deltasBetween, isWorse, keptEntries, sumDeltas, talliesOf } from "../rules/index.ts";
import { closeWarnings, insertTallyChanges, listTallied, markCorrected, saveTallied, type WentBack } from "../store/index.ts";
import { type Raised, raise } from "./warn.ts";

/** So many assignments are looked at in one transaction: their rows are held for about a second at most. */
const batchRows = 10_000;

export type LightsTaken = { readonly looked: number; readonly changed: number };

/** One batch of what is due on the watch: lights, what is counted of the assignments, warnings of those that got worse. */
export async function takeLights(act: Act): Promise<LightsTaken> {
  const watched = await takeDueLights(act.db, act.cityCode, act.at, batchRows);
  if (watched.length === 0) return { looked: 0, changed: 0 };
  await tally(act, watched);
  const changed = watched.filter((each) => each.was !== each.light);
  const back = changed.filter((each) => isWorse(each.was, each.light)).map(wentBack);
  await markCorrected(act.db, act.cityCode, await closeWarnings(act.db, act.cityCode, act.at, back), act.at);
  await raise(act, changed.flatMap(raisedOf));
  return { looked: watched.length, changed: changed.length };
}

async function tally(act: Act, watched: readonly WatchedAssignment[]): Promise<void> {
  const before = await listTallied(
    act.db,
    act.cityCode,
    watched.map((each) => each.id),
  );
  const moved = watched.flatMap((each) => {
    const entries = talliesOf(each);
    const kept = before.get(each.id);
    return kept === keptEntries(entries) ? [] : [{ each, entries, kept }];
  });
  await saveTallied(
    act.db,
    act.cityCode,
    moved.map(({ each, entries }) => ({ itemId: each.id, agencyId: each.agencyId, entries: keptEntries(entries) })),
  );
  const deltas = moved.flatMap(({ each, entries, kept }) => deltasBetween(each.agencyId, kept, entries));
  await insertTallyChanges(act.db, act.cityCode, act.at, sumDeltas(deltas));
}

const stoppedStates: readonly WatchedAssignment["state"][] = ["replied", "paused", "returned", "finished", "ended"];
function wentBack(row: WatchedAssignment): WentBack {
  const correction = stoppedStates.includes(row.state) && row.state !== "paused" ? "answered" : "lightBack";
  return { subjectId: row.id, indicator: null, light: row.light, correction };
}

function raisedOf(row: WatchedAssignment): Raised[] {
  if (row.light === "green" || !isWorse(row.light, row.was)) return [];
  return [
    {
      subject: "assignment",
      subjectId: row.id,
      indicator: null,
      agencyId: row.agencyId,
      workOrderId: row.workOrderId,
      number: row.number,
      title: row.title,
      dueAt: row.runsUntil,
      from: row.was,
      to: row.light,
      numerator: null,
      denominator: null,
      needsCase: asksForCase(row.light, row.isDelegated),
      sample: `${row.number} ${row.title}`,
    },
  ];
}
