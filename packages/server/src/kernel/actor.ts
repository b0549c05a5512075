import { type Permission, permissionWords } from "@yihao/contract/permissions";
import type { Role } from "@yihao/contract/roles";
import { allow, type Decision, refuse } from "./decision.ts";

/**
 * What a member of staff may see: the second question of permission. Every list takes one as an argument.
 * `platformCodes`: platforms whose records are visible; `agencyIds`: the agency subtree of a handler. "all" means no bound.
 * `agencyLine`: a handler's own agency and those above it; an order that one of them must keep away from (回避) is not shown.
 */
export type Scope = {
  readonly cityCode: string;
  readonly platformCodes: readonly string[] | "all";
  readonly agencyIds: readonly string[] | "all";
  readonly agencyLine?: readonly string[];
};

export type StaffActor = {
  readonly kind: "staff";
  readonly cityCode: string;
  readonly accountId: string;
  readonly username: string;
  readonly name: string;
  /** Shown on timelines: the agency, or the platform for people of the centre. */
  readonly unit: string;
  readonly platformCode: string;
  readonly agencyId: string | null;
  readonly roles: readonly Role[];
  readonly permissions: ReadonlySet<Permission>;
  readonly scope: Scope;
};
export type RequesterActor = { readonly kind: "requester"; readonly cityCode: string; readonly name: string; readonly unit: null };
export type SystemActor = { readonly kind: "system"; readonly cityCode: string; readonly name: string; readonly unit: null };
export type Actor = StaffActor | RequesterActor | SystemActor;

export const requesterActor = (cityCode: string): RequesterActor => ({ kind: "requester", cityCode, name: "诉求人", unit: null });
export const systemActor = (cityCode: string, name = "系统"): SystemActor => ({ kind: "system", cityCode, name, unit: null });

export function decideHolds(actor: Actor, permission: Permission): Decision {
  if (actor.kind === "system") return allow;
  if (actor.kind === "staff" && actor.permissions.has(permission)) return allow;
  return refuse("auth.forbidden", { permission: permissionWords[permission] });
}

/** True when the record of this platform is inside the scope. */
export function seesPlatform(scope: Scope, platformCode: string): boolean {
  return scope.platformCodes === "all" || scope.platformCodes.includes(platformCode);
}

/** True when one of these agencies belongs to the subtree of the scope. */
export function seesAgency(scope: Scope, ...agencyIds: readonly (string | null)[]): boolean {
  return scope.agencyIds === "all" || agencyIds.some((agencyId) => agencyId !== null && scope.agencyIds.includes(agencyId));
}
