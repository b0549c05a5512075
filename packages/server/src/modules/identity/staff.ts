import type { StaffActor } from "../../kernel/actor.ts";
import { Refusal } from "../../kernel/decision.ts";
import type { Call, World } from "../../platform/world.ts";
import type { Places } from "./places.ts";
import { permissionsOf, reachOf, scopeOf } from "./rules/accounts.ts";
import { type AccountTable, findAccount } from "./store/index.ts";

type Row = Omit<AccountTable, "password_hash">;

/** The account as one who acts: unit, permissions and scope filled in. */
export async function actorFrom(world: World, places: Places, row: Row): Promise<StaffActor> {
  const { city_code: cityCode, platform_code: platformCode, agency_id: agencyId, roles } = row;
  const [unit, scope] = await Promise.all([
    places.unitOf(world, cityCode, platformCode, agencyId),
    loadScope(world, places, cityCode, { platformCode, agencyId, roles }),
  ]);
  return {
    kind: "staff",
    cityCode,
    accountId: row.id,
    username: row.username,
    name: row.display_name,
    unit: unit.agencyName ?? unit.platformName,
    platformCode,
    agencyId,
    roles,
    permissions: permissionsOf(roles),
    scope,
  };
}

async function loadScope(
  world: World,
  places: Places,
  cityCode: string,
  standing: Pick<StaffActor, "platformCode" | "agencyId" | "roles">,
) {
  const reach = reachOf(cityCode, standing);
  if (reach === "platform") return scopeOf(cityCode, reach, await places.platformsBelow(world, cityCode, standing.platformCode));
  if (reach === "agency" && standing.agencyId !== null) {
    const line = await places.agenciesUpFrom(world, cityCode, standing.agencyId);
    const subtree = await places.subtreeOf(world, cityCode, standing.agencyId);
    return scopeOf(
      cityCode,
      reach,
      subtree,
      line.map((agency) => agency.id),
    );
  }
  return scopeOf(cityCode, reach, []);
}

/** The actor of an account, also a disabled one; null when there is no such account. */
export async function findActor(world: World, places: Places, cityCode: string, accountId: string): Promise<StaffActor | null> {
  const row = await findAccount(world.db, cityCode, accountId);
  return row === undefined ? null : actorFrom(world, places, row);
}

/** The member of staff who calls. Throws the refusal auth.signInNeeded for everybody else. */
export function staffOf(call: Pick<Call, "actor">): StaffActor {
  if (call.actor.kind !== "staff") throw new Refusal("auth.signInNeeded");
  return call.actor;
}
