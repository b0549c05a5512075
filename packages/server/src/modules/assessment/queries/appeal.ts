import type { AssessmentAppeal, AssessmentAppealState, listAssessmentAppeals } from "@yihao/contract/assessment-appeal";
import type { QueryOf, ReplyOf } from "@yihao/contract/endpoint";
import { decideHolds } from "../../../kernel/actor.ts";
import { decodeTimeCursor, pageOfRows } from "../../../kernel/cursor.ts";
import { Absent } from "../../../kernel/decision.ts";
import { listAttachments } from "../../../platform/files.ts";
import type { Call } from "../../../platform/world.ts";
import { catalogueOf } from "../../directory/index.ts";
import { reachOfAppeals } from "../actions/scope.ts";
import { presentAppeal } from "../present/assessment.ts";
import { type AppealRow, findAppeal, findAssessment, listAppeals } from "../store/index.ts";
import { schemesOf } from "./assessment.ts";

function waitingStates(call: Call): AssessmentAppealState[] {
  const states: AssessmentAppealState[] = [];
  if (decideHolds(call.actor, "assessment.manage").ok) states.push("submitted");
  if (decideHolds(call.actor, "assessment.freeze").ok) states.push("reviewed");
  return states;
}

export async function pageOfAppeals(
  call: Call,
  query: QueryOf<typeof listAssessmentAppeals>,
): Promise<ReplyOf<typeof listAssessmentAppeals>> {
  const states = query.waiting === true ? waitingStates(call) : query.state === undefined ? undefined : [query.state];
  const rows = await listAppeals(
    call.db,
    reachOfAppeals(call, await catalogueOf(call)),
    { assessmentId: query.assessmentId, agencyId: query.agencyId, states },
    decodeTimeCursor(query.after),
    query.limit + 1,
  );
  const page = pageOfRows(rows, query.limit, (row) => ({ value: row.submitted_at.toISOString(), id: row.id }));
  return { items: await present(call, page.items), next: page.next };
}

export async function readAppeal(call: Call, id: string): Promise<AssessmentAppeal> {
  const row = await findAppeal(call.db, reachOfAppeals(call, await catalogueOf(call)), id);
  const [presented] = row === undefined ? [] : await present(call, [row]);
  if (presented === undefined) throw new Absent("份考核申诉");
  return presented;
}

async function present(call: Call, rows: readonly AppealRow[]): Promise<AssessmentAppeal[]> {
  const catalogue = await catalogueOf(call);
  const schemes = new Map((await schemesOf(call)).map((scheme) => [scheme.id, scheme]));
  const attachments = Map.groupBy(
    await listAttachments(
      call.db,
      call.cityCode,
      rows.map((row) => row.id),
    ),
    (each) => each.subjectId,
  );
  const presented: AssessmentAppeal[] = [];
  for (const row of rows) {
    const assessment = await findAssessment(call.db, call.cityCode, row.assessment_id);
    const item = schemes.get(assessment?.scheme_id ?? "")?.items.find((each) => each.code === row.item_code);
    presented.push(
      presentAppeal(call, row, {
        assessmentName: assessment?.name ?? "",
        itemName: item?.name ?? row.item_code,
        agencyName: catalogue.agencyName(row.agency_id),
        attachments: (attachments.get(row.id) ?? []).map(({ subjectId: _, ...attachment }) => attachment),
      }),
    );
  }
  return presented;
}

/** Papers of an appeal are seen by whoever sees the appeal; throws Absent for others. */
export async function requireAppealPapers(call: Call, appealId: string): Promise<void> {
  const row = await findAppeal(call.db, reachOfAppeals(call, await catalogueOf(call)), appealId);
  if (row === undefined) throw new Absent("个附件");
}
