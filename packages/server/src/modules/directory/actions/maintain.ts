import type {
  Agency,
  Category,
  setTimeLimit as setTimeLimitEndpoint,
  TimeLimit,
  updateAgency as updateAgencyEndpoint,
  updateCategory as updateCategoryEndpoint,
} from "@yihao/contract/directory";
import type { BodyOf } from "@yihao/contract/endpoint";
import { Absent, atField, Invalid, insist } from "../../../kernel/decision.ts";
import { newId } from "../../../kernel/ids.ts";
import { audit } from "../../../platform/audit.ts";
import { transact } from "../../../platform/transact.ts";
import type { Act, Call } from "../../../platform/world.ts";
import { presentAgency, presentCategories } from "../present.ts";
import { catalogueOf, forgetDirectory } from "../reading.ts";
import { dateMistake, decideAgency, decideMaintain } from "../rules/decisions.ts";
import type { AgencyRecord } from "../rules/import-agencies.ts";
import { isSameCategory, withFullNames } from "../rules/import-categories.ts";
import { initialsOf } from "../rules/initials.ts";
import { chainLimits } from "../rules/limits.ts";
import {
  listCategories,
  listTimeLimits,
  loadAgency,
  lockDirectory,
  markLimitEnd,
  saveAgencies,
  saveCategories,
  saveTimeLimits,
} from "../store/index.ts";

/** One change of the directory: changes of a city follow each other, and what was kept in memory goes after the commit. Refusal catalogue.cityOnly. */
export async function changeDirectory<T>(call: Call, work: (act: Act) => Promise<T>): Promise<T> {
  insist(decideMaintain(call.actor));
  const result = await transact(call, async (act) => {
    await lockDirectory(act.db, act.cityCode);
    return work(act);
  });
  forgetDirectory(call.world.memory, call.cityCode);
  return result;
}

export function insistDate(field: string, date: string): void {
  const message = dateMistake(date);
  if (message !== null) throw new Invalid([{ field, message }]);
}

/** A unit that is switched off keeps its running orders and gets no new ones. */
export function updateAgency(call: Call, id: string, change: BodyOf<typeof updateAgencyEndpoint>): Promise<Agency> {
  return changeDirectory(call, async (act) => {
    const before = await loadAgency(act.db, act.cityCode, id);
    const name = change.name ?? before.name;
    const shortName = change.shortName ?? before.shortName;
    const after: AgencyRecord = {
      ...before,
      name,
      shortName,
      isActive: change.isActive ?? before.isActive,
      signOff: change.signOff ?? before.signOff,
      initials: initialsOf(name, shortName),
    };
    await saveAgencies(act.db, act.cityCode, [after]);
    await audit(act, {
      action: "directory.agency_changed",
      subjectType: "agency",
      subjectId: id,
      detail: {
        code: before.code,
        before: { name: before.name, shortName: before.shortName, isActive: before.isActive, signOff: before.signOff },
        change,
      },
    });
    return presentAgency(after);
  });
}

/** A new name also enters the full names of the categories below. Refusal catalogue.unknownAgency. */
export async function updateCategory(call: Call, code: string, change: BodyOf<typeof updateCategoryEndpoint>): Promise<Category> {
  if (change.usualAgencyId !== undefined) insist(atField("usualAgencyId", decideAgency(await catalogueOf(call), change.usualAgencyId)));
  return changeDirectory(call, async (act) => {
    const before = await listCategories(act.db, act.cityCode);
    const known = before.find((category) => category.code === code);
    if (known === undefined) throw new Absent("个分类");
    const name = change.name ?? known.name;
    const changed = {
      ...known,
      name,
      scope: "scope" in change ? (change.scope ?? null) : known.scope,
      usualAgencyId: change.usualAgencyId === undefined ? known.usualAgencyId : change.usualAgencyId,
      isActive: change.isActive ?? known.isActive,
      initials: initialsOf(name),
    };
    const after = withFullNames(before.map((category) => (category.code === code ? changed : category)));
    await saveCategories(
      act.db,
      act.cityCode,
      after.filter((category, at) => !isSameCategory(category, before[at])),
    );
    await audit(act, {
      action: "directory.category_changed",
      subjectType: "category",
      subjectId: code,
      detail: { before: { name: known.name, usualAgencyId: known.usualAgencyId, isActive: known.isActive }, change },
    });
    const shown = presentCategories(after).find((category) => category.code === code);
    if (shown === undefined) throw new Absent("个分类");
    return shown;
  });
}

/** From its first day on; the limit before ends the day before. One of the same first day is replaced. Orders that run keep what was stamped on them. */
export function setTimeLimit(call: Call, given: BodyOf<typeof setTimeLimitEndpoint>): Promise<TimeLimit> {
  insistDate("effectiveFrom", given.effectiveFrom);
  return changeDirectory(call, async (act) => {
    await saveTimeLimits(act.db, act.cityCode, [{ ...given, id: newId(act.at), effectiveTo: null }]);
    const alike = (await listTimeLimits(act.db, act.cityCode)).filter(
      (limit) => limit.kindGroup === given.kindGroup && limit.urgency === given.urgency,
    );
    const ends = chainLimits(alike);
    for (const end of ends) await markLimitEnd(act.db, act.cityCode, end.id, end.effectiveTo);
    const saved = alike.find((limit) => limit.effectiveFrom === given.effectiveFrom);
    if (saved === undefined) throw new Absent("条时限");
    const end = ends.find((each) => each.id === saved.id);
    await audit(act, { action: "directory.time_limit_set", subjectType: "time_limit", subjectId: saved.id, detail: { ...given } });
    return end === undefined ? saved : { ...saved, effectiveTo: end.effectiveTo };
  });
}
