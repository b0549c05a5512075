import { randomBytes } from "node:crypto";
import type { ImportKind, ImportResult } from "@yihao/contract/directory";
import type { z } from "zod";
import { decideHolds } from "../../../kernel/actor.ts";
import { insist, Refusal } from "../../../kernel/decision.ts";
import { newId } from "../../../kernel/ids.ts";
import { audit } from "../../../platform/audit.ts";
import { readRows } from "../../../platform/spreadsheet.ts";
import { transact } from "../../../platform/transact.ts";
import type { Act, Call } from "../../../platform/world.ts";
import { ensureAccount, hashPassword } from "../../identity/index.ts";
import { catalogueOf, forgetDirectory } from "../reading.ts";
import { decideMaintain } from "../rules/decisions.ts";
import { planAgencies } from "../rules/import-agencies.ts";
import { planCategories } from "../rules/import-categories.ts";
import type { Counts, ImportRow } from "../rules/import-row.ts";
import { planStaff } from "../rules/import-staff.ts";
import { listAgencies, listCategories, listPlatforms, listRegions, lockDirectory, saveAgencies, saveCategories } from "../store/index.ts";
import { importColumns } from "./columns.ts";
import { takeInEntries } from "./dispatch-catalogue.ts";

// Every password costs some 20 ms of a processor, on purpose.
const staffRowsMax = 2000;
type Kind = z.output<typeof ImportKind>;

/** In the caller's transaction when there is one, else in one of its own. Refusal catalogue.cityOnly. */
async function within<T>(call: Call, work: (act: Call) => Promise<T>): Promise<T> {
  insist(decideMaintain(call.actor));
  const locked = async (act: Call) => {
    await lockDirectory(act.db, act.cityCode);
    return work(act);
  };
  const result = await (call.db.isTransaction ? locked(call) : transact(call, (act: Act) => locked(act)));
  forgetDirectory(call.world.memory, call.cityCode);
  return result;
}

/** Takes in the good rows of a file of agencies and reports the others; adds and updates by code, removes nothing. */
export function importAgencies(call: Call, rows: readonly ImportRow[]): Promise<ImportResult> {
  return within(call, async (act) => {
    const { save, ...counts } = planAgencies(rows, {
      existing: await listAgencies(act.db, act.cityCode),
      regionCodes: new Set((await listRegions(act.db)).map((region) => region.code)),
      platformCodes: new Set(
        (await listPlatforms(act.db)).filter((platform) => platform.cityCode === act.cityCode).map((platform) => platform.code),
      ),
      cityPlatformCode: act.cityCode,
      newId: idsInOrder(act.at),
    });
    await saveAgencies(act.db, act.cityCode, save);
    await auditImport(act, "agencies", counts);
    return counts;
  });
}

// A millisecond apart, so that agencies are listed in the order of the file: the official one.
function idsInOrder(at: Date): () => string {
  let made = 0;
  return () => {
    made += 1;
    return newId(new Date(at.getTime() + made));
  };
}

/** As {@link importAgencies}, for categories; the usual agency must be there. */
export function importCategories(call: Call, rows: readonly ImportRow[]): Promise<ImportResult> {
  return within(call, async (act) => {
    const agencies = await listAgencies(act.db, act.cityCode);
    const { save, ...counts } = planCategories(rows, {
      existing: await listCategories(act.db, act.cityCode),
      agencyIds: new Map(agencies.map((agency) => [agency.code, agency.id])),
    });
    await saveCategories(act.db, act.cityCode, save);
    await auditImport(act, "categories", counts);
    return counts;
  });
}

/** As {@link importAgencies}, for 派单目录; agencies and categories must be there. A line is known by category, region and first day. */
export function importDispatchCatalogue(call: Call, rows: readonly ImportRow[]): Promise<ImportResult> {
  return within(call, async (act) => {
    const counts = await takeInEntries(act, rows);
    await auditImport(act, "dispatch-catalogue", counts);
    return counts;
  });
}

/**
 * Accounts for a file of staff; names that are taken count as unchanged and stay as they are. A row without a password gets one that nobody knows:
 * the administrator sets another before the person's first sign-in.
 */
async function importStaff(call: Call, rows: readonly ImportRow[]): Promise<ImportResult> {
  insist(decideMaintain(call.actor));
  insist(decideHolds(call.actor, "account.manage"));
  if (rows.length > staffRowsMax) throw new Refusal("import.tooManyRows", { max: staffRowsMax });
  const catalogue = await catalogueOf(call);
  const active = catalogue.agencies().filter((agency) => agency.isActive);
  const { drafts, rejected } = planStaff(rows, {
    platformCodes: new Set(catalogue.platforms().map((platform) => platform.code)),
    cityPlatformCode: call.cityCode,
    agencies: new Map(active.map((agency) => [agency.code, agency])),
  });
  // Hashing is slow on purpose; one secret that nobody learns does for every row without a password.
  let unknown: Promise<string> | undefined;
  let added = 0;
  for (const { row: _row, password, ...draft } of drafts) {
    unknown ??= hashPassword(randomBytes(24).toString("base64url"));
    const { isNew } = await ensureAccount(call, password === null ? { ...draft, passwordHash: await unknown } : { ...draft, password });
    if (isNew) added += 1;
  }
  const counts: ImportResult = { added, updated: 0, unchanged: drafts.length - added, rejected };
  await auditImport(call, "staff", counts);
  return counts;
}

const importers: Readonly<Record<Kind, (call: Call, rows: readonly ImportRow[]) => Promise<ImportResult>>> = {
  agencies: importAgencies,
  categories: importCategories,
  "dispatch-catalogue": importDispatchCatalogue,
  staff: importStaff,
};

/** Reads an uploaded file and takes it in. Throws what `readRows` throws for a file that is no such table. */
export async function importFile(call: Call, kind: Kind, bytes: Buffer): Promise<ImportResult> {
  return importers[kind](call, await readRows(bytes, importColumns[kind]));
}

async function auditImport(call: Call, kind: Kind, { added, updated, unchanged, rejected }: Counts): Promise<void> {
  await audit(call, {
    action: "directory.imported",
    subjectType: "directory",
    subjectId: kind,
    detail: { added, updated, unchanged, rejected: rejected.length },
  });
}
