import type { Permission } from "@yihao/contract/permissions";
import type { Role } from "@yihao/contract/roles";
import { type Scope, seesAgency, seesPlatform } from "../../../kernel/actor.ts";
import { all, allow, type Decision, refuse } from "../../../kernel/decision.ts";

export const sessionHours = 12;
export const localTokenName = "本机命令行";

const hourMs = 3_600_000;

const operatorPermissions: readonly Permission[] = [
  "demand.read",
  "demand.register",
  "demand.dispose",
  "demand.reveal",
  "workOrder.read",
  "workOrder.complete",
  "workOrder.chase",
  "workOrder.withdraw",
  "emergency.flag",
  "knowledge.read",
];

const permissionsByRole: Readonly<Record<Role, readonly Permission[]>> = {
  operator: operatorPermissions,
  shiftLead: [
    ...operatorPermissions,
    "workOrder.mark",
    "workOrder.merge",
    "workOrder.recuse",
    "workOrder.decideEnd",
    "workOrder.confirmConclusion",
    "emergency.confirm",
    "conferral.manage",
    "dispatch.designate",
    "dispatch.reassign",
    "dispatch.decideObjection",
    "handling.decideApplication",
    "callback.recheck",
    "supervision.read",
    "supervision.work",
    "post.manage",
    "statistics.read",
  ],
  dispatcher: [
    "workOrder.read",
    "demand.read",
    "demand.reveal",
    "demand.dispose",
    "dispatch.make",
    "dispatch.sendBack",
    "dispatch.reassign",
    "handling.decideReturn",
    "workOrder.mark",
    "workOrder.merge",
    "workOrder.recuse",
    "workOrder.conclude",
    "emergency.flag",
    "conferral.manage",
    "knowledge.read",
  ],
  reviewer: [
    "workOrder.read",
    "demand.read",
    "demand.reveal",
    "review.decide",
    "handling.decideApplication",
    "callback.recheck",
    "workOrder.conclude",
    "knowledge.read",
  ],
  callbackOfficer: ["workOrder.read", "demand.read", "demand.reveal", "callback.work", "knowledge.read"],
  knowledgeEditor: ["knowledge.read", "knowledge.draft", "knowledge.review"],
  supervisionOfficer: [
    "workOrder.read",
    "demand.read",
    "demand.reveal",
    "workOrder.mark",
    "workOrder.conclude",
    "conferral.manage",
    "supervision.read",
    "supervision.work",
    "supervision.check",
    "statistics.read",
    "knowledge.read",
  ],
  assessmentOfficer: [
    "workOrder.read",
    "demand.read",
    "conferral.manage",
    "supervision.read",
    "exclusion.decide",
    "assessment.read",
    "assessment.manage",
    "statistics.read",
    "knowledge.read",
  ],
  agencyHandler: [
    "workOrder.read",
    "demand.reveal",
    "handling.work",
    "supervision.read",
    "exclusion.apply",
    "assessment.read",
    "knowledge.read",
    "knowledge.draft",
  ],
  agencyLeader: ["workOrder.read", "handling.signOff", "supervision.read", "assessment.read", "post.manage", "knowledge.read"],
  leader: [
    "workOrder.read",
    "demand.read",
    "workOrder.mark",
    "workOrder.recuse",
    "workOrder.decideEnd",
    "workOrder.confirmConclusion",
    "emergency.direct",
    "conferral.manage",
    "dispatch.designate",
    "dispatch.decideObjection",
    "supervision.read",
    "supervision.instruct",
    "supervision.handOver",
    "exclusion.decide",
    "assessment.read",
    "assessment.freeze",
    "statistics.read",
    "knowledge.read",
  ],
  administrator: [
    "account.manage",
    "token.manage",
    "audit.read",
    "directory.manage",
    "webhook.manage",
    "import.run",
    "post.manage",
    "statistics.read",
    "knowledge.read",
    "demand.read",
    "workOrder.read",
  ],
};

/** Everything that one of the roles may do. */
export function permissionsOf(roles: readonly Role[]): ReadonlySet<Permission> {
  return new Set(roles.flatMap((role) => permissionsByRole[role]));
}

