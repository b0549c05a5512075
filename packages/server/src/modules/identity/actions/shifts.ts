import type { BodyOf, QueryOf } from "@yihao/contract/endpoint";
import type {
  createDutyShift as createDutyShiftEndpoint,
  DutyShift,
  listDutyShifts as listDutyShiftsEndpoint,
} from "@yihao/contract/posts";
import { Absent, all, atField, insist, permitOf, Refusal } from "../../../kernel/decision.ts";
import { newId } from "../../../kernel/ids.ts";
import { audit } from "../../../platform/audit.ts";
import { transact } from "../../../platform/transact.ts";
import type { Call } from "../../../platform/world.ts";
import type { Places } from "../places.ts";
import {
  decideManageAgency,
  decideManagePlatform,
  decideNoOverlap,
  decideOnDutyFor,
  decideRemoveShift,
  decideSpan,
  type ShiftUnit,
} from "../rules/posts.ts";
import { staffOf } from "../staff.ts";
import {
  findShift,
  insertShift,
  listShifts,
  listShiftsOf,
  loadAccount,
  removeShift,
  type ShiftBound,
  type ShiftRow,
} from "../store/index.ts";
import { findPerson, lineInReach } from "./posts.ts";

const dayMs = 86_400_000;
const spanDaysMax = 92;

/** Shifts that touch the span, of one unit or of all that the caller manages. Refusals: range.reversed, range.tooLong. */
export async function readShifts(call: Call, places: Places, query: QueryOf<typeof listDutyShiftsEndpoint>): Promise<DutyShift[]> {
  const [from, to] = [new Date(query.from), new Date(query.to)];
  if (to.getTime() < from.getTime()) throw new Refusal("range.reversed");
  if (to.getTime() - from.getTime() > spanDaysMax * dayMs) throw new Refusal("range.tooLong", { days: spanDaysMax });
  const rows = await listShifts(call.db, call.cityCode, await boundOf(call, places, query), { from, to });
  const shown = [];
  for (const row of rows) if (await managesUnitOf(call, places, row)) shown.push(await present(call, places, row));
  return shown;
}

async function boundOf(
  call: Call,
  places: Places,
  of: { readonly agencyId?: string | undefined; readonly platformCode?: string | undefined },
): Promise<ShiftBound> {
  if (of.agencyId !== undefined) {
    await lineInReach(call, places, of.agencyId);
    return { agencyIds: [of.agencyId], platformCodes: [] };
  }
  if (of.platformCode !== undefined) {
    insist(atField("platformCode", decideManagePlatform(call.actor, of.platformCode)));
    return { agencyIds: [], platformCodes: [of.platformCode] };
  }
  const { scope } = staffOf(call);
  return { agencyIds: scope.agencyIds, platformCodes: scope.agencyIds === "all" ? scope.platformCodes : [] };
}

async function managesUnitOf(call: Call, places: Places, row: ShiftRow): Promise<boolean> {
  if (row.agency_id === null) return decideManagePlatform(call.actor, row.platform_code ?? "").ok;
  const [agency] = await places.agenciesUpFrom(call.world, call.cityCode, row.agency_id);
  return agency !== undefined && decideManageAgency(call.actor, agency).ok;
}

/** Refusals: dutyShift.overlap, and at their fields dutyShift.past, dutyShift.reversed, post.personUnknown, post.personElsewhere. */
export async function createShift(call: Call, places: Places, given: BodyOf<typeof createDutyShiftEndpoint>): Promise<DutyShift> {
  const unit = await unitInReach(call, places, given);
  const span = { startsAt: new Date(given.startsAt), endsAt: new Date(given.endsAt) };
  insist(decideSpan(span, call.at));
  const row = {
    city_code: call.cityCode,
    id: newId(call.at),
    agency_id: given.agencyId ?? null,
    platform_code: given.platformCode ?? null,
    starts_at: span.startsAt,
    ends_at: span.endsAt,
    account_id: given.accountId,
    note: given.note ?? null,
    set_at: call.at,
    set_by_name: call.actor.name,
  };
  return transact(call, async (act) => {
    const person = await findPerson(act, given.accountId);
    insist(atField("accountId", decideOnDutyFor(unit, person)));
    // The account is the lock: two rosters that claim the same person at once must not both succeed.
    const account = await loadAccount(act.db, act.cityCode, "all", given.accountId);
    const others = await listShiftsOf(act.db, act.cityCode, account.id, span.startsAt);
    const spans = await Promise.all(
      others.map(async (each) => ({ startsAt: each.starts_at, endsAt: each.ends_at, unitName: await unitNameOf(act, places, each) })),
    );
    insist(all(decideNoOverlap(account.display_name, span, spans)));
    await insertShift(act.db, row);
    const detail = { ...given };
    await audit(act, { action: "duty_shift.created", subjectType: "duty_shift", subjectId: row.id, detail });
    return present(act, places, { ...row, name: account.display_name, status: account.status, roles: account.roles });
  });
}

async function unitInReach(call: Call, places: Places, given: BodyOf<typeof createDutyShiftEndpoint>): Promise<ShiftUnit> {
  if (given.agencyId !== undefined) {
    const line = await lineInReach(call, places, given.agencyId);
    return { name: line[0]?.name ?? "", agencyIds: line.map((agency) => agency.id), platformCode: null };
  }
  const platformCode = given.platformCode ?? "";
  const known = await places.knows(call.world, call.cityCode, platformCode, null);
  if (!known.platform) throw new Refusal("account.unknownPlatform", { code: platformCode });
  insist(atField("platformCode", decideManagePlatform(call.actor, platformCode)));
  const { platformName } = await places.unitOf(call.world, call.cityCode, platformCode, null);
  return { name: platformName, agencyIds: null, platformCode };
}

/** Only what has not begun. Refusal dutyShift.past. */
export async function deleteShift(call: Call, places: Places, id: string): Promise<void> {
  await transact(call, async (act) => {
    const shift = await findShift(act.db, act.cityCode, id);
    if (shift === undefined || !(await managesUnitOf(act, places, shift))) throw new Absent("次值班");
    insist(decideRemoveShift({ startsAt: shift.starts_at, endsAt: shift.ends_at }, act.at));
    await removeShift(act.db, act.cityCode, id);
    const { account_id: accountId, agency_id: agencyId, platform_code: platformCode, starts_at: startsAt, ends_at: endsAt } = shift;
    const detail = { accountId, agencyId, platformCode, startsAt, endsAt };
    await audit(act, { action: "duty_shift.removed", subjectType: "duty_shift", subjectId: id, detail });
  });
}

async function unitNameOf(call: Call, places: Places, row: Pick<ShiftRow, "agency_id" | "platform_code">): Promise<string> {
  const unit = await places.unitOf(call.world, call.cityCode, row.platform_code ?? "", row.agency_id);
  return row.agency_id === null ? unit.platformName : (unit.agencyName ?? "");
}

async function present(call: Call, places: Places, row: ShiftRow): Promise<DutyShift> {
  return {
    id: row.id,
    agencyId: row.agency_id,
    platformCode: row.platform_code,
    unitName: await unitNameOf(call, places, row),
    accountId: row.account_id,
    name: row.name,
    startsAt: row.starts_at.toISOString(),
    endsAt: row.ends_at.toISOString(),
    note: row.note,
    setByName: row.set_by_name,
    can: { remove: permitOf(decideRemoveShift({ startsAt: row.starts_at, endsAt: row.ends_at }, call.at)) },
  };
}
