import type { AgencyPost } from "@yihao/contract/posts";
import type { Role } from "@yihao/contract/roles";
import type { Memory } from "../../platform/memory.ts";
import type { Call } from "../../platform/world.ts";
import { listPosts, listShifts, type PostRow } from "./store/index.ts";

type Reading = Pick<Call, "world" | "cityCode" | "db">;

/** Somebody who holds a post; `agencyId` is the agency of the post, which may lie above the one that was asked about. */
export type PostHolder = { readonly accountId: string; readonly name: string; readonly agencyId: string; readonly isDeputy: boolean };
export type PersonOnDuty = {
  readonly accountId: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly agencyId: string | null;
  readonly platformCode: string | null;
};

const rememberedMs = 10_000;
const keyOf = (cityCode: string) => `identity:posts:${cityCode}`;

/** After the commit that changed a post or an account. */
export function forgetPosts(memory: Memory, cityCode: string): void {
  memory.drop(keyOf(cityCode));
}

function postsByAgency({ world, cityCode, db }: Reading): Promise<ReadonlyMap<string, readonly PostRow[]>> {
  return world.memory.keep(keyOf(cityCode), rememberedMs, async () => Map.groupBy(await listPosts(db, cityCode), (row) => row.agency_id));
}

/** Those of a post who can sign in, the holder first. */
export function peopleOf(row: PostRow): PostHolder[] {
  const people: PostHolder[] = [];
  if (row.holder_status === "active") {
    people.push({ accountId: row.account_id, name: row.holder_name, agencyId: row.agency_id, isDeputy: false });
  }
  if (row.deputy_account_id !== null && row.deputy_name !== null && row.deputy_status === "active") {
    people.push({ accountId: row.deputy_account_id, name: row.deputy_name, agencyId: row.agency_id, isDeputy: true });
  }
  return people;
}

/**
 * Holder and deputy of the post at the first agency of `line` (the agency itself, then those above it) that has somebody; empty when
 * none has. Changes of another process are seen within 10 s. The directory's whoHolds knows the line.
 */
export async function holdersAlong(call: Reading, line: readonly string[], post: AgencyPost): Promise<readonly PostHolder[]> {
  const posts = await postsByAgency(call);
  for (const agencyId of line) {
    const people = (posts.get(agencyId) ?? []).filter((row) => row.post === post).flatMap(peopleOf);
    if (people.length > 0) return people;
  }
  return [];
}

/** Who is on duty at the instant `at`, at the first unit of `line` that has somebody; agencies by id or platforms by code. */
export async function dutyAlong(
  call: Reading,
  line: { readonly agencyIds: readonly string[] } | { readonly platformCodes: readonly string[] },
  at: Date,
): Promise<readonly PersonOnDuty[]> {
  const bound = { agencyIds: [], platformCodes: [], ...line };
  const shifts = await listShifts(call.db, call.cityCode, bound, { from: at, to: new Date(at.getTime() + 1) });
  const active = shifts.filter((shift) => shift.status === "active");
  for (const unit of [...bound.agencyIds, ...bound.platformCodes]) {
    const here = active.filter((shift) => shift.agency_id === unit || shift.platform_code === unit);
    if (here.length > 0) return here.map(personOf);
  }
  return [];
}

function personOf(row: Awaited<ReturnType<typeof listShifts>>[number]): PersonOnDuty {
  return { accountId: row.account_id, name: row.name, roles: row.roles, agencyId: row.agency_id, platformCode: row.platform_code };
}
