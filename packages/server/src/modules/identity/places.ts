import type { World } from "../../platform/world.ts";
import type { AgencyPlace } from "./rules/posts.ts";

/** What identity must know of platforms and agencies. The directory answers; it lies downstream, so the composition root hands it in. */
export type Places = {
  /** Names for timelines and lists. An agency that is null or unknown has null name and code. */
  unitOf(
    world: World,
    cityCode: string,
    platformCode: string,
    agencyId: string | null,
  ): Promise<{ platformName: string; agencyName: string | null; agencyCode: string | null }>;
  /** Ids of the agency and of every agency below it. */
  subtreeOf(world: World, cityCode: string, agencyId: string): Promise<readonly string[]>;
  /** Codes of the platform and of every platform below it. */
  platformsBelow(world: World, cityCode: string, platformCode: string): Promise<readonly string[]>;
  /** Whether an account may be put there: the platform exists; the agency exists and is in use (true when it is null). */
  knows(world: World, cityCode: string, platformCode: string, agencyId: string | null): Promise<{ platform: boolean; agency: boolean }>;
  /** Every agency of the city that is in use. */
  agenciesInUse(world: World, cityCode: string): Promise<readonly AgencyPlace[]>;
  /** The agency itself and then those above it, nearest first; empty for an unknown id. */
  agenciesUpFrom(world: World, cityCode: string, agencyId: string): Promise<readonly AgencyPlace[]>;
};
