import type { BodyOf } from "@yihao/contract/endpoint";
import { AgencyPost, type Colleague, type Post, type PostOfAgency, type setPost as setPostEndpoint } from "@yihao/contract/posts";
import type { z } from "zod";
import { Absent, atField, insist, permitOf } from "../../../kernel/decision.ts";
import { newId } from "../../../kernel/ids.ts";
import { audit } from "../../../platform/audit.ts";
import { transact } from "../../../platform/transact.ts";
import type { Call } from "../../../platform/world.ts";
import { forgetPosts, peopleOf } from "../holders.ts";
import type { Places } from "../places.ts";
import { presentPost } from "../present.ts";
import type { AgencyPlace } from "../rules/posts.ts";
import { decideManageAgency, decideManagePlatform, decidePost, type PersonFacts } from "../rules/posts.ts";
import { findAccount, findPost, listColleagues, listPosts, type PersonRow, type PostRow, removePost, savePost } from "../store/index.ts";

type Line = readonly AgencyPlace[];

/** The agency and those above it. Throws Absent for an unknown agency and the refusal account.agencyOutOfReach. */
export async function lineInReach(call: Call, places: Places, agencyId: string): Promise<Line> {
  const line = await places.agenciesUpFrom(call.world, call.cityCode, agencyId);
  const [agency] = line;
  if (agency === undefined) throw new Absent("个单位");
  insist(decideManageAgency(call.actor, agency));
  return line;
}

/** The posts of all agencies that the caller manages, and what else is the caller's to fill. */
export async function readPosts(call: Call, places: Places): Promise<{ items: Post[]; agencyIds: string[]; platformCodes: string[] }> {
  const agencies = (await places.agenciesInUse(call.world, call.cityCode)).filter((agency) => decideManageAgency(call.actor, agency).ok);
  const names = new Map(agencies.map((agency) => [agency.id, agency.name]));
  const rows = await listPosts(call.db, call.cityCode);
  const platforms = await places.platformsBelow(call.world, call.cityCode, call.cityCode);
  return {
    items: rows.flatMap((row) => {
      const name = names.get(row.agency_id);
      return name === undefined ? [] : [presentPost(row, name)];
    }),
    agencyIds: [...names.keys()],
    platformCodes: platforms.filter((code) => decideManagePlatform(call.actor, code).ok),
  };
}

/** The three posts of an agency, and who answers for those that it has not filled itself. */
export async function readAgencyPosts(call: Call, places: Places, agencyId: string): Promise<z.infer<typeof PostOfAgency>[]> {
  const line = await lineInReach(call, places, agencyId);
  const can = permitOf(decideManageAgency(call.actor, line[0] ?? { id: agencyId, platformCode: "" }));
  const rows = await listPosts(call.db, call.cityCode);
  return AgencyPost.values.map((post) => {
    const at = (agency: AgencyPlace) => rows.find((row) => row.agency_id === agency.id && row.post === post);
    const shown = (agency: AgencyPlace | undefined, row: PostRow | undefined) =>
      agency === undefined || row === undefined ? null : presentPost(row, agency.name);
    const answering = line.find((agency) => {
      const row = at(agency);
      return row !== undefined && peopleOf(row).length > 0;
    });
    const [self] = line;
    const own = shown(self, self === undefined ? undefined : at(self));
    const inherited = answering === undefined || answering === self ? null : shown(answering, at(answering));
    return { post, own, inherited, can: { set: can, vacate: can } };
  });
}

/** Refusals at their fields: post.personUnknown, post.personElsewhere, post.leaderNeeded, post.deputySame. */
export async function setPost(
  call: Call,
  places: Places,
  at: { readonly agencyId: string; readonly post: AgencyPost },
  given: BodyOf<typeof setPostEndpoint>,
): Promise<Post> {
  const line = await lineInReach(call, places, at.agencyId);
  await transact(call, async (act) => {
    const holder = await findPerson(act, given.accountId);
    const deputy = given.deputyAccountId === null ? undefined : await findPerson(act, given.deputyAccountId);
    insist(decidePost(at.post, line, holder, deputy));
    const before = await findPost(act.db, act.cityCode, at.agencyId, at.post);
    await savePost(act.db, {
      city_code: act.cityCode,
      id: before?.id ?? newId(act.at),
      agency_id: at.agencyId,
      post: at.post,
      account_id: given.accountId,
      deputy_account_id: given.deputyAccountId,
      set_at: act.at,
      set_by_name: act.actor.name,
    });
    const people = { accountId: given.accountId, deputyAccountId: given.deputyAccountId };
    const detail = {
      post: at.post,
      before: before && { accountId: before.account_id, deputyAccountId: before.deputy_account_id },
      ...people,
    };
    await audit(act, { action: "post.set", subjectType: "agency", subjectId: at.agencyId, detail });
  });
  forgetPosts(call.world.memory, call.cityCode);
  const row = (await listPosts(call.db, call.cityCode)).find((each) => each.agency_id === at.agencyId && each.post === at.post);
  if (row === undefined) throw new Absent("个岗位");
  return presentPost(row, line[0]?.name ?? "");
}

export async function vacatePost(call: Call, places: Places, agencyId: string, post: AgencyPost): Promise<void> {
  await lineInReach(call, places, agencyId);
  await transact(call, async (act) => {
    const before = await findPost(act.db, act.cityCode, agencyId, post);
    if (before === undefined) throw new Absent("个岗位");
    await removePost(act.db, act.cityCode, agencyId, post);
    const detail = { post, before: { accountId: before.account_id, deputyAccountId: before.deputy_account_id } };
    await audit(act, { action: "post.vacated", subjectType: "agency", subjectId: agencyId, detail });
  });
  forgetPosts(call.world.memory, call.cityCode);
}

export async function findPerson(call: Pick<Call, "db" | "cityCode">, accountId: string): Promise<PersonFacts> {
  const row = await findAccount(call.db, call.cityCode, accountId);
  if (row === undefined) return null;
  const { id, display_name: name, status, roles, agency_id: agencyId, platform_code: platformCode } = row;
  return { id, name, isActive: status === "active", roles, agencyId, platformCode };
}

/** Whom a post or a shift may be given: people of the agency and of those above it, or the platform's own. */
export async function readColleagues(
  call: Call,
  places: Places,
  of: { readonly agencyId?: string | undefined; readonly platformCode?: string | undefined },
): Promise<Colleague[]> {
  if (of.agencyId !== undefined) {
    const line = await lineInReach(call, places, of.agencyId);
    const names = new Map(line.map((agency) => [agency.id, agency.name]));
    const rows = await listColleagues(call.db, call.cityCode, { agencyIds: [...names.keys()] });
    return rows.map((row) => presentColleague(row, names.get(row.agency_id ?? "") ?? null));
  }
  const platformCode = of.platformCode ?? "";
  insist(atField("platformCode", decideManagePlatform(call.actor, platformCode)));
  const rows = await listColleagues(call.db, call.cityCode, { platformCode });
  return rows.map((row) => presentColleague(row, null));
}

function presentColleague(row: PersonRow, agencyName: string | null): Colleague {
  return { accountId: row.id, name: row.display_name, roles: row.roles, agencyName };
}
