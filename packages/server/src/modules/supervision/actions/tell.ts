import { Light } from "@yihao/contract/directory";
import { WarningRung } from "@yihao/contract/warning";
import { newId } from "../../../kernel/ids.ts";
import type { Act } from "../../../platform/world.ts";
import { catalogueOf, whoHolds } from "../../directory/index.ts";
import { whoHasRole } from "../../identity/index.ts";
import { notifyMany } from "../../notice/index.ts";
import { nextRung } from "../rules/index.ts";
import {
  type Digest,
  joinNotices,
  markTold,
  markToldOverdue,
  saveSteps,
  takeClimbing,
  takeOverdueCases,
  takeUntoldNotices,
  type WarningNoticeTable,
} from "../store/index.ts";
import { correctBy } from "./warn.ts";

const batchRows = 5_000;

type Person = { readonly accountId: string; readonly name: string };
/** Whom a rung of an agency means; nobody where the posts are not filled. */
async function whoStandsAt(act: Act, agencyId: string, rung: WarningRung): Promise<readonly Person[]> {
  return rung === "centreLeader" ? whoHasRole(act, "leader") : whoHolds(act, agencyId, rung);
}
const idsOf = (people: readonly Person[]) => people.map((each) => each.accountId);

/** Sends every notice that is ready: one for agency, light and rung, whatever it holds. Returns how many. */
export async function tellWarnings(act: Act): Promise<number> {
  const notices = await takeUntoldNotices(act.db, act.cityCode, batchRows);
  if (notices.length === 0) return 0;
  const catalogue = await catalogueOf(act);
  const told = [];
  for (const notice of notices) told.push({ notice, people: await whoStandsAt(act, notice.agency_id, notice.rung) });
  await notifyMany(
    act,
    "warning",
    told.map(({ notice, people }) => ({
      causeId: notice.id,
      accountIds: idsOf(people),
      // Where nobody holds the post, everybody of the agency is told.
      agencyId: people.length === 0 && notice.rung !== "centreLeader" ? notice.agency_id : null,
      title: `${Light.word(notice.light).replace("灯", "色")}预警：${catalogue.agencyName(notice.agency_id) ?? ""} ${notice.item_count} 项`,
      body: bodyOf(notice),
      link: `/warnings?agencyId=${notice.agency_id}&light=${notice.light}`,
    })),
  );
  await markTold(
    act.db,
    act.cityCode,
    act.at,
    told.map(({ notice, people }) => ({
      id: notice.id,
      accountIds: idsOf(people),
      names: people.length > 0 ? people.map((each) => each.name) : [catalogue.agencyName(notice.agency_id) ?? ""],
    })),
  );
  return notices.length;
}

function bodyOf(notice: WarningNoticeTable): string {
  const more = notice.item_count > notice.samples.length ? `等 ${notice.item_count} 项` : "";
  const why = notice.rung === "centreLeader" ? "逾期没有改正，报中心领导" : `报${WarningRung.word(notice.rung)}`;
  return `${notice.samples.join("；")}${more}。${why}，请督促办理。`;
}

/** 逐级上报: what was not put right in time goes up one level, each level once. Returns how many went up. */
export async function climb(act: Act): Promise<number> {
  const late = await takeClimbing(act.db, act.cityCode, act.at, batchRows);
  if (late.length === 0) return 0;
  const climbAt = await correctBy(act);
  const rising = late.flatMap((warning) => {
    const rung = nextRung(warning.rung);
    return rung === null ? [] : [{ warning, rung }];
  });
  const groups = [...Map.groupBy(rising, ({ warning, rung }) => `${warning.agency_id}:${warning.to_light}:${rung}`).values()];
  const digests = groups.flatMap((group): Digest[] => {
    const [first] = group;
    if (first === undefined) return [];
    const { warning, rung } = first;
    const samples = group.slice(0, 5).map((each) => `${each.warning.number ?? ""} ${each.warning.title}`.trim());
    return [{ id: newId(act.at), agencyId: warning.agency_id, light: warning.to_light, rung, itemCount: group.length, samples }];
  });
  const noticeIds = await joinNotices(act.db, act.cityCode, act.at, digests);
  await saveSteps(
    act.db,
    groups.flatMap((group, at) =>
      group.map(({ warning, rung }) => ({
        city_code: act.cityCode,
        warning_id: warning.id,
        rung,
        at: act.at,
        notice_id: noticeIds[at] ?? "",
        climb_at: nextRung(rung) === null ? null : climbAt,
      })),
    ),
  );
  act.topics.add("supervision");
  return rising.length;
}

/** A case that is past its end without an answer is told once to the main leader of the agency and to the leaders of the centre. */
export async function tellOverdueCases(act: Act): Promise<number> {
  const overdue = await takeOverdueCases(act.db, act.cityCode, act.at, batchRows);
  if (overdue.length === 0) return 0;
  const messages = [];
  for (const late of overdue) {
    const main = await whoStandsAt(act, late.lead_agency_id, "mainLeader");
    const leaders = idsOf([...main, ...(await whoStandsAt(act, late.lead_agency_id, "centreLeader"))]);
    messages.push({
      causeId: newId(act.at),
      accountIds: leaders,
      agencyId: late.lead_agency_id,
      title: `督办超期：${late.title}`,
      body: `督办单 ${late.number} 已超过办理期限，还没有反馈。`,
      link: `/supervision/${late.id}`,
    });
  }
  await notifyMany(act, "supervised", messages);
  await markToldOverdue(
    act.db,
    act.cityCode,
    overdue.map((each) => each.id),
    act.at,
  );
  return overdue.length;
}
