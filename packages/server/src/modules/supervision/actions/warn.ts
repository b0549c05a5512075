import type { Light } from "@yihao/contract/directory";
import type { WarningSubject } from "@yihao/contract/warning";
import type { WarningIndicator } from "@yihao/contract/warning-indicators";
import { newId } from "../../../kernel/ids.ts";
import { addWorkingHours } from "../../../kernel/working-time/index.ts";
import type { Act } from "../../../platform/world.ts";
import { calendarOf, settingOf } from "../../directory/index.ts";
import { climbs, firstRung } from "../rules/index.ts";
import { type Digest, insertWarnings, joinNotices, type NewWarning } from "../store/index.ts";

export type Raised = {
  readonly subject: WarningSubject;
  readonly subjectId: string;
  readonly indicator: WarningIndicator | null;
  readonly agencyId: string;
  readonly workOrderId: string | null;
  readonly number: string | null;
  readonly title: string;
  readonly dueAt: Date | null;
  readonly from: Light;
  readonly to: Exclude<Light, "green">;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly needsCase: boolean;
  /** How it is named in the notice. */
  readonly sample: string;
};

/** When a warning of this moment goes up a level unless it is put right (supervision.correctWorkingHours). */
export async function correctBy(act: Act): Promise<Date> {
  const hours = await settingOf(act, "supervision.correctWorkingHours");
  return addWorkingHours(await calendarOf(act), act.at, hours).endsAt;
}

/** Writes warnings, many at once, and puts each into the one notice that its agency gets for this light and round. */
export async function raise(act: Act, raised: readonly Raised[]): Promise<void> {
  if (raised.length === 0) return;
  const groups = [...Map.groupBy(raised, (each) => `${each.agencyId}:${each.to}`).values()];
  const digests = groups.flatMap((group): Digest[] => {
    const [first] = group;
    if (first === undefined) return [];
    const samples = group.slice(0, 5).map((each) => each.sample);
    return [{ id: newId(act.at), agencyId: first.agencyId, light: first.to, rung: firstRung[first.to], itemCount: group.length, samples }];
  });
  const noticeIds = await joinNotices(act.db, act.cityCode, act.at, digests);
  const climbAt = await correctBy(act);
  const rows = groups.flatMap((group, at) => group.map((each) => rowOf(act, each, noticeIds[at] ?? "", climbAt)));
  await insertWarnings(act.db, act.cityCode, act.at, rows);
  act.topics.add("supervision");
}

function rowOf(act: Act, each: Raised, noticeId: string, climbAt: Date): NewWarning {
  return {
    id: newId(act.at),
    subject_type: each.subject,
    subject_id: each.subjectId,
    indicator: each.indicator,
    agency_id: each.agencyId,
    work_order_id: each.workOrderId,
    number: each.number,
    title: each.title,
    due_at: each.dueAt,
    from_light: each.from,
    to_light: each.to,
    numerator: each.numerator,
    denominator: each.denominator,
    notice_id: noticeId,
    needs_case: each.needsCase,
    rung: firstRung[each.to],
    climb_at: climbs(each.subject, each.to) ? climbAt : null,
  };
}
