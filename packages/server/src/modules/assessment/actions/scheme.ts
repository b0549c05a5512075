import type { addScheme, Scheme } from "@yihao/contract/assessment-scheme";
import type { BodyOf } from "@yihao/contract/endpoint";
import { insist, Refusal } from "../../../kernel/decision.ts";
import { newId } from "../../../kernel/ids.ts";
import { dateOf } from "../../../kernel/shanghai.ts";
import { audit } from "../../../platform/audit.ts";
import { transact } from "../../../platform/transact.ts";
import type { Act, Call } from "../../../platform/world.ts";
import { presentScheme } from "../present/scheme.ts";
import { decideScheme, firstScheme } from "../rules/index.ts";
import { insertScheme, listSchemeRows } from "../store/index.ts";
import { decideCityWide } from "./scope.ts";

type Draft = Pick<BodyOf<typeof addScheme>, "name" | "effectiveFrom" | "source" | "items" | "bands">;

async function write(act: Act, draft: Draft, version: number, by: { name: string; at: Date | null }): Promise<boolean> {
  const id = newId(act.at);
  return insertScheme(
    act.db,
    {
      city_code: act.cityCode,
      id,
      version,
      name: draft.name,
      effective_from: draft.effectiveFrom,
      source: draft.source,
      bands: JSON.stringify(draft.bands),
      made_at: by.at,
      made_by_name: by.name,
    },
    draft.items.map((item, position) => ({
      city_code: act.cityCode,
      scheme_id: id,
      code: item.code,
      position,
      name: item.name,
      section: item.section,
      groups: item.groups,
      full_points: item.fullPoints,
      indicator: item.indicator,
      formula: JSON.stringify(item.formula),
      source: item.source,
    })),
  );
}

/** All versions, newest first; a city without one of its own gets the first scheme written down, since what is scored by it must point to it. */
export async function ensureSchemes(act: Act): Promise<Scheme[]> {
  const known = await listSchemeRows(act.db, act.cityCode);
  if (known.length > 0) return known.map(presentScheme);
  await write(act, { ...firstScheme, items: [...firstScheme.items] }, 1, { name: "随系统提供", at: null });
  return (await listSchemeRows(act.db, act.cityCode)).map(presentScheme);
}

/** 制定新版本. */
export async function add(call: Call, body: BodyOf<typeof addScheme>): Promise<Scheme> {
  insist(decideCityWide(call));
  return transact(call, async (act) => {
    const [latest] = await ensureSchemes(act);
    const version = (latest?.version ?? 0) + 1;
    insist(decideScheme(body, { today: dateOf(act.at), latestFrom: latest?.effectiveFrom ?? firstScheme.effectiveFrom }));
    const isNew = await write(act, body, version, { name: act.actor.name, at: act.at });
    if (!isNew) throw new Refusal("conflict.changed");
    const made = (await listSchemeRows(act.db, act.cityCode)).find((row) => row.version === version);
    if (made === undefined) throw new Error("a scheme that was written is there");
    await audit(act, { action: "scheme.added", subjectType: "assessment_scheme", subjectId: made.id, detail: { version } });
    return presentScheme(made);
  });
}
