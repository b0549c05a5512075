import type { ReplyOf } from "@yihao/contract/endpoint";
import { initialReviewPoints, type listReviewPoints } from "@yihao/contract/review";
import { audit } from "../../platform/audit.ts";
import type { Call } from "../../platform/world.ts";
import { changeDirectory } from "../directory/index.ts";
import { listPoints, replacePoints } from "./store.ts";

/** The list in force: the city's own, or the initial one while it has none. */
export async function pointsOf({ db, cityCode }: Pick<Call, "db" | "cityCode">): Promise<string[]> {
  const rows = await listPoints(db, cityCode);
  return rows.length === 0 ? [...initialReviewPoints] : rows.map((row) => row.words);
}

export async function readPoints(call: Call): Promise<ReplyOf<typeof listReviewPoints>> {
  const [first] = await listPoints(call.db, call.cityCode);
  return { points: await pointsOf(call), setAt: first?.set_at.toISOString() ?? null, setBy: first?.set_by_name ?? null };
}

/** A matter of the city's platform, like the directory; in the audit trail with the list before. */
export async function setPoints(call: Call, points: readonly string[]): Promise<void> {
  await changeDirectory(call, async (act) => {
    const before = await pointsOf(act);
    await replacePoints(
      act.db,
      act.cityCode,
      points.map((words, position) => ({ city_code: act.cityCode, position, words, set_at: act.at, set_by_name: act.actor.name })),
    );
    await audit(act, { action: "review.points_set", subjectType: "review_point", subjectId: null, detail: { before, after: points } });
  });
}
