import type { StaffActor } from "../../kernel/actor.ts";
import type { App, Authenticate } from "../../platform/http/app.ts";
import type { World } from "../../platform/world.ts";
import { authenticateWith } from "./authenticate.ts";
import { prepareDecoy } from "./passwords.ts";
import type { Places } from "./places.ts";
import { identityRoutes } from "./routes.ts";
import { findActor } from "./staff.ts";

export { ensureAccount, hasAccounts } from "./actions/accounts.ts";
export { issueLocalToken } from "./actions/tokens.ts";
export { accountsOfAgencies } from "./agency-staff.ts";
// Whoever asks about an agency or a platform goes to the directory's whoHolds and onDuty: it knows who lies above whom.
export { dutyAlong, holdersAlong, type PersonOnDuty, type PostHolder } from "./holders.ts";
export { identityJobs } from "./jobs.ts";
export { hashPassword } from "./passwords.ts";
export type { Places } from "./places.ts";
export { whoHasRole } from "./role-holders.ts";

export type Identity = {
  /** What the HTTP layer asks who sends a request. The world is asked for at the first request, as it is made after the app may be. */
  createAuthenticate(getWorld: () => World): Authenticate;
  routes(app: App, world: World): void;
  /** The actor of an account, for acts done in its name without a session (seed, simulation); null when there is none. */
  findActor(world: World, cityCode: string, accountId: string): Promise<StaffActor | null>;
};

/** Ties identity to the directory, which lies downstream. Called once by the composition root. */
export function createIdentity(places: Places): Identity {
  // Begun early and not waited for; whoever needs it waits, and meets its failure there.
  prepareDecoy().catch(() => {});
  return {
    createAuthenticate: (getWorld) => authenticateWith(places, getWorld),
    routes: (app, world) => identityRoutes(app, world, places),
    findActor: (world, cityCode, accountId) => findActor(world, places, cityCode, accountId),
  };
}
