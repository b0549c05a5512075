import type { AgencyPost } from "@yihao/contract/posts";
import type { Call } from "../../platform/world.ts";
import { dutyAlong, holdersAlong, type PersonOnDuty, type PostHolder } from "../identity/index.ts";
import { catalogueOf } from "./reading.ts";

type Reading = Pick<Call, "world" | "cityCode" | "db">;

/**
 * Holder and deputy of an agency's post, the holder first, those who cannot sign in left out. Where the agency has nobody, the nearest
 * agency above that has somebody answers; empty when none has.
 */
export async function whoHolds(call: Reading, agencyId: string, post: AgencyPost): Promise<readonly PostHolder[]> {
  const line = (await catalogueOf(call)).agenciesUpFrom(agencyId).map((agency) => agency.id);
  return holdersAlong(call, line, post);
}

/** Who is on duty at the instant `at`: of the unit itself, or of the nearest above it that has somebody. Roles tell leaders from others. */
export async function onDuty(
  call: Reading,
  unit: { readonly agencyId: string } | { readonly platformCode: string },
  at: Date,
): Promise<readonly PersonOnDuty[]> {
  const catalogue = await catalogueOf(call);
  if ("agencyId" in unit) return dutyAlong(call, { agencyIds: catalogue.agenciesUpFrom(unit.agencyId).map((agency) => agency.id) }, at);
  return dutyAlong(call, { platformCodes: catalogue.platformsUpFrom(unit.platformCode) }, at);
}