/** Where an account stands. */
export type Standing = { readonly platformCode: string; readonly agencyId: string | null; readonly roles: readonly Role[] };

const isOfAgency = (role: Role) => role === "agencyHandler" || role === "agencyLeader";

/**
 * How far a person sees. Whoever belongs to an agency is bound to it whatever the role; a handler without an agency sees nothing.
 * The province's platform (code ending in four zeros) and the city's own see the whole city.
 */
export function reachOf(cityCode: string, standing: Standing): "agency" | "city" | "platform" {
  if (standing.agencyId !== null || standing.roles.some(isOfAgency)) return "agency";
  const province = `${cityCode.slice(0, 2)}0000`;
  return standing.platformCode === cityCode || standing.platformCode === province ? "city" : "platform";
}

/** `found`: agency ids of the subtree for a reach of agency, platform codes for one of platform. `agencyLine`: the own agency and those above. */
export function scopeOf(
  cityCode: string,
  reach: ReturnType<typeof reachOf>,
  found: readonly string[],
  agencyLine: readonly string[] = [],
): Scope {
  const scope: Scope = { cityCode, platformCodes: reach === "platform" ? found : "all", agencyIds: reach === "agency" ? found : "all" };
  return agencyLine.length === 0 ? scope : { ...scope, agencyLine };
}

const seesWholeCity = (scope: Scope): boolean => scope.platformCodes === "all" && scope.agencyIds === "all";

export function sessionEnd(startedAt: Date): Date {
  return new Date(startedAt.getTime() + sessionHours * hourMs);
}

/** No end means for good. At the very instant of its end a session or token no longer holds. */
export function isOver(expiresAt: Date | null, at: Date): boolean {
  return expiresAt !== null && expiresAt.getTime() <= at.getTime();
}

/** Asked only after the password was right: a stranger must not learn which accounts are disabled. */
export function decideSignIn(status: string): Decision {
  return status === "active" ? allow : refuse("auth.accountDisabled");
}

/** The roles and the agency of an account must fit. */
export function decideStanding(standing: Pick<Standing, "agencyId" | "roles">): Decision {
  return standing.roles.some(isOfAgency) && standing.agencyId === null ? refuse("account.agencyNeeded") : allow;
}

/** Nobody makes an account that he could not see: otherwise a county's administrator could make one for the whole city. */
export function decidePlace(scope: Scope, standing: Standing, known: { readonly platform: boolean; readonly agency: boolean }): Decision {
  return all(
    known.platform && seesPlatform(scope, standing.platformCode)
      ? allow
      : refuse("account.unknownPlatform", { code: standing.platformCode }),
    known.agency ? allow : refuse("catalogue.unknownAgency"),
    seesAgency(scope, standing.agencyId) ? allow : refuse("account.agencyOutOfReach"),
    decideStanding(standing),
  );
}

export type AccountFacts = Standing & { readonly id: string; readonly status: string };

/**
 * `administrators`: all enabled administrators before the change. The last one stays; and where the whole city has an
 * administrator, one of those stays, since one of a county cannot reach the accounts of the centre.
 */
export function decideChange(
  cityCode: string,
  account: AccountFacts,
  change: { readonly roles?: readonly Role[] | undefined; readonly status?: string | undefined },
  administrators: readonly AccountFacts[],
): Decision {
  const roles = change.roles ?? account.roles;
  const isAdministrator = account.status === "active" && account.roles.includes("administrator");
  const staysAdministrator = (change.status ?? account.status) === "active" && roles.includes("administrator");
  if (isAdministrator && !staysAdministrator) {
    const isCityWide = reachOf(cityCode, account) === "city";
    const others = administrators.filter((each) => each.id !== account.id && (!isCityWide || reachOf(cityCode, each) === "city"));
    if (others.length === 0) return refuse("account.lastAdministrator");
  }
  return decideStanding({ roles, agencyId: account.agencyId });
}

/** The audit trail carries no platform, so it cannot be cut to a county or an agency: only who sees the whole city reads it. */
export function decideReadAudit(scope: Scope): Decision {
  return seesWholeCity(scope) ? allow : refuse("account.cityOnly");
}
