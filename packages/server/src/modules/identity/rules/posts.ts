import { AgencyPost } from "@yihao/contract/posts";
import type { Role } from "@yihao/contract/roles";
import { type Actor, seesAgency, seesPlatform } from "../../../kernel/actor.ts";
import { all, allow, atField, type Decision, refuse } from "../../../kernel/decision.ts";
import { dateOf } from "../../../kernel/shanghai.ts";

/** An agency with what decides who manages it. */
export type AgencyPlace = { readonly id: string; readonly name: string; readonly platformCode: string; readonly isActive: boolean };

const dayMs = 86_400_000;
const shiftDaysMax = 7;
// Whoever stands in at once is written down a little after.
const graceMs = 15 * 60_000;

/** The centre manages posts and shifts of the agencies of its platform; an agency's leader those of the own subtree. */
export function decideManageAgency(actor: Actor, agency: Pick<AgencyPlace, "id" | "platformCode">): Decision {
  if (actor.kind === "system") return allow;
  if (actor.kind !== "staff") return refuse("auth.signInNeeded");
  const { scope } = actor;
  const isBoundToAgencies = scope.agencyIds !== "all";
  const sees = seesAgency(scope, agency.id) && (isBoundToAgencies || seesPlatform(scope, agency.platformCode));
  return sees ? allow : refuse("account.agencyOutOfReach");
}

/** People of an agency do not make the roster of a platform. */
export function decideManagePlatform(actor: Actor, platformCode: string): Decision {
  if (actor.kind === "system") return allow;
  if (actor.kind !== "staff") return refuse("auth.signInNeeded");
  const sees = actor.scope.agencyIds === "all" && seesPlatform(actor.scope, platformCode);
  return sees ? allow : refuse("account.unknownPlatform", { code: platformCode });
}

/** Null where there is no such account. */
export type PersonFacts = {
  readonly id: string;
  readonly name: string;
  readonly isActive: boolean;
  readonly roles: readonly Role[];
  readonly agencyId: string | null;
  readonly platformCode: string;
} | null;

/** `line`: the agency and those above it. A signing post needs the role that may sign, or nothing could ever leave the agency. */
function decideHolder(post: AgencyPost, line: readonly Pick<AgencyPlace, "id" | "name">[], person: PersonFacts): Decision {
  if (person === null || !person.isActive) return refuse("post.personUnknown");
  if (!line.some((agency) => agency.id === person.agencyId)) {
    return refuse("post.personElsewhere", { name: person.name, unit: line[0]?.name ?? "" });
  }
  if (post !== "liaison" && !person.roles.includes("agencyLeader")) {
    return refuse("post.leaderNeeded", { name: person.name, post: AgencyPost.word(post) });
  }
  return allow;
}

/** `deputy` undefined: none is named. */
export function decidePost(
  post: AgencyPost,
  line: readonly Pick<AgencyPlace, "id" | "name">[],
  holder: PersonFacts,
  deputy: PersonFacts | undefined,
): Decision {
  const isSame = holder !== null && deputy !== undefined && deputy?.id === holder.id;
  return all(
    atField("accountId", decideHolder(post, line, holder)),
    atField("deputyAccountId", isSame ? refuse("post.deputySame") : allow),
    atField("deputyAccountId", deputy === undefined ? allow : decideHolder(post, line, deputy)),
  );
}

export type ShiftUnit = {
  readonly name: string;
  /** The agency and those above it, or null for a platform. */
  readonly agencyIds: readonly string[] | null;
  readonly platformCode: string | null;
};

/** Of an agency: people of it or of one above. Of a platform: its own people, who belong to no agency. */
export function decideOnDutyFor(unit: ShiftUnit, person: PersonFacts): Decision {
  if (person === null || !person.isActive) return refuse("post.personUnknown");
  const belongs =
    unit.agencyIds === null
      ? person.agencyId === null && person.platformCode === unit.platformCode
      : person.agencyId !== null && unit.agencyIds.includes(person.agencyId);
  return belongs ? allow : refuse("post.personElsewhere", { name: person.name, unit: unit.name });
}

export type Span = { readonly startsAt: Date; readonly endsAt: Date };

/** A roster is a promise for what comes: the past shows who was really called. A quarter of an hour counts as now. */
export function decideSpan(span: Span, at: Date): Decision {
  if (span.endsAt.getTime() <= span.startsAt.getTime()) return atField("endsAt", refuse("dutyShift.reversed"));
  if (span.endsAt.getTime() - span.startsAt.getTime() > shiftDaysMax * dayMs) {
    return atField("endsAt", refuse("dutyShift.tooLong", { days: shiftDaysMax }));
  }
  return span.startsAt.getTime() < at.getTime() - graceMs ? atField("startsAt", refuse("dutyShift.past")) : allow;
}

/** Nobody is on duty in two places at once; ends that touch do not overlap. */
export function decideNoOverlap(name: string, span: Span, others: readonly (Span & { readonly unitName: string })[]): Decision {
  const other = others.find((each) => each.startsAt < span.endsAt && span.startsAt < each.endsAt);
  if (other === undefined) return allow;
  return refuse("dutyShift.overlap", { name, from: wordOf(other.startsAt), to: wordOf(other.endsAt), unit: other.unitName });
}

export function decideRemoveShift(shift: Span, at: Date): Decision {
  return shift.startsAt.getTime() <= at.getTime() ? refuse("dutyShift.past") : allow;
}

function wordOf(at: Date): string {
  const [, month, day] = dateOf(at).split("-");
  return `${Number(month)}月${Number(day)}日 ${new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(11, 16)}`;
}
